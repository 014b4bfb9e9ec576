import type { Workbook } from '../../files/sheetGrid.ts';
import type { KnownHeadings, SourceKind, TableMapping } from './source.ts';
import { columnsOf } from './tableColumns.ts';

/** Rows that the meaning of a column is told from. */
const SAMPLED = 50;

/** @returns the table with its columns understood as those of another kind of record */
export function tableOfKind(
  { sheets }: Workbook,
  table: TableMapping,
  kind: SourceKind,
  known: KnownHeadings,
): TableMapping {
  const rows = sheets.find(({ name }) => name === table.sheet)?.rows ?? [];
  const at = rows.findIndex(({ number }) => number === table.line);
  const row = rows[at];
  if (!row) return { ...table, kind };
  return { ...table, kind, columns: columnsOf(kind, row, rows.slice(at + 1, at + 1 + SAMPLED), known) };
}

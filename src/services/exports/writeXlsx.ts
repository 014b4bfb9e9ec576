import type { Wall } from '../../domain/companyClock.ts';
import { utcOf } from '../../domain/days.ts';
import type { Sink } from './sink.ts';
import { type CellKind, type CellValue, cleanLines, type ExportTable, type WriterTools } from './table.ts';

/** Limits of the format: rows of a sheet, with the headings, and characters of a cell. */
const MOST_ROWS = 1_048_576;
const MOST_CHARACTERS = 32_767;

const MINUTE = 60_000;
const FIRST_YEAR = 1901;
const LAST_YEAR = 9999;

/** The width and format of a column. `@` keeps text as text, even if a user edits the cell. */
export const COLUMNS: Readonly<Record<CellKind, { readonly width: number; readonly numFmt?: string }>> = {
  text: { width: 28, numFmt: '@' },
  number: { width: 10, numFmt: '0' },
  money: { width: 16, numFmt: '#,##0.00\\ "€"' },
  day: { width: 12, numFmt: 'dd/mm/yyyy' },
  instant: { width: 18, numFmt: 'dd/mm/yyyy hh:mm' },
};

/** Readers decode `_x000D_` as an escaped character. To keep such text unchanged, its first character is escaped. */
const literal = (text: string): string => text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');

/** @returns a text that a cell can have, unchanged where the format allows it */
export function xlsxText(value: string): string {
  const text = literal(cleanLines(value).replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : text;
}

/** Converts a company time to a `Date`. Sheets have no time zone, so the time is passed as if it were UTC. */
const wallDate = (wall: Wall): Date => new Date(utcOf(wall).getTime() + (wall.hour * 60 + wall.minute) * MINUTE);

function dateOf(value: string | Date, { clock }: WriterTools): Date | string {
  const [year = 0, month = 0, day = 0] = value instanceof Date ? [] : value.split('-').map(Number);
  const wall = value instanceof Date ? clock.toLocal(value) : { year, month, day, hour: 0, minute: 0 };
  // Sheets have no year before 1900, and treat 1900 as a leap year.
  const isKnown = wall.year >= FIRST_YEAR && wall.year <= LAST_YEAR;
  return isKnown ? wallDate(wall) : value instanceof Date ? value.toISOString() : value;
}

function cell(kind: CellKind, value: CellValue, tools: WriterTools): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'day' || kind === 'instant') return dateOf(value as string | Date, tools);
  return kind === 'text' ? xlsxText(String(value)) : Number(value);
}

/** Sheet names have at most 31 characters and exclude some signs. Some characters are reserved for a number. */
const sheetName = (title: string): string => title.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 28);

/**
 * Writes the table as a workbook: typed cells, fixed headings, and as many sheets as its rows need. Text is never a
 * formula, whatever it begins with.
 * @param mostRows the most rows of a sheet, with the headings; by default the limit of the format
 */
export async function writeXlsx<Row>(
  sink: Sink,
  table: ExportTable<Row>,
  tools: WriterTools,
  mostRows = MOST_ROWS,
): Promise<void> {
  const { title, columns, pages } = table;
  // The library is large, so it is loaded only for an export.
  const { writeXlsxStream } = await import('hucre/xlsx');
  async function* rows() {
    let written = 0;
    for await (const page of pages) {
      for (const row of page) yield columns.map(({ kind, value }) => cell(kind, value(row), tools));
      written += page.length;
      tools.onRows(written);
    }
  }
  const stream = writeXlsxStream(rows(), {
    name: sheetName(title),
    columns: columns.map(({ heading, kind }) => ({ header: literal(heading), ...COLUMNS[kind] })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: mostRows,
    zip64: false,
  });
  for await (const bytes of stream) await sink.write(bytes);
}

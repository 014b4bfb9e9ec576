import { fold } from '../../domain/likeness.ts';
import type { SheetGrid } from '../../files/sheetGrid.ts';
import { emptinessOf, shownText } from './cells.ts';
import { kindOf, meaningOf } from './labels.ts';
import { type LabelledCells, readRecord } from './readRecord.ts';
import { rawText, readValue, type ValueTools } from './readValue.ts';
import { type Block, dividedBlock, sheetBlocks } from './sheetBlocks.ts';
import { sheetItems } from './sheetItems.ts';
import type { KnownHeadings, SourceField, SourceRecord, SourceValue } from './source.ts';

/** The names that spreadsheets give to a sheet. */
const UNNAMED = /^(?:feuil(?:le)?|sheet|tabelle|hoja|foglio|table(?:au)?|classeur|book)[\s_-]*\d*$/iu;

/** The title above the labels is the name of the event. */
function nameOf({ titles }: Block, tools: ValueTools): SourceValue | null {
  const title = titles.at(-1);
  const value = title ? readValue('name', [title], tools) : null;
  const others = titles.slice(0, -1).map(({ cell }) => shownText(cell));
  if (!value || value.doubt || others.length === 0) return value;
  return { ...value, doubt: { key: 'imports.shape.titles', params: { others: others.join(', ') } } };
}

/** Without a title, the name of the sheet or of the client is proposed. */
function proposedName(record: SourceRecord, sheet: string, isAlone: boolean): SourceValue {
  const proposed = isAlone && !UNNAMED.test(sheet.trim()) ? sheet.trim() : (record.values.clientName?.value ?? null);
  return { raw: '', value: null, doubt: { key: 'imports.shape.untitled' }, proposed, line: record.line };
}

type Unread = SourceRecord['unread'][number];

/** Reads one block. Null if it has no labels that tell of a record, or no values. */
function recordOf(block: Block, sheet: string, known: KnownHeadings, tools: ValueTools): SourceRecord | null {
  const samples = block.labels.map(({ heading, cells }) => ({ heading, sample: rawText(cells) }));
  const found = kindOf(samples, sheet, known);
  if (!found || new Set(samples.map(({ heading }) => heading)).size < 2) return null;
  const { kind } = found;
  const labelled = block.labels.map(({ text, heading, cells, line }): LabelledCells => {
    const field = meaningOf(heading, kind, rawText(cells), known);
    return { label: text, heading, field, cells, line };
  });
  const line = block.lines.reduce((first, each) => Math.min(first, each));
  const lastLine = block.lines.reduce((last, each) => Math.max(last, each));
  const record = { ...readRecord(kind, { sheet, line }, labelled, tools), lastLine };
  if (Object.keys(record.values).length === 0) return null;
  const name = kind === 'event' ? nameOf(block, tools) : null;
  const named = record.values.name ?? name;
  const isTold = (text: string) =>
    fold(text) === fold(named?.raw ?? '') || named?.doubt?.key === 'imports.shape.titles';
  const loose: Unread[] = [
    ...block.titles
      .filter(({ cell }) => !isTold(shownText(cell)))
      .map((title) => ({ label: '', text: shownText(title.cell), line: title.line })),
    ...block.loose.map(({ label, cells, line: at }) => ({ label, text: rawText(cells), line: at })),
  ].filter(({ label, text }) => text !== '' && (label !== '' || emptinessOf(text) !== 'empty'));
  const values: { readonly [F in SourceField]?: SourceValue } = named
    ? { ...record.values, name: named }
    : record.values;
  return { ...record, values, unread: [...record.unread, ...loose] };
}

/** All that stands in a block in which no record was recognised, each cell with its own row. */
const unreadOf = ({ titles, labels, loose }: Block): Unread[] => [
  ...[{ label: '', cells: titles }, ...labels.map(({ text, cells }) => ({ label: text, cells })), ...loose].flatMap(
    ({ label, cells }) => cells.map(({ cell, line }) => ({ label, text: shownText(cell), line })),
  ),
  ...labels.filter(({ cells }) => cells.length === 0).map(({ text, line }) => ({ label: text, text: '', line })),
];

/** Keeps what stands beside records with the last one that begins above it. */
function withUnread(records: readonly SourceRecord[], beside: readonly Unread[]): readonly SourceRecord[] {
  const owned = new Map<SourceRecord | undefined, Unread[]>();
  for (const each of beside) {
    const owner = records.findLast(({ line }) => line <= each.line) ?? records[0];
    const own = owned.get(owner) ?? [];
    own.push(each);
    owned.set(owner, own);
  }
  return records.map((record) => ({ ...record, unread: [...record.unread, ...(owned.get(record) ?? [])] }));
}

/**
 * Finds the records of a sheet that stand as labels with their values beside them, one below the other or side by side.
 */
export function findSheetRecords(
  sheet: SheetGrid,
  known: KnownHeadings,
  tools: ValueTools,
): { readonly records: SourceRecord[]; readonly rows: ReadonlySet<number> } {
  const rows = new Set<number>();
  const records: SourceRecord[] = [];
  const others: Block[] = [];
  for (const { column, items } of sheetItems(sheet.rows, known))
    for (const block of sheetBlocks(column, items)) {
      const found = dividedBlock(block).flatMap((each) => recordOf(each, sheet.name, known, tools) ?? []);
      records.push(...found);
      if (found.length === 0) others.push(block);
      else for (const line of block.lines) rows.add(line);
    }
  // A row with a record at its left may hold something else at its right.
  const beside = others.flatMap(unreadOf).filter(({ line }) => rows.has(line));
  const isAlone = records.length === 1;
  return {
    records: withUnread(records, beside).map((record) =>
      record.kind === 'event' && !record.values.name
        ? { ...record, values: { ...record.values, name: proposedName(record, sheet.name, isAlone) } }
        : record,
    ),
    rows,
  };
}

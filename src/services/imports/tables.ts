import type { SheetGrid, SheetRow } from '../../files/sheetGrid.ts';
import { emptinessOf, shownText } from './cells.ts';
import { foldedHeading } from './foldedHeading.ts';
import { readRecord } from './readRecord.ts';
import type { ValueTools } from './readValue.ts';
import { isNumbering } from './sheetItems.ts';
import type { KnownHeadings, SourceRecord, TableMapping } from './source.ts';
import { columnsOf, headingKind, mayBeHeading } from './tableColumns.ts';

/** What the person knows better than we do. */
export interface Corrections {
  readonly known: KnownHeadings;
  /** The tables whose columns the person has corrected. */
  readonly mappings: readonly TableMapping[];
}

/** What was found in a sheet, and the rows that it stands in. */
export interface Part {
  readonly records: SourceRecord[];
  readonly tables: TableMapping[];
  readonly rows: Set<number>;
}

/** Headings stand in the first rows of a table. */
const HEADING_ROWS = 20;
const TOTAL =
  /^(?:sous[\s-]?total|sub[\s-]?total|(?:grand )?total|totaux|totals|somme|sum)(?:\s*(?:général|general|ttc|ht|:.*|\(.*\)|\d{4}|des .*|of .*))?\s*:?$/iu;

const written = (row: SheetRow): string[] => row.cells.map(shownText).filter((text) => emptinessOf(text) !== 'empty');

/** A sum below the records, and not a company of that name. */
function isTotal(row: SheetRow): boolean {
  const texts = row.cells.filter((cell) => typeof cell === 'string' && emptinessOf(shownText(cell)) !== 'empty');
  return texts.length < 3 && TOTAL.test(shownText(texts[0] ?? null));
}

/** Rows without a blank one between them. */
function* segments(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  let from = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && rows[at]?.number === (rows[at - 1]?.number ?? 0) + 1) continue;
    if (at > from) yield rows.slice(from, at);
    from = at;
  }
}

/** After so many rows, others have their turn. */
const TURN = 200;

/** Finds the tables of a sheet: lines of headings with records below, also over blank rows. It pauses between rows. */
export function* findTables(
  sheet: SheetGrid,
  { known, mappings }: Corrections,
  tools: ValueTools,
): Generator<void, Part> {
  const part: Part = { records: [], tables: [], rows: new Set() };
  const corrected = new Map(mappings.filter((each) => each.sheet === sheet.name).map((each) => [each.line, each]));
  let table: TableMapping | null = null;
  let folded: readonly string[] = [];
  /** Columns without a heading, in which somebody has numbered the rows. */
  let numbering: ReadonlySet<number> = new Set();

  const mappingAt = (rows: readonly SheetRow[], at: number): TableMapping | null => {
    const row = rows[at];
    if (!row) return null;
    const own = corrected.get(row.number);
    if (own) return own;
    const below = rows.slice(at + 1, at + 51);
    const above = at > 0 ? written(rows[at - 1] as SheetRow) : [];
    const title = `${sheet.name} ${above.length === 1 ? above[0]?.slice(0, 100) : ''}`;
    const kind = headingKind(row, below, title, known);
    return kind && { sheet: sheet.name, kind, line: row.number, columns: columnsOf(kind, row, below, known) };
  };

  const isLeftOut = (heading: string) => heading !== '' && Object.hasOwn(known, heading) && known[heading] === null;
  const take = (row: SheetRow, of: TableMapping): void => {
    if (isTotal(row)) return;
    const { number: line } = row;
    const labelled = row.cells.flatMap((cell, at) => {
      const { heading: label = '', field = null } = of.columns[at] ?? {};
      const heading = folded[at] ?? '';
      return field === null && (cell === null || isLeftOut(heading) || numbering.has(at))
        ? []
        : [{ label, heading, field, cells: [{ cell, line }], line }];
    });
    const record = readRecord(of.kind, { sheet: sheet.name, line }, labelled, tools);
    if (Object.keys(record.values).length > 0) part.records.push(record);
    if (Object.keys(record.values).length > 0 || record.unread.length === 0) part.rows.add(line);
  };

  const begin = (found: TableMapping, rows: readonly SheetRow[], at: number, above: SheetRow | undefined): void => {
    table = found;
    folded = found.columns.map(({ heading }) => foldedHeading(heading));
    const below = rows.slice(at + 1);
    const unnamed = found.columns.flatMap(({ heading, field }, column) => (heading === '' && !field ? [column] : []));
    numbering = new Set(unnamed.filter((column) => isNumbering(below, column)));
    part.tables.push(found);
    part.rows.add(found.line);
    if (above && written(above).length === 1 && !isTotal(above) && typeof above.cells.find(Boolean) === 'string')
      part.rows.add(above.number);
  };

  /** After a blank row, a line with one cell is a remark below the table. */
  const isOfTable = (row: SheetRow, of: TableMapping): boolean => {
    const named = of.columns.filter(({ field }) => field !== null).length;
    const filled = of.columns.filter(
      ({ field }, at) => field !== null && emptinessOf(shownText(row.cells[at] ?? null)) !== 'empty',
    ).length;
    return filled >= Math.min(2, named);
  };

  for (const rows of segments(sheet.rows)) {
    let first = 0;
    while (first < Math.min(rows.length, HEADING_ROWS) && mappingAt(rows, first) === null) first += 1;
    const start = first < Math.min(rows.length, HEADING_ROWS) ? first : null;
    const own = rows.find(({ number }) => corrected.has(number));
    const from = own && (start === null || own.number < (rows[start]?.number ?? 0)) ? rows.indexOf(own) : start;
    if (from === null) {
      const current: TableMapping | null = table;
      if (current && rows.every((row) => isOfTable(row, current) || isTotal(row)))
        for (const row of rows) {
          take(row, current);
          if (row.number % TURN === 0) yield;
        }
      else table = null;
      continue;
    }
    for (let at = from; at < rows.length; at += 1) {
      const row = rows[at] as SheetRow;
      const found = at === from || mayBeHeading(row, known) ? mappingAt(rows, at) : null;
      if (found) begin(found, rows, at, at === from ? rows[at - 1] : undefined);
      else if (table) take(row, table);
      if (row.number % TURN === 0) yield;
    }
  }
  return part;
}

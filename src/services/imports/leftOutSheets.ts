import type { CellValue, SheetGrid, SheetRow, Workbook } from '../../files/sheetGrid.ts';
import type { Translator } from '../../i18n/translator.ts';
import { inBoth } from '../lists/terms/termNames.ts';
import { shownText } from './cells.ts';
import type { ImportPlan } from './plan.ts';
import { LEFT_OUT, reasonsOf } from './reasonsOf.ts';
import type { Recognised } from './source.ts';

/** A sheet of what could not be taken. */
export interface LeftOutSheet {
  readonly name: string;
  /** From the first row on, without gaps; the last column says why. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** The part of the sheet that a row is kept with: a table, a record, or rows in which nothing was recognised. */
interface Kept {
  readonly part: string;
  readonly isTable: boolean;
  readonly reasons: string[];
}

type Rows = Map<number, Kept>;

const MARKS = new Set(inBoth('imports.leftOut.why'));

/** Keeps the rows of what is not taken, each with its reasons. */
function keptRows(plan: ImportPlan, texts: Translator): Map<string, Rows> {
  const sheets = new Map<string, Rows>();
  const rowsOf = (sheet: string): Rows => {
    const rows = sheets.get(sheet) ?? new Map();
    sheets.set(sheet, rows);
    return rows;
  };
  for (const item of plan.items) {
    if (!LEFT_OUT.includes(item.verdict)) continue;
    const told = texts.t('imports.leftOut.of', { what: item.name, reason: reasonsOf(item, texts).join(' ') });
    for (const { sheet, line, lastLine } of item.places) {
      const rows = rowsOf(sheet);
      for (let at = line; at <= lastLine; at += 1) {
        const before = rows.get(at);
        const kept = before ?? { part: `record ${line}`, isTable: line === lastLine, reasons: [] };
        if (at === line && !kept.reasons.includes(told)) kept.reasons.push(told);
        if (!before) rows.set(at, kept);
      }
    }
  }
  return sheets;
}

/** Adds the rows in which nothing was recognised. */
function addUnknown(sheets: Map<string, Rows>, { unknown }: Recognised, { t }: Translator): void {
  for (const { sheet, line, rows: count } of unknown) {
    const rows: Rows = sheets.get(sheet) ?? new Map();
    sheets.set(sheet, rows);
    for (let at = line; at < line + count; at += 1)
      if (!rows.has(at))
        rows.set(at, {
          part: `unknown ${line}`,
          isTable: false,
          reasons: at === line ? [t('imports.leftOut.unknown')] : [],
        });
  }
}

/** Adds the headings, with the title above them, of the tables that have a row here. */
function addHeadings(rows: Rows, sheet: SheetGrid, { tables, unknown }: Recognised): void {
  const own = tables.filter((table) => table.sheet === sheet.name).map(({ line }) => line);
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  const isUnknown = (line: number) =>
    unknown.some((part) => part.sheet === sheet.name && line >= part.line && line < part.line + part.rows);
  for (const [line, kept] of [...rows]) {
    const heading = kept.isTable ? own.findLast((each) => each < line) : undefined;
    if (heading === undefined) continue;
    const part = `table ${heading}`;
    rows.set(line, { ...kept, part });
    if (!rows.has(heading)) rows.set(heading, { part, isTable: true, reasons: [] });
    const above = byNumber.get(heading - 1);
    const isTitle = above?.cells.filter((cell) => shownText(cell) !== '').length === 1;
    if (isTitle && !rows.has(heading - 1) && !isUnknown(heading - 1))
      rows.set(heading - 1, { part, isTable: true, reasons: [] });
  }
}

/** Puts the rows one below the other, a blank one between two parts, and the reasons beside them. */
function withReasons(rows: Rows, sheet: SheetGrid, why: string): readonly (readonly CellValue[])[] {
  const kept = sheet.rows.flatMap((row) => {
    const found = rows.get(row.number);
    return found ? [{ row, found }] : [];
  });
  const width = kept.reduce((most, { row }) => Math.max(most, row.cells.length), 0);
  const line = (cells: readonly CellValue[], reason: string): CellValue[] => [
    ...Array.from({ length: width }, (_, at) => cells[at] ?? null),
    reason === '' ? null : reason,
  ];
  const [first] = kept;
  const isNamed = first?.found.isTable === true && first.found.reasons.length === 0;
  const written: CellValue[][] = isNamed ? [] : [line([], why)];
  for (const [at, { row, found }] of kept.entries()) {
    const before = kept[at - 1];
    const isApart =
      before && (before.found.part !== found.part || (!found.isTable && row.number > before.row.number + 1));
    if (isApart) written.push(line([], ''));
    written.push(line(row.cells, at === 0 && isNamed ? why : found.reasons.join('\n')));
  }
  return written;
}

/**
 * What of a file is not taken over, in the shape of the file: the same sheets and columns, only those rows, and one more
 * column that says why (decision 14). It can be corrected and taken over in its turn.
 * @returns the sheets; none if all is taken, or was there already
 */
export function leftOutSheets(
  { sheets }: Pick<Workbook, 'sheets'>,
  recognised: Recognised,
  plan: ImportPlan,
  texts: Translator,
): LeftOutSheet[] {
  const kept = keptRows(plan, texts);
  addUnknown(kept, recognised, texts);
  return sheets.map(withoutReasons).flatMap((sheet) => {
    const rows = kept.get(sheet.name);
    if (!rows || rows.size === 0) return [];
    addHeadings(rows, sheet, recognised);
    return [{ name: sheet.name, rows: withReasons(rows, sheet, texts.t('imports.leftOut.why')) }];
  });
}

/** Takes the column of the reasons away again, so that a corrected file is read as the first one was. */
export function withoutReasons(sheet: SheetGrid): SheetGrid {
  const isMark = (cell: CellValue) => typeof cell === 'string' && MARKS.has(cell.trim());
  const column = sheet.rows.reduce((found, { cells }) => (found < 0 ? cells.findLastIndex(isMark) : found), -1);
  if (column < 0) return sheet;
  const without = ({ number, cells }: SheetRow): SheetRow => ({
    number,
    cells: cells.map((cell, at) => (at === column ? null : cell)),
  });
  return {
    ...sheet,
    rows: sheet.rows.map(without).filter(({ cells }) => cells.some((cell) => cell !== null && cell !== '')),
  };
}

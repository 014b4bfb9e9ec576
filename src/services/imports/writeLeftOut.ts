import { join, parse } from 'node:path';
import { utcOf } from '../../domain/days.ts';
import type { CellValue, WallClock, Workbook } from '../../files/sheetGrid.ts';
import { freeName, writeFileWhole } from '../exports/exportFile.ts';
import { makeExportFolder } from '../exports/exportFolder.ts';
import { onePage } from '../exports/listPages.ts';
import type { Sink } from '../exports/sink.ts';
import { writeCsv } from '../exports/writeCsv.ts';
import { usualSeparator } from '../exports/writeExport.ts';
import { COLUMNS, xlsxText } from '../exports/writeXlsx.ts';
import type { Session } from '../session.ts';
import { shownText } from './cells.ts';
import type { LeftOutSheet } from './leftOutSheets.ts';

/** Names of text files. What else is read is written as `.xlsx`, which every spreadsheet opens. */
const OF_TEXT = /\.(?:csv|tsv|tab|txt)$/i;

/** @returns the ending of the file of what is left out, without a point */
export const leftOutEnding = (file: string): 'csv' | 'xlsx' => (OF_TEXT.test(file) ? 'csv' : 'xlsx');

const MINUTES_A_DAY = 1440;

interface XlsxCell {
  readonly value: string | number | boolean | Date;
  readonly style: { readonly numFmt: string };
}

function clockCell({ day, time }: WallClock): XlsxCell {
  const [hour = 0, minute = 0] = (time ?? '').split(':').map(Number);
  const minutes = hour * 60 + minute;
  if (day === null) return { value: minutes / MINUTES_A_DAY, style: { numFmt: 'hh:mm' } };
  const [year = 0, month = 0, of = 0] = day.split('-').map(Number);
  const value = new Date(utcOf({ year, month, day: of }).getTime() + minutes * 60_000);
  return { value, style: { numFmt: COLUMNS[time === null ? 'day' : 'instant'].numFmt ?? '' } };
}

/** The cell with the format that keeps it what it is: a text is never a formula, nor a number. */
function xlsxCell(cell: Exclude<CellValue, null>): XlsxCell {
  if (typeof cell === 'string') return { value: xlsxText(cell), style: { numFmt: '@' } };
  return typeof cell === 'object' ? clockCell(cell) : { value: cell, style: { numFmt: 'General' } };
}

async function writeSheets(sheets: readonly LeftOutSheet[], { epoch }: Pick<Workbook, 'epoch'>, sink: Sink) {
  const { writeXlsx } = await import('hucre/xlsx');
  const written = sheets.map(({ name, rows }) => ({
    name,
    columns: (rows[0] ?? []).map(() => ({ width: COLUMNS.text.width })),
    rows: rows.map((cells) => cells.map(() => null)),
    cells: new Map(
      rows.flatMap((cells, row) =>
        cells.flatMap((cell, at) => (cell === null ? [] : [[`${row},${at}`, xlsxCell(cell)] as const])),
      ),
    ),
  }));
  await sink.write(new Uint8Array(await writeXlsx({ sheets: written, dateSystem: epoch === 1904 ? '1904' : '1900' })));
}

async function writeText(session: Session, { name, rows }: LeftOutSheet, sink: Sink): Promise<void> {
  const [headings = [], ...below] = rows.map((cells) => cells.map((cell) => shownText(cell)));
  const columns = headings.map((heading, at) => ({
    heading,
    kind: 'text' as const,
    value: (cells: readonly string[]) => cells[at] ?? '',
  }));
  const table = { title: name, columns, pages: onePage(below) };
  await writeCsv(sink, table, { clock: session.clock, onRows: () => undefined }, usualSeparator(session));
}

/**
 * Writes what of a file was not taken over, in a file of the same shape: as `.csv` if it was a text file, else as
 * `.xlsx`. Formulas are harmless there, as in the exports.
 * @param workbook the file that was read
 * @param sheets what `leftOutSheets` returns, not empty
 */
export async function writeLeftOut(
  session: Session,
  workbook: Pick<Workbook, 'file' | 'epoch'>,
  sheets: readonly LeftOutSheet[],
  sink: Sink,
): Promise<void> {
  const [only] = sheets;
  if (leftOutEnding(workbook.file) === 'csv' && only) return writeText(session, only, sink);
  return writeSheets(sheets, workbook, sink);
}

/** What a file name may have, so that it is easy to type. */
const typed = (name: string): string =>
  name
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, ' ')
    .replace(/^[ .]+/, '')
    .trim() || '_';

/**
 * Writes that file beside the exports of the person, under a name of its own: it never replaces another one.
 * @returns its path
 * @throws Usage if the folder cannot be written
 */
export async function saveLeftOut(
  session: Session,
  workbook: Pick<Workbook, 'file' | 'epoch'>,
  sheets: readonly LeftOutSheet[],
): Promise<string> {
  const folder = makeExportFolder(session);
  const nameOf = (file: string) => session.texts.t('imports.leftOut.fileName', { file });
  // The rest of a rest is named like the first one.
  const [name = ''] = parse(workbook.file).name.split(nameOf(''));
  const stem = typed(nameOf(name.slice(0, 60)));
  const ending = leftOutEnding(workbook.file);
  const path = join(folder, `${freeName(folder, stem, ending)}.${ending}`);
  await writeFileWhole(path, { mayReplace: false }, (sink) => writeLeftOut(session, workbook, sheets, sink));
  return path;
}

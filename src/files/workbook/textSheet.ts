import { parse } from 'node:path';
import type { RawRow, RawWorkbook } from './sources.ts';

/** The first line in which Excel is told the separator. It is not a row. */
const TOLD = /^sep=([^\r\n])[ \t]*(?:\r\n?|\n|$)/i;
/** Separators that are hardly ever within a value, before those that are: a comma is also a decimal sign. */
const PLAIN = ['\t', ';', '|'];
const SAMPLE_ROWS = 20;
const LONGEST_SAMPLE = 256 * 1024;

/**
 * Reads a text file as one sheet. Its values stay texts: the file does not tell numbers and dates from them.
 * @returns the workbook; a quoted value may have several lines
 */
export async function textSheet(file: string, text: string): Promise<RawWorkbook> {
  const { detectDelimiter, streamCsvRows } = await import('hucre/csv');
  const [line = '', told] = TOLD.exec(text) ?? [];
  const body = text.slice(line.length);
  const sample = body.slice(0, LONGEST_SAMPLE);
  const isTable = (delimiter: string): boolean => {
    const counts = new Set<number>();
    let rows = 0;
    for (const values of streamCsvRows(sample, { delimiter, skipEmptyRows: true, maxRows: SAMPLE_ROWS })) {
      counts.add(values.length);
      rows++;
    }
    const [count = 0] = counts;
    return rows > 0 && counts.size === 1 && count > 1;
  };
  const delimiter = told ?? PLAIN.find(isTable) ?? detectDelimiter(sample);
  function* rows(): Generator<RawRow> {
    let number = 0;
    for (const values of streamCsvRows(body, { delimiter, skipBom: false })) {
      number++;
      yield { number, values };
    }
  }
  return { epoch: 1900, sheets: [{ name: parse(file).name, rows: rows() }] };
}

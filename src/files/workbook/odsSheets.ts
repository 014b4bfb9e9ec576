import { Usage } from '../../domain/errors.ts';
import { clockTime } from './cellValue.ts';
import type { WorkbookLimits } from './limits.ts';
import { numbered, type RawSheet, type RawWorkbook } from './sources.ts';

const HIDDEN_STYLE =
  /<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*>\s*<style:table-properties\b[^>]*\btable:display="false"/g;
const TABLE = /<table:table\s([^>]*)>/g;
const STYLE_OF_TABLE = /\btable:style-name="([^"]*)"/;
const NAME_OF_TABLE = /\btable:name="([^"]*)"/;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;
const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REPEATED_ROW = /<table:table-row\b[^>]*\btable:number-rows-repeated="(\d+)"[^>]*>/g;
const ROW_END = '</table:table-row>';
const HAS_VALUE = /\boffice:value-type=/;
const EPOCH_1904 = /<table:null-date\b[^>]*\btable:date-value="1904-01-01"/;

/** A few bytes may stand for a million equal rows, which the library would make one by one. */
function checkRepeatedRows(file: string, content: string, most: number): void {
  let repeated = 0;
  for (const { 0: start, 1: count, index } of content.matchAll(REPEATED_ROW)) {
    if (start.endsWith('/>')) continue;
    const row = content.slice(index, content.indexOf(ROW_END, index));
    if (HAS_VALUE.test(row)) repeated += Number(count);
    if (repeated > most) throw new Usage({ key: 'spreadsheet.rows', params: { file, most } });
  }
}

/**
 * Reads an OpenDocument spreadsheet. The library does not tell which sheets are hidden, so their styles are looked at
 * here.
 * @param content the part `content.xml`
 * @throws {Usage} if it repeats too many rows; the library’s error if the file is broken
 */
export async function odsSheets(
  file: string,
  bytes: Uint8Array,
  content: string,
  { rows: most }: WorkbookLimits,
): Promise<RawWorkbook> {
  checkRepeatedRows(file, content, most);
  const hiddenStyles = new Set([...content.matchAll(HIDDEN_STYLE)].map(([, name]) => name));
  const hidden = new Set<string>();
  for (const [, attributes = ''] of content.matchAll(TABLE)) {
    const name = NAME_OF_TABLE.exec(attributes)?.[1] ?? '';
    if (!hiddenStyles.has(STYLE_OF_TABLE.exec(attributes)?.[1])) continue;
    hidden.add(name.replaceAll(ENTITY, (sign, called) => MEANT[called] ?? sign));
  }
  const { readOds } = await import('hucre/ods');
  const workbook = await readOds(bytes);
  const sheets = workbook.sheets
    .filter(({ name }) => !hidden.has(name))
    .map(({ name, rows }): RawSheet => ({ name, rows: numbered(rows.map((row) => row?.map(clockTime))) }));
  return { epoch: EPOCH_1904.test(content) ? 1904 : 1900, sheets };
}

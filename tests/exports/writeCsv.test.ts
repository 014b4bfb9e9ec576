import { parseCsv } from 'hucre/csv';
import { expect, it } from 'vitest';
import { writeCsv } from '../../src/services/exports/writeCsv.ts';
import { collected, HOSTILE, type Row, tableOf, tools } from './support.ts';

async function written(kinds: Parameters<typeof tableOf>[0], rows: readonly Row[]): Promise<string> {
  const sink = collected();
  await writeCsv(sink, tableOf(kinds, rows), tools);
  return sink.bytes().toString('utf8');
}

it('is UTF-8 with the mark that Excel wants, its records ended by CRLF, and what needs quotes quoted (RFC 4180)', async () => {
  const text = await written(['text', 'text'], [['Zoé, "la" patronne', 'Lyon\nParis']]);
  expect(text).toBe('\ufeffC0,C1\r\n"Zoé, ""la"" patronne","Lyon\nParis"\r\n');
});

it('writes numbers, amounts and dates as they are, in the company’s time', async () => {
  const kinds = ['number', 'money', 'day', 'instant', 'text'] as const;
  const rows = [[75, '-1250.50', '2021-04-18', new Date('2023-06-04T11:00:00Z'), null]];
  expect((await written(kinds, rows)).split('\r\n')[1]).toBe('75,-1250.50,2021-04-18,2023-06-04 13:00,');
});

it('no field is one that a spreadsheet would calculate, and every other one comes back as it was', async () => {
  const text = await written(
    ['text'],
    HOSTILE.map((value) => [value]),
  );
  const [, ...rows] = parseCsv(text.slice(1)) as string[][];
  const fields = rows.map(([field]) => field ?? '');
  expect(fields).toHaveLength(HOSTILE.length);
  for (const field of fields) expect(field).not.toMatch(/^\s*[=+\-@\t\r＝]/);
  expect(fields[2]).toBe("'+33 1 22 33 44 55");
  expect(fields).toContain('"quoted", with; commas');
  expect(fields).toContain('two\nlines');
});

it('shows what hides or reorders text instead of writing it', async () => {
  const text = await written(['text'], [['\u001b[31mred\u202eder']]);
  expect(text).toContain('^[[31mred<U+202E>der');
  expect([...text].some((sign) => ['\u001b', '\u202e'].includes(sign))).toBe(false);
});

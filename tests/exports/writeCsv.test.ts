import { parseCsv } from 'hucre/csv';
import { expect, it } from 'vitest';
import { type CsvSeparator, writeCsv } from '../../src/services/exports/writeCsv.ts';
import { collected, HOSTILE, type Row, tableOf, tools } from './support.ts';

async function written(
  kinds: Parameters<typeof tableOf>[0],
  rows: readonly Row[],
  separator: CsvSeparator = ',',
): Promise<string> {
  const sink = collected();
  await writeCsv(sink, tableOf(kinds, rows), tools, separator);
  return sink.bytes().toString('utf8');
}

it('is UTF-8 with the BOM that Excel needs, records end with CRLF, and fields are quoted where necessary (RFC 4180)', async () => {
  const text = await written(['text', 'text'], [['Zoé, "la" patronne', 'Lyon\nParis']]);
  expect(text).toBe('\ufeffC0,C1\r\n"Zoé, ""la"" patronne","Lyon\nParis"\r\n');
});

it('writes numbers, amounts and dates plainly, in the company’s zone', async () => {
  const kinds = ['number', 'money', 'day', 'instant', 'text'] as const;
  const rows = [[75, '-1250.50', '2021-04-18', new Date('2023-06-04T11:00:00Z'), null]];
  expect((await written(kinds, rows)).split('\r\n')[1]).toBe('75,-1250.50,2021-04-18,2023-06-04 13:00,');
});

it('no field is one that a spreadsheet would calculate, and every other field is read back unchanged', async () => {
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

it('shows characters that hide or reorder text instead of writing them', async () => {
  const text = await written(['text'], [['\u001b[31mred\u202eder']]);
  expect(text).toContain('^[[31mred<U+202E>der');
  expect([...text].some((sign) => ['\u001b', '\u202e'].includes(sign))).toBe(false);
});

/** Readers with a fixed separator: one that understands quotes, and one that splits at every separator. */
const READERS = [',', ';', '\t', '|'].flatMap((separator) => [
  (text: string) => parseCsv(text, { delimiter: separator }) as string[][],
  (text: string) => text.split(/\r\n|\n/).map((line) => line.split(separator)),
]);

it.each([',', ';'] as const)(
  'no reader makes a formula of a part of a text, with the separator %s',
  async (separator) => {
    const texts = [
      ...HOSTILE,
      'Dupont;=1+1;x',
      'Dupont,=1+1,x',
      'Dupont\t=1+1\tx',
      'Dupont|=1+1|x',
      "x|=cmd|'/c calc'!A1",
      'a;"=1+1"',
      'a, +1',
      'a\n=1+1',
      '"=1+1',
    ];
    const text = await written(
      ['number', 'text'],
      texts.map((value, at) => [at, value]),
      separator,
    );
    const cells = READERS.flatMap((read) => read(text.slice(1)).flat());
    expect(cells.length).toBeGreaterThan(texts.length * READERS.length);
    for (const cell of cells) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝]/);
  },
);

it('a phone keeps its zero, and a text that looks like a number or a day stays text', async () => {
  const texts = ['0612345678', '06 12 34 56 78', '3/4', '1e5', 'Studio 54'];
  const [, ...rows] = parseCsv(
    (
      await written(
        ['text'],
        texts.map((value) => [value]),
      )
    ).slice(1),
  ) as string[][];
  expect(rows.flat()).toEqual(["'0612345678", '06 12 34 56 78', "'3/4", "'1e5", 'Studio 54']);
});

it('a French spreadsheet gets semicolons and decimal commas', async () => {
  const kinds = ['number', 'money', 'text'] as const;
  expect(await written(kinds, [[75, '-1250.50', 'Lyon, Paris; Nice']], ';')).toBe(
    '\ufeffC0;C1;C2\r\n75;-1250,50;"Lyon, Paris; Nice"\r\n',
  );
});

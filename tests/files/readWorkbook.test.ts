import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/files/readWorkbook.ts';
import { odsFile, xlsxFile, xlsxParts, xmlRow } from '../factories/workbooks.ts';
import { xlsFile } from '../factories/xlsFile.ts';
import { zipFile } from '../factories/zipFile.ts';
import { firstRow, gridsOf, refusalOf, written } from './gridsOf.ts';

test('a workbook has its name, its digest, and its visible sheets with values in their order', async () => {
  const bytes = xlsxFile([
    { name: 'Été', rows: xmlRow(2, ['Client', 'Ville']) + xmlRow(5, [null, 'Lyon']) },
    { name: 'Caché', state: 'hidden', rows: xmlRow(1, ['secret']) },
    { name: 'Très caché', state: 'veryHidden', rows: xmlRow(1, ['secret']) },
    { name: 'Vide', rows: xmlRow(1, ['  ']) },
    { name: 'Hiver', rows: xmlRow(1, ['Neige']) },
  ]);
  const workbook = await readWorkbook(written('Événements.xlsx', bytes));
  expect(workbook).toEqual({
    file: 'Événements.xlsx',
    digest: createHash('sha256').update(bytes).digest('hex'),
    epoch: 1900,
    sheets: [
      {
        name: 'Été',
        rows: [
          { number: 2, cells: ['Client', 'Ville'] },
          { number: 5, cells: [null, 'Lyon'] },
        ],
      },
      { name: 'Hiver', rows: [{ number: 1, cells: ['Neige'] }] },
    ],
  });
});

const rowNumbers = (count: number): number[] => [...Array(count).keys()];
const rowsOf = (count: number, row: (at: number) => string): string => rowNumbers(count).map(row).join('');
const odsRow = (at: number): string =>
  `<table:table-row><table:table-cell office:value-type="float" office:value="${at}"/></table:table-row>`;

const DATES = [
  [45081.5416666667, 'instant'],
  [45081, 'day'],
  [45081, 'frenchDay'],
  [0.541666666666667, 'clock'],
  [45081.54166666, 'instant'],
  [60, 'day'],
  [59, 'day'],
  [61, 'day'],
] as const;
const SECOND_SHEET = { name: 'Autre', rows: xmlRow(1, ['x']) };
/** So large that the file is streamed. */
const LARGE_SHEET = { name: 'Grande', rows: xmlRow(1, ['x']) + '<row/>  '.repeat(1024 * 1024 + 1) };

test.each([
  ['streamed sheets', [LARGE_SHEET]],
  ['sheets read at once', []],
])('%s: dates are the clock on the wall, rounded to the second, in both ways of counting', async (_name, more) => {
  const of1900 = xlsxFile([{ name: 'A', rows: xmlRow(1, DATES) }, ...more]);
  expect(await firstRow('a.xlsx', of1900)).toEqual([
    { day: '2023-06-04', time: '13:00' },
    { day: '2023-06-04', time: null },
    { day: '2023-06-04', time: null },
    { day: null, time: '13:00' },
    { day: '2023-06-04', time: '13:00' },
    // The day that only Excel has, 29 February 1900, is told as the day before it.
    { day: '1900-02-28', time: null },
    { day: '1900-02-28', time: null },
    { day: '1900-03-01', time: null },
  ]);
  const cells = [
    [43619.5416666667, 'instant'],
    [43619, 'day'],
    [0.75, 'clock'],
  ] as const;
  const of1904 = xlsxFile([{ name: 'A', rows: xmlRow(1, cells) }, ...more], { epoch: 1904 });
  const { epoch, sheets } = await readWorkbook(written('b.xlsx', of1904));
  expect(epoch).toBe(1904);
  expect(sheets[0]?.rows[0]?.cells).toEqual([
    { day: '2023-06-04', time: '13:00' },
    { day: '2023-06-04', time: null },
    { day: null, time: '18:00' },
  ]);
});

test.each([
  ['streamed sheets', [LARGE_SHEET]],
  ['sheets read at once', []],
])('%s: of formulas the last value, of rich texts the text; numbers stay numbers', async (_name, more) => {
  const rows = `<row r="1" hidden="1">
    <c r="A1"><f>SUM(1,2)</f><v>3</v></c><c r="B1" t="str"><f>HYPERLINK("http://x")</f><v>Lyon</v></c>
    <c r="C1" t="e"><f>#REF!</f><v>#REF!</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="s"><v>0</v></c>
    <c r="F1"><v>1023</v></c><c r="G1"><v>33612345678</v></c><c r="H1" s="4"><v>0.2</v></c><c r="I1" s="5"><v>12000.5</v></c>
    <c r="J1" t="s"><v>1</v></c><c r="K1"><f>NOW()</f></c><c r="L1" t="inlineStr"><is><r><t>ri</t></r><r><t>che</t></r></is></c></row>`;
  const texts =
    '<si><r><rPr><b/></rPr><t>Jean </t></r><r><t>Dupont</t></r></si><si><t xml:space="preserve">a_x000D_\nb &amp; c</t></si>';
  expect(await firstRow('a.xlsm', xlsxFile([{ name: 'A', rows }, ...more], { texts }))).toEqual([
    ...[3, 'Lyon', '#REF!', true, 'Jean Dupont', 1023, 33612345678, 0.2, 12000.5, 'a\nb & c', null, 'riche'],
  ]);
});

test('midnight is a time where the format shows one, and else a day alone', async () => {
  const cells = [
    [45082, 'instant'],
    [45082, 'day'],
    [45082, 'frenchDay'],
    [0, 'clock'],
  ] as const;
  expect(await firstRow('a.xlsx', xlsxFile([{ name: 'A', rows: xmlRow(1, cells) }]))).toEqual([
    { day: '2023-06-05', time: '00:00' },
    { day: '2023-06-05', time: null },
    { day: '2023-06-05', time: null },
    { day: null, time: '00:00' },
  ]);
});

test.each([
  ['streamed sheets', [LARGE_SHEET]],
  ['sheets read at once', []],
])('%s: charts between the sheets are passed over', async (_name, more) => {
  const sheets = [
    { name: 'A', rows: xmlRow(1, ['a']) },
    { name: 'Courbe', rows: '', isChart: true },
    { name: 'B', rows: xmlRow(1, ['b']) },
  ];
  expect((await gridsOf('a.xlsx', xlsxFile([...sheets, ...more]))).slice(0, 2)).toEqual([
    ['A', { 1: ['a'] }],
    ['B', { 1: ['b'] }],
  ]);
});

test('a sheet whose cells are missing is not passed over', async () => {
  const parts = xlsxParts([
    { name: 'A', rows: xmlRow(1, ['a']) },
    { name: 'B', rows: xmlRow(1, ['b']) },
  ]);
  const lacking = zipFile(parts.filter(({ name }) => name !== 'xl/worksheets/sheet2.xml'));
  expect(await refusalOf(written('a.xlsx', lacking))).toBe('spreadsheet.broken');
});

test('two cells that are very far apart are read, though the library would fill what is between', async () => {
  const far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>';
  const wide =
    '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="9000"><c r="A9000"><v>2</v></c></row>';
  expect(
    await gridsOf('a.xlsx', xlsxFile([{ name: 'A', rows: far }, { name: 'B', rows: wide }, SECOND_SHEET])),
  ).toEqual([
    ['A', { 1: [1], 1048576: [null, 2] }],
    ['B', { 1: [1], 9000: [2] }],
    ['Autre', { 1: ['x'] }],
  ]);
});

test('what the library writes is read back, merged cells with the value in the first', async () => {
  const rows = [
    ['Client', null, 'Ville'],
    ['Zoé', new Date(Date.UTC(2023, 5, 4, 13, 0)), 'Lyon'],
  ];
  const merges = [{ startRow: 0, endRow: 0, startCol: 0, endCol: 1 }];
  const columns = [{}, { numFmt: 'dd/mm/yyyy hh:mm' }, {}];
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows, merges, columns }], dateSystem: '1904' });
  expect(await gridsOf('a.xlsx', bytes)).toEqual([
    ['A', { 1: ['Client', null, 'Ville'], 2: ['Zoé', { day: '2023-06-04', time: '13:00' }, 'Lyon'] }],
  ]);
});

test('Excel 97: values, dates of both epochs, merged cells; hidden sheets are left out', async () => {
  const cells = [
    { row: 0, column: 0, value: 'Événement' },
    { row: 0, column: 1, value: 'left behind' },
    { row: 3, column: 1, value: 1023 },
    { row: 3, column: 2, value: 43619.5416666667, isDay: true },
    { row: 3, column: 3, value: true },
  ];
  const sheets = [
    { name: 'Cachée', isHidden: true, cells },
    { name: 'Été', cells, merged: [0, 0, 0, 1] as const },
  ];
  const { epoch, sheets: found } = await readWorkbook(written('vieux.xls', xlsFile(sheets, 1904)));
  expect(epoch).toBe(1904);
  expect(found).toEqual([
    {
      name: 'Été',
      rows: [
        { number: 1, cells: ['Événement'] },
        { number: 4, cells: [null, 1023, { day: '2023-06-04', time: '13:00' }, true] },
      ],
    },
  ]);
  expect((await readWorkbook(written('a.xls', xlsFile(sheets)))).sheets[0]?.rows[1]?.cells[2]).toEqual({
    day: '2019-06-03',
    time: '13:00',
  });
});

test('Excel 97: a file so large that its table of sectors has a list of its own', async () => {
  const cells = rowNumbers(50_000).map((row) => ({ row, column: 0, value: `${'é'.repeat(60)}${row}` }));
  const sheets = [
    { name: 'A', cells },
    { name: 'H', isHidden: true, cells },
  ];
  // The name of the workbook is in the second sector of the names, which only the list leads to.
  const before = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, Buffer.from(name)]));
  const found = (await readWorkbook(written('a.xls', xlsFile(sheets, 1900, false, before)))).sheets;
  expect(found.map(({ name, rows }) => [name, rows.length])).toEqual([['A', 50_000]]);
  expect(found[0]?.rows.at(-1)).toEqual({ number: 50_000, cells: [`${'é'.repeat(60)}49999`] });
});

test('OpenDocument: days, times, lines of a cell, repeated and covered cells; hidden sheets are left out', async () => {
  const cell = (type: string, value: string, text = '') =>
    `<table:table-cell office:value-type="${type}" ${value}>${text}</table:table-cell>`;
  const tables = `<table:table table:name="Cachée &amp; vieille" table:style-name="ta2"><table:table-row>${cell('string', '', '<text:p>x</text:p>')}</table:table-row></table:table>
    <table:table table:name="Été" table:style-name="ta1">
    <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    <table:table-row>${cell('string', 'table:number-columns-spanned="2"', '<text:p>a <text:span>b</text:span></text:p><text:p>c</text:p>')}<table:covered-table-cell/>
    ${cell('date', 'office:date-value="2023-06-04"')}${cell('date', 'office:date-value="2023-06-04T13:00:00"')}${cell('time', 'office:time-value="PT13H05M00S"', '<text:p>13:05</text:p>')}
    ${cell('float', 'office:value="1023"', '<text:p>1 023</text:p>')}${cell('percentage', 'office:value="0.2"')}${cell('boolean', 'office:boolean-value="true"')}
    ${cell('string', 'table:formula="of:=[.A1]"', '<text:p>#REF!</text:p>')}</table:table-row>
    <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`;
  const styles = `<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
    <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`;
  const day = { day: '2023-06-04', time: null };
  const cells = [
    'a b\nc',
    null,
    day,
    { ...day, time: '13:00' },
    { day: null, time: '13:05' },
    1023,
    0.2,
    true,
    '#REF!',
  ];
  expect(await gridsOf('a.ods', odsFile(tables, styles))).toEqual([['Été', { 4: cells }]]);
});

test('the kind of a file is told by its content, not by its name', async () => {
  const named = (name: string) => gridsOf(name, xlsxFile([{ name: 'A', rows: xmlRow(1, ['x']) }]));
  expect(await named('a.csv')).toEqual([['A', { 1: ['x'] }]]);
  expect(await gridsOf('a.xlsx', 'Nom;Ville\nZoé;Lyon\n')).toEqual([
    ['a', { 1: ['Nom', 'Ville'], 2: ['Zoé', 'Lyon'] }],
  ]);
});

test.each([
  ['.xlsx', 50_000, () => xlsxFile([{ name: 'A', rows: rowsOf(50_000, (at) => xmlRow(at + 1, [`Texte ${at}`, at])) }])],
  ['.csv', 200_000, () => rowsOf(200_000, (at) => `Texte ${at};${at};2;3;4;5;6;7;8;9\n`)],
  ['.ods', 50_000, () => odsFile(`<table:table table:name="A">${rowsOf(50_000, odsRow)}</table:table>`)],
])('%s: rows are counted as they come, and the screen’s thread is never held up', async (ending, count, make) => {
  const path = written(`a${ending}`, make());
  const counts: number[] = [];
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const { sheets } = await readWorkbook(path, { onRows: (rows) => counts.push(rows) });
  clearInterval(beat);
  expect(sheets[0]?.rows.length).toBe(count);
  expect(counts.at(-1)).toBe(count);
  expect(counts.length).toBeGreaterThan(50);
  expect(longest).toBeLessThan(200);
});

test('a reading that is stopped ends with the reason of who stopped it', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => xmlRow(at + 1, [`Texte ${at}`, at]));
  const path = written('a.xlsx', xlsxFile([{ name: 'A', rows: rows.join('') }]));
  const stop = new AbortController();
  const reason = new Error('stopped by the person');
  const onRows = () => stop.abort(reason);
  await expect(readWorkbook(path, { signal: stop.signal, onRows })).rejects.toBe(reason);
  await expect(readWorkbook(path, { signal: stop.signal })).rejects.toBe(reason);
});

import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDeflateRaw } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/files/readWorkbook.ts';
import { odsFile, xlsxFile, xlsxParts, xmlRow } from '../factories/workbooks.ts';
import { compoundFile, xlsFile } from '../factories/xlsFile.ts';
import { zipFile } from '../factories/zipFile.ts';
import { refusalOf, written } from './gridsOf.ts';

const XLSX = xlsxFile([{ name: 'A', rows: xmlRow(1, ['x', 'y']) + xmlRow(2, ['z']) }]);

test('a path that is no file is refused at once, whatever it is', async () => {
  const path = written('a.xlsx', XLSX);
  const folder = dirname(path);
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  symlinkSync('loop', join(folder, 'loop'));
  expect(await refusalOf(join(folder, 'none.xlsx'))).toBe('spreadsheet.missing');
  expect(await refusalOf(join(path, 'inside.xlsx'))).toBe('spreadsheet.missing');
  expect(await refusalOf(folder)).toBe('spreadsheet.folder');
  expect(await refusalOf(join(folder, 'pipe'))).toBe('spreadsheet.notFile');
  expect(await refusalOf('/dev/zero')).toBe('spreadsheet.notFile');
  expect(await refusalOf(join(folder, 'loop'))).toBe('spreadsheet.unreadable');
});

test.each([
  ['nothing', Buffer.alloc(0), 'spreadsheet.empty'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'spreadsheet.other'],
  ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'spreadsheet.other'],
  ['a rich text', Buffer.from('{\\rtf1 Bonjour}'), 'spreadsheet.other'],
  ['a Word document', zipFile([{ name: '[Content_Types].xml', content: 'wordprocessingml' }]), 'spreadsheet.other'],
  ['an old Word document', compoundFile({ WordDocument: Buffer.from('x') }), 'spreadsheet.other'],
  ['an archive', zipFile([{ name: 'photo.jpg', content: 'x' }]), 'spreadsheet.other'],
  [
    'an OpenDocument text',
    zipFile([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
    'spreadsheet.other',
  ],
  ['an Excel 95 file', compoundFile({ Book: Buffer.from('x') }), 'spreadsheet.saveAgain'],
  ['a binary workbook', zipFile([{ name: 'xl/workbook.bin', content: 'x' }]), 'spreadsheet.saveAgain'],
  ['a page', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'spreadsheet.saveAgain'],
  ['an XML spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'spreadsheet.saveAgain'],
  ['an old file with a password', xlsFile([{ name: 'A', cells: [] }], 1900, true), 'spreadsheet.password'],
  ['half a file', XLSX.subarray(0, XLSX.length / 2), 'spreadsheet.broken'],
  ['half an old file', xlsFile([{ name: 'A', cells: [] }]).subarray(0, 600), 'spreadsheet.broken'],
  ['a start alone', Buffer.from('PK'), 'spreadsheet.broken'],
])('%s is refused with what to do', async (_name, bytes, key) => {
  expect(await refusalOf(written('a.xls', bytes))).toBe(key);
});

test('a password is asked for in the sentence, in every format', async () => {
  const encryption = { password: 'secret', spinCount: 10 };
  const locked = await writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }], encryption });
  expect(await refusalOf(written('a.xlsx', locked))).toBe('spreadsheet.password');
  const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
  const parts = [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: manifest },
    { name: 'content.xml', content: Buffer.from('encrypted') },
  ];
  expect(await refusalOf(written('a.ods', zipFile(parts)))).toBe('spreadsheet.password');
});

test('each byte of a file may be wrong: it is read or refused with a sentence, never anything else', async () => {
  const files = {
    'a.xlsx': XLSX,
    'a.ods': odsFile('<table:table table:name="A"/>'),
    'a.xls': xlsFile([{ name: 'A', cells: [] }]),
  };
  for (const [name, bytes] of Object.entries(files)) {
    for (let at = 8; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(await refusalOf(written(name, broken), { seconds: 10 })).toMatch(/^(?:read|spreadsheet\.\w+)$/);
    }
  }
});

test('limits: the sentence names the place and the bound', async () => {
  const problemOf = (path: string, limits: object) =>
    readWorkbook(path, limits).then(
      () => null,
      (error) => error.problem,
    );
  const path = written('a.xlsx', XLSX);
  expect(await problemOf(path, { rows: 2, columns: 2, characters: 1 })).toBeNull();
  expect(await problemOf(path, { rows: 1 })).toEqual({ key: 'spreadsheet.rows', params: { file: 'a.xlsx', most: 1 } });
  expect(await problemOf(path, { columns: 1 })).toEqual({
    key: 'spreadsheet.columns',
    params: { file: 'a.xlsx', sheet: 'A', cell: 'B1', most: 1 },
  });
  const long = written('b.csv', `a;b\nc;${'d'.repeat(32_768)}`);
  expect(await problemOf(long, {})).toEqual({
    key: 'spreadsheet.characters',
    params: { file: 'b.csv', sheet: 'b', cell: 'B2', most: 32_767 },
  });
  truncateSync(long, 51 * 1024 * 1024);
  expect(await problemOf(long, {})).toEqual({
    key: 'spreadsheet.fileBytes',
    params: { path: long, size: 51, most: 50 },
  });
  expect(await problemOf(path, { partBytes: 100 })).toMatchObject({ key: 'spreadsheet.unpackedBytes' });
});

test('two hundred thousand rows are read, and one more is refused', async () => {
  const rows = 'x;y\n'.repeat(200_000);
  expect((await readWorkbook(written('a.csv', rows))).sheets[0]?.rows.length).toBe(200_000);
  expect(await refusalOf(written('a.csv', `${rows}x;y\n`))).toBe('spreadsheet.rows');
});

test('a few bytes that stand for millions of equal rows are refused before the rows are made', async () => {
  const cell =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="19"><text:p>a</text:p></table:table-cell>';
  const row = `<table:table-row table:number-rows-repeated="100000">${cell}</table:table-row>`;
  const tables = Array.from({ length: 20 }, (_, at) => `<table:table table:name="${at}">${row}</table:table>`);
  const path = written('a.ods', odsFile(tables.join('')));
  expect(await refusalOf(path, { memoryMegabytes: 64 })).toBe('spreadsheet.rows');
});

/** Two gigabytes of empty rows, as a few megabytes. */
async function bomb(): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 9 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk) => chunks.push(chunk));
  const blanks = Buffer.alloc(16 * 1024 * 1024, '<row/>  ');
  for (let at = 0; at < 128; at++) await new Promise((next) => deflate.write(blanks, next));
  await new Promise((next) => deflate.end(() => deflate.once('end', next)));
  return Buffer.concat(chunks);
}

test('a zip bomb is refused within seconds and a small memory, whatever size it tells', async () => {
  const packed = await bomb();
  const file = (part: string, told: number) =>
    zipFile(
      xlsxParts([{ name: 'A', rows: '' }]).map(({ name, ...rest }) =>
        name === part ? { name, packed, told } : { name, ...rest },
      ),
    );
  const [sheet, texts] = ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'];
  for (const [part, told, key] of [
    [sheet, 2 ** 31, 'spreadsheet.unpackedBytes'],
    [sheet, 10_000, 'spreadsheet.broken'],
    [sheet, 0, 'spreadsheet.broken'],
    [texts, 2 ** 31, 'spreadsheet.unpackedBytes'],
    [texts, 90 * 1024 * 1024, 'spreadsheet.broken'],
  ] as const) {
    const path = written('a.xlsx', file(part, told));
    const [before, started] = [process.memoryUsage().rss, performance.now()];
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    expect(await refusalOf(path)).toBe(key);
    clearInterval(watch);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(most - before).toBeLessThan(300 * 1024 * 1024);
  }
});

test('a file that takes too much memory or time is given up, and the sentence says so', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => `<si><t>Texte ${at}</t></si>`).join('');
  const path = written('a.xlsx', xlsxFile([{ name: 'A', rows: xmlRow(1, ['x']) }], { texts: rows }));
  expect(await refusalOf(path, { memoryMegabytes: 24 })).toBe('spreadsheet.memory');
  expect(await refusalOf(path, { seconds: 0.001 })).toBe('spreadsheet.seconds');
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freeName, writeFileWhole } from '../../src/services/exports/exportFile.ts';
import { isFileName } from '../../src/services/exports/exportFolder.ts';
import { writeCsv } from '../../src/services/exports/writeCsv.ts';
import { writeXlsx } from '../../src/services/exports/writeXlsx.ts';
import { type Row, tableOf, tools } from './support.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A list without an end, which is stopped after some pages. */
function endless(stopping: AbortController) {
  let asked = 0;
  const pages = (async function* () {
    for (;;) {
      asked += 1;
      if (asked === 20) stopping.abort(new Error('stopped'));
      yield Array.from({ length: 1000 }, (_, at): Row => [at, 'x'.repeat(50)]);
    }
  })();
  const onRows = () => stopping.signal.throwIfAborted();
  return { table: { ...tableOf(['number', 'text'], []), pages }, tools: { ...tools, onRows } };
}

it.each([
  ['CSV', writeCsv],
  ['XLSX', writeXlsx],
])('a stopped export leaves no file, neither partial nor whole: %s', async (_name, write) => {
  const { table, tools: telling } = endless(new AbortController());
  const path = join(folder, 'clients');
  const work = writeFileWhole(path, { mayReplace: true }, (sink) => write(sink, table, telling));
  await expect(work).rejects.toThrow('stopped');
  expect(readdirSync(folder)).toEqual([]);
});

it('a stopped export leaves the file to replace unchanged', async () => {
  const path = join(folder, 'clients.csv');
  writeFileSync(path, 'precious');
  const { table, tools: telling } = endless(new AbortController());
  const work = writeFileWhole(path, { mayReplace: true }, (sink) => writeCsv(sink, table, telling, ','));
  await expect(work).rejects.toThrow('stopped');
  expect(readdirSync(folder)).toEqual(['clients.csv']);
  expect(readFileSync(path, 'utf8')).toBe('precious');
});

it('a file that another program creates meanwhile is not overwritten', async () => {
  const path = join(folder, 'clients.csv');
  const work = writeFileWhole(path, { mayReplace: false }, async () => writeFileSync(path, 'theirs'));
  await expect(work).rejects.toMatchObject({ problem: { key: 'export.exists' } });
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['clients.csv']);
});

it('only its owner can read a file, and a free name is found', async () => {
  await writeFileWhole(join(folder, 'clients.csv'), { mayReplace: false }, async (sink) =>
    sink.write(Buffer.from('x')),
  );
  expect(statSync(join(folder, 'clients.csv')).mode & 0o777).toBe(0o600);
  expect(freeName(folder, 'clients', 'csv')).toBe('clients-2');
  expect(freeName(folder, 'clients', 'xlsx')).toBe('clients');
});

it.each(['.profile', '../x.csv', 'a/b.csv', 'a\\b.csv', '-rf.csv', 'x\u0000.csv', 'a\nb', 'é'.repeat(101), ' x', 'x '])(
  '%j is no valid file name',
  (name) => expect(isFileName(name)).toBe(false),
);

it.each(['clients.csv', 'Été 2026 (Lyon).xlsx', '客户.csv', 'عملاء.csv'])('%j is a valid file name', (name) =>
  expect(isFileName(name)).toBe(true),
);

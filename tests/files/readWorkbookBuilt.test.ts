import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { bundleProgram } from '../../src/bootstrap/steps/bundle.js';
import { xlsxFile, xmlRow } from '../factories/workbooks.ts';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

test('in a build, the thread that reads is found beside the chunk that starts it', async () => {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'epicevent-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await bundleProgram(
    { readWorkbook: 'src/files/readWorkbook.ts', workbookThread: 'src/files/workbook/workbookThread.ts' },
    folder,
  );
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, xlsxFile([{ name: 'A', rows: xmlRow(1, ['x', 1023]) }]));
  const program = `const { readWorkbook } = await import(${JSON.stringify(pathToFileURL(join(folder, 'readWorkbook.js')))});
    console.log(JSON.stringify((await readWorkbook(${JSON.stringify(path)})).sheets));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(JSON.parse(stdout)).toEqual([{ name: 'A', rows: [{ number: 1, cells: ['x', 1023] }] }]);
});

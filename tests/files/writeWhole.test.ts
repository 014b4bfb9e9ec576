import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorCode } from '../../src/files/errorCode.ts';
import { type WholeOptions, writeWhole, writeWholeSync } from '../../src/files/writeWhole.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const WAYS: readonly [string, (path: string, text: string, options: WholeOptions) => Promise<void>][] = [
  ['at once', async (path, text, options) => writeWholeSync(path, text, options)],
  ['piece by piece', (path, text, options) => writeWhole(path, options, (write) => write(text))],
];

const codeOf = (work: Promise<void>) => work.then(() => 'written', errorCode);

test.each(WAYS)('%s: an existing file is replaced, and only its owner can read it', async (_name, put) => {
  const path = join(folder, 'a.json');
  writeFileSync(path, 'an older and longer text', { mode: 0o644 });
  await put(path, 'new', { mayReplace: true });
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test.each(WAYS)('%s: an existing file stays if it must not be replaced', async (_name, put) => {
  const path = join(folder, 'a.json');
  writeFileSync(path, 'theirs');
  expect(await codeOf(put(path, 'ours', { mayReplace: false }))).toBe('EEXIST');
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test.each(WAYS)('%s: a missing folder is reported by its error code', async (_name, put) => {
  expect(await codeOf(put(join(folder, 'none', 'a.json'), 'x', { mayReplace: true }))).toBe('ENOENT');
});

test('an interrupted write leaves no file, and the error of the work is thrown unchanged', async () => {
  const broken = writeWhole(
    join(folder, 'a'),
    { mayReplace: true, failure: () => new Error('the disk') },
    async (write) => {
      await write('half');
      throw new Error('the work');
    },
  );
  await expect(broken).rejects.toThrow('the work');
  expect(readdirSync(folder)).toEqual([]);
});

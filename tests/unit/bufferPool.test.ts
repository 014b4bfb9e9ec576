import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bufferPoolFor } from '../../src/db/engine/bufferPool.ts';

const MB = 1024 ** 2;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  mkdirSync(join(folder, 'epicevent'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A table file of that size, which takes no space on the disk. */
function table(name: string, bytes: number): void {
  const path = join(folder, 'epicevent', `${name}.ibd`);
  writeFileSync(path, '');
  truncateSync(path, bytes);
}

test('the private server gets memory by the size of its tables, and never more than a quarter of the machine’s', () => {
  expect(bufferPoolFor(join(folder, 'nowhere'))).toBe(128 * MB);
  expect(bufferPoolFor(folder)).toBe(128 * MB);
  table('client', 400 * MB);
  const some = bufferPoolFor(folder);
  expect(some).toBeGreaterThanOrEqual(Math.min(400 * MB, totalmem() / 4 - 128 * MB));
  table('event', 4 * totalmem());
  const most = bufferPoolFor(folder);
  expect(most).toBeGreaterThanOrEqual(some);
  expect(most).toBeLessThanOrEqual(totalmem() / 4);
});

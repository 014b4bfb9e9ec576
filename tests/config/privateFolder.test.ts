import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Usage } from '../../src/domain/errors.ts';
import { makePrivateFolder } from '../../src/files/privateFolder.ts';

it('creates a folder and its parents, for the user alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'epicevent-'));
  const path = join(root, 'a', 'b');
  makePrivateFolder(path);
  makePrivateFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  rmSync(root, { recursive: true });
});

it.runIf(process.platform === 'linux')('fails at once in a folder where nothing can be created', () => {
  expect(() => makePrivateFolder('/proc/nope/data')).toThrow(Usage);
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Usage } from '../../src/domain/errors.ts';
import { makePrivateFolder } from '../../src/files/privateFolder.ts';

it('makes a folder and those above it, for the user alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'epicevent-'));
  const path = join(root, 'a', 'b');
  makePrivateFolder(path);
  makePrivateFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  rmSync(root, { recursive: true });
});

it.runIf(process.platform === 'linux')('says at once that nothing can be made where nothing can be kept', () => {
  expect(() => makePrivateFolder('/proc/nope/data')).toThrow(Usage);
});

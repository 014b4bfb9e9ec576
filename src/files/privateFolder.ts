import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from './errorCode.ts';
import { folderProblem } from './folderProblem.ts';

/**
 * Like `mkdirSync` with `recursive`. That one loops for ever in folders such as `/proc`, which answer ENOENT to a
 * creation.
 */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || parent === path || existsSync(parent)) throw error;
    makeFolder(parent);
    mkdirSync(path, { mode: 0o700 });
  }
}

/**
 * Creates a folder for the user alone, or removes the access of others to an existing one. A folder that belongs to
 * another user, or that others could write in, is refused.
 * @throws Usage
 */
export function makePrivateFolder(path: string): void {
  let isOurs: boolean;
  try {
    makeFolder(path);
    const found = statSync(path);
    isOurs = found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
    if (isOurs && (found.mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    throw folderProblem(path, error);
  }
  if (!isOurs) throw new Usage({ key: 'cli.folderForeign', params: { path } });
}

import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from './errorCode.ts';
import { folderProblem } from './folderProblem.ts';

/** As `mkdirSync` with `recursive`, which never ends where a folder says that what it cannot hold is not there (`/proc`). */
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
 * Makes a folder of the user's alone, or closes one that others could look into. One that is somebody else's, or that
 * others could have put something into, is not used.
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

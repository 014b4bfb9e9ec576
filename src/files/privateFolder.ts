import { chmodSync, existsSync, mkdirSync, type Stats, statSync } from 'node:fs';
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
 * another user, or that others could write in, is refused. The refusal never advises to remove it: data may be in it.
 * @throws Usage
 */
export function makePrivateFolder(path: string): void {
  let found: Stats;
  try {
    makeFolder(path);
    found = statSync(path);
  } catch (error) {
    throw folderProblem(path, error);
  }
  requirePrivate(path, found);
  if ((found.mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/** @throws Usage with the cure, for a file or folder of another user, or a folder that others may write in */
function requirePrivate(path: string, { uid, mode }: Stats): void {
  const own = process.getuid?.();
  if (uid !== own) throw new Usage({ key: own === 0 ? 'cli.folderAsRoot' : 'cli.folderOfOther', params: { path } });
  if ((mode & 0o022) !== 0) throw new Usage({ key: 'cli.folderOpen', params: { path } });
}

import { chmodSync, type Stats, statSync } from 'node:fs';
import { makeFolder } from '../bootstrap/makeFolder.js';
import { Usage } from '../domain/errors.ts';
import { folderProblem } from './folderProblem.ts';

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
export function requirePrivate(path: string, { uid, mode }: Stats): void {
  const own = process.getuid?.();
  if (uid !== own) throw new Usage({ key: own === 0 ? 'cli.folderAsRoot' : 'cli.folderOfOther', params: { path } });
  if ((mode & 0o022) !== 0) throw new Usage({ key: 'cli.folderOpen', params: { path } });
}

import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { Usage } from './errors.ts';
import { folderProblem } from './folderProblem.ts';

/**
 * Makes a folder of the user's alone, or closes one that others could look into. One that is somebody else's, or that
 * others could have put something into, is not used.
 * @throws Usage
 */
export function makePrivateFolder(path: string): void {
  let isOurs: boolean;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const found = statSync(path);
    isOurs = found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
    if (isOurs && (found.mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    throw folderProblem(path, error);
  }
  if (!isOurs) throw new Usage({ key: 'cli.folderForeign', params: { path } });
}

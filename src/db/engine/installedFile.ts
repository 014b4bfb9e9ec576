import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeSync } from '../../files/writeWhole.ts';
import { privateServerPaths } from '../../settings/privateServerPaths.ts';
import type { Paths } from '../../settings/userPaths.ts';

/** Returns whether the private data have the schema of `folder`, according to the last installation. */
export function isInstalled(installedFile: string, folder: string): boolean {
  try {
    return readFileSync(installedFile, 'utf8') === markOf(folder);
  } catch {
    return false; // No such file: the installation will check the schema itself.
  }
}

/** Records that the private data have the schema of `folder`. */
export function noteInstalled(installedFile: string, folder: string): void {
  writeWholeSync(installedFile, markOf(folder), { mayReplace: true });
}

/** Makes the next start check the schema itself. */
export function forgetInstalled(home: Paths): void {
  rmSync(privateServerPaths(home).installedFile, { force: true });
}

/** Returns a digest of the folder's content. Comparing it is faster at a start than a query. */
function markOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(readFileSync(path));
  return hash.digest('hex');
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeSync } from '../../files/writeWhole.ts';
import { privateServerPlaces } from '../../settings/privateServerPlaces.ts';
import type { Environment, Paths } from '../../settings/userPaths.ts';

/** True where the private data have the schema of `folder`, as noted at the last installation. */
export function isInstalled(installedFile: string, folder: string): boolean {
  try {
    return readFileSync(installedFile, 'utf8') === markOf(folder);
  } catch {
    return false; // nothing noted: the installation finds out what is missing
  }
}

/** Notes that the private data have the schema of `folder`. */
export function noteInstalled(installedFile: string, folder: string): void {
  writeWholeSync(installedFile, markOf(folder), { mayReplace: true });
}

/** Makes the next start look at the schema itself. */
export function forgetInstalled(home: Paths, env: Environment): void {
  rmSync(privateServerPlaces(home, env).installedFile, { force: true });
}

/** What `folder` says: its content, for a start has no time to ask the database. */
function markOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(readFileSync(path));
  return hash.digest('hex');
}

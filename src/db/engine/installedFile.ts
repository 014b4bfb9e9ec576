import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeWholeSync } from '../../files/writeWhole.ts';
import { privateServerPlaces } from '../../settings/privateServerPlaces.ts';
import type { Environment, Paths } from '../../settings/userPaths.ts';

/** True where the private data hold every migration of `folder`, as noted at the last installation. */
export function isInstalled(installedFile: string, folder: string): boolean {
  try {
    return readFileSync(installedFile, 'utf8') === markOf(folder);
  } catch {
    return false; // nothing noted: the installation finds out what is missing
  }
}

/** Notes that the private data hold every migration of `folder`. */
export function noteInstalled(installedFile: string, folder: string): void {
  writeWholeSync(installedFile, markOf(folder), { mayReplace: true });
}

/** Makes the next start look at the schema itself. */
export function forgetInstalled(home: Paths, env: Environment): void {
  rmSync(privateServerPlaces(home, env).installedFile, { force: true });
}

/** The names of the steps, without the extension that differs between source and build. */
function markOf(folder: string): string {
  const names = readdirSync(folder).flatMap((name) => /^(\d{14}-.+)\.[jt]s$/.exec(name)?.[1] ?? []);
  return JSON.stringify(names.sort());
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import { writeWhole } from '../files/writeWhole.ts';
import { isPlain, merge, type PersonSettings, type Plain, readPerson, type SettingsPatch } from './personSettings.ts';
import type { Paths } from './userPaths.ts';

/** Version of the file format that this program writes. */
const VERSION = 1;

/**
 * Returns the path of the settings file. It holds the settings of every collaborator who uses this Unix account, by
 * username.
 */
export function settingsPath(home: Paths): string {
  return join(home.config, 'settings.json');
}

/** @throws Usage if the file exists and cannot be read or parsed */
async function readWhole(path: string): Promise<Plain> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return {};
    throw new Usage({ key: 'settings.unreadable', params: { path } }, { cause: error });
  }
  const whole = parse(text);
  if (!isPlain(whole) || !isPlain(whole.people ?? {})) throw new Usage({ key: 'settings.broken', params: { path } });
  return whole;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller reports it, with the file's name.
  }
}

const personIn = (whole: Plain, username: string): Plain => {
  const people = isPlain(whole.people) ? whole.people : {};
  const found = Object.hasOwn(people, username) ? people[username] : undefined;
  return isPlain(found) ? found : {};
};

/**
 * Returns the settings of this collaborator. Without a file there are none.
 * @throws Usage (`settings.unreadable`, `settings.broken`) with the file's name
 */
export async function readSettings(home: Paths, username: string): Promise<PersonSettings> {
  return readPerson(personIn(await readWhole(settingsPath(home)), username));
}

/**
 * Merges `patch` into the settings of this collaborator. The file is read again under a lock, so changes by other
 * sessions and keys that this version does not know are kept.
 * @throws Usage (`settings.unreadable`, `settings.broken`, `settings.newer`, `settings.notKept`) with the file's name;
 * a file that is broken or of a newer version is not changed
 */
export async function writeSettings(home: Paths, username: string, patch: SettingsPatch): Promise<void> {
  const path = settingsPath(home);
  try {
    makePrivateFolder(home.config);
    // Imported only when a setting changes, so that signing in stays fast.
    const { withFileLock } = await import('./withFileLock.ts');
    await withFileLock(`${path}.lock`, async () => {
      const whole = await readWhole(path);
      const isNewer = typeof whole.version === 'number' && whole.version > VERSION;
      if (isNewer) throw new Usage({ key: 'settings.newer', params: { path } });
      const people = { ...(isPlain(whole.people) ? whole.people : {}) };
      const mine = merge(personIn(whole, username), patch as Plain);
      const content = { ...whole, version: VERSION, people: { ...people, [username]: mine } };
      await writeWhole(path, { mayReplace: true }, (write) => write(`${JSON.stringify(content, null, 2)}\n`));
    });
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage({ key: 'settings.notKept', params: { path } }, { cause: error });
  }
}

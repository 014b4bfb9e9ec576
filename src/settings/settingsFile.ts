import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import { writeWhole } from '../files/writeWhole.ts';
import { isPlain, merge, type PersonSettings, type Plain, readPerson, type SettingsPatch } from './personSettings.ts';
import type { Paths } from './userPaths.ts';

/** The form of the file that this programme writes. */
const VERSION = 1;

/** Where the settings of everybody who works under this Unix account lie, each under their user name. */
export function settingsPath(home: Paths): string {
  return join(home.config, 'settings.json');
}

/** @throws Usage where the file is there and cannot be read as one. */
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
    return null; // told by the caller, with the file's name
  }
}

const personIn = (whole: Plain, username: string): Plain => {
  const people = isPlain(whole.people) ? whole.people : {};
  const found = Object.hasOwn(people, username) ? people[username] : undefined;
  return isPlain(found) ? found : {};
};

/**
 * What this collaborator set; nothing is set where there is no file.
 * @throws Usage (`settings.unreadable`, `settings.broken`), which names the file
 */
export async function readSettings(home: Paths, username: string): Promise<PersonSettings> {
  return readPerson(personIn(await readWhole(settingsPath(home)), username));
}

/**
 * Keeps `patch` among what this collaborator set. The file is read again under a lock: what another session wrote
 * meanwhile stays, and so does everything in it that this programme does not know.
 * @throws Usage (`settings.unreadable`, `settings.broken`, `settings.newer`, `settings.notKept`), which names the file;
 * one that is broken, or of a newer programme, is left as it is
 */
export async function writeSettings(home: Paths, username: string, patch: SettingsPatch): Promise<void> {
  const path = settingsPath(home);
  try {
    makePrivateFolder(home.config);
    // Loaded by whoever changes a setting, not by whoever signs in.
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

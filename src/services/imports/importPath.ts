import { readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Usage } from '../../domain/errors.ts';
import { exportFolder } from '../exports/exportFolder.ts';
import type { Session } from '../session.ts';

/** The endings of the files that can be read. */
const SPREADSHEET = /\.(?:xlsx|xlsm|xls|ods|csv|tsv|tab|txt)$/i;
const QUOTED = /^(["'])(.*)\1$/su;
/** So many names are offered at most. */
const MOST = 500;

/** Takes the quotes and backslashes away that terminals and file managers put around a dropped or copied path. */
function unquoted(typed: string): string {
  const text = typed.trim();
  const [, , inner] = QUOTED.exec(text) ?? [];
  if (inner !== undefined) return inner;
  if (text.startsWith('file://') && URL.canParse(text)) return decodeURIComponent(new URL(text).pathname);
  return sep === '/' ? text.replace(/\\(.)/gsu, '$1') : text;
}

/**
 * @param typed as a person types or pastes it: in quotes, with escaped blanks, as a `file://` address, from `~`
 * @param folder what a path without a folder is in
 * @returns the whole path; empty for an empty text
 */
export function importPath(typed: string, folder: string): string {
  const plain = unquoted(typed);
  if (plain === '') return '';
  if (plain === '~' || plain.startsWith(`~${sep}`)) return join(homedir(), plain.slice(1));
  return resolve(folder || homedir(), plain);
}

/** A name that a path can go on with. */
export interface PathName {
  /** The whole path; a folder ends with a separator. */
  readonly path: string;
  readonly name: string;
}

/** @returns the folders and spreadsheets that a typed path can go on with, by name; none where nothing can be read */
export async function pathNames(typed: string, folder: string): Promise<readonly PathName[]> {
  const plain = unquoted(typed);
  const isFolder = plain === '' || plain.endsWith(sep) || plain === '~';
  const path = plain === '' ? folder || homedir() : importPath(plain, folder);
  const [place, start] = isFolder ? [path, ''] : [dirname(path), basename(path)];
  const found = await readdir(place, { withFileTypes: true }).catch(() => []);
  return found
    .filter(({ name }) => name.toLowerCase().startsWith(start.toLowerCase()) && (start !== '' || !name.startsWith('.')))
    .filter((entry) => entry.isDirectory() || SPREADSHEET.test(entry.name))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map((entry) => {
      const name = entry.isDirectory() ? `${entry.name}${sep}` : entry.name;
      return { name, path: join(place, name) };
    });
}

/**
 * Keeps the application’s own folders shut, where colleagues on the same server have their files; one’s own exports can
 * be read.
 * @returns the path without symbolic links; the path itself where there is no such file
 * @throws Usage
 */
export async function openToImport(path: string, session: Session): Promise<string> {
  const real = await realpath(path).catch(() => path);
  const { config, data, state } = session.config.home;
  const [own, ...shut] = await Promise.all(
    [exportFolder(session), config, data, state].map((folder) => realpath(folder).catch(() => folder)),
  );
  const isIn = (folder: string | undefined) => folder !== undefined && real.startsWith(`${folder}${sep}`);
  if (!isIn(own) && shut.some(isIn)) throw new Usage({ key: 'imports.file.shut', params: { file: basename(path) } });
  return real;
}

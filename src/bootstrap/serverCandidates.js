import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const USUAL_FOLDERS = ['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * The folder where a system tree with a MySQL server may be kept: `mysql` in `EPICEVENT_HOME/cache`, or in
 * `epicevent` of the user's cache folder.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function serverTreeFolder(env) {
  if (env.EPICEVENT_HOME) return join(env.EPICEVENT_HOME, 'cache', 'mysql');
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'epicevent', 'mysql');
}

/**
 * Where a database server may lie, the likeliest first: what `EPICEVENT_MYSQLD` names (an executable or a system
 * tree), `mariadbd` and `mysqld` in `PATH` and the usual folders, a system tree in the cache folder.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string[]} paths, most of which do not exist
 */
export function serverCandidates(env) {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_FOLDERS];
  return [
    ...(env.EPICEVENT_MYSQLD ? [env.EPICEVENT_MYSQLD] : []),
    ...folders.map((folder) => join(folder, 'mariadbd')),
    ...folders.map((folder) => join(folder, 'mysqld')),
    serverTreeFolder(env),
  ];
}

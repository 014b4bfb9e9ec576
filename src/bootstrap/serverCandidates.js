import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { homeFolder } from './homeFolder.js';

const USUAL_FOLDERS = ['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * Returns the folder for a system tree with a server: `mariadb` or `mysql` in `EPICEVENT_HOME/cache`, or in `epicevent`
 * of the user's cache folder.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {'mariadb' | 'mysql'} engine
 */
export function serverTreeFolder(env, engine) {
  if (env.EPICEVENT_HOME) return join(env.EPICEVENT_HOME, 'cache', engine);
  return join(env.XDG_CACHE_HOME || join(homeFolder(env), '.cache'), 'epicevent', engine);
}

/**
 * Returns the paths where a database server may be, the likeliest first: `EPICEVENT_MYSQLD` (an executable or a system
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
    serverTreeFolder(env, 'mariadb'),
    serverTreeFolder(env, 'mysql'),
  ];
}

/**
 * Returns whether `path` has a server with everything that it needs to initialise data. Does not run it.
 * @param {string} path an executable, or a folder with a system tree
 */
export function isWholeServer(path) {
  if (!existsSync(path)) return false;
  const mariadb = join(path, 'usr/sbin/mariadbd');
  if (existsSync(mariadb)) return mariadbInstaller(mariadb) !== null;
  if (statSync(path).isDirectory()) return existsSync(join(path, 'usr/sbin/mysqld'));
  const program = realpathSync(path); // Debian's `mysqld` may be a link to MariaDB.
  return basename(program) !== 'mariadbd' || mariadbInstaller(program) !== null;
}

/**
 * Returns the script that initialises MariaDB's data. It is beside the server or in the `bin` next to it, and needs
 * `my_print_defaults`, which is in another Debian package.
 * @param {string} server
 * @returns {string | null} null if one of them is missing
 */
export function mariadbInstaller(server) {
  const folder = dirname(server);
  const parent = dirname(folder);
  const folders = [folder, join(parent, 'bin'), join(parent, 'scripts'), '/usr/bin', '/usr/local/bin'];
  /** @param {string} name */
  const find = (name) => folders.map((candidate) => join(candidate, name)).find((path) => existsSync(path));
  if (find('my_print_defaults') === undefined) return null;
  return find('mariadb-install-db') ?? find('mysql_install_db') ?? null;
}

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export type Engine = 'mariadb' | 'mysql';

/** A database server found on this machine, and how to run it. */
export interface ServerProgram {
  readonly engine: Engine;
  /** As the server says it: `10.11.19`. */
  readonly version: string;
  /** What was named or found: an executable, or a folder holding a whole system tree with a MySQL in it. */
  readonly origin: string;
  /** The executable and the arguments that must come before any other. */
  readonly command: readonly string[];
  /** Arguments that say where the server's own files are; empty where it finds them by itself. */
  readonly locations: readonly string[];
}

/**
 * Finds out what server `origin` is: an executable, or a folder that holds a system tree (made with debootstrap) whose
 * `usr/sbin/mysqld` is run through the tree's own loader and libraries, without chroot.
 * @returns null where there is no such thing, or it does not run here.
 */
export function identifyServer(origin: string): ServerProgram | null {
  const start = startOf(origin);
  if (start === null) return null;
  const said = sayVersion([...start.command, '--no-defaults', '--version']);
  const version = said === null ? null : /Ver\s+(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (said === null || version === undefined || version === null) return null;
  return { engine: /mariadb/i.test(said) ? 'mariadb' : 'mysql', version, origin, ...start };
}

function startOf(origin: string): Pick<ServerProgram, 'command' | 'locations'> | null {
  if (!existsSync(origin)) return null;
  if (!statSync(origin).isDirectory()) return { command: [origin], locations: [] };
  const server = join(origin, 'usr/sbin/mysqld');
  const libraries = findIn(join(origin, 'usr/lib'), (name) => name.endsWith('-linux-gnu'));
  const loader = findIn(join(origin, 'lib64'), isLoader) ?? findIn(join(origin, 'lib'), isLoader);
  if (!existsSync(server) || libraries === null || loader === null) return null;
  return {
    command: [loader, '--library-path', libraries, server],
    locations: [
      `--basedir=${join(origin, 'usr')}`,
      `--lc-messages-dir=${join(origin, 'usr/share/mysql')}`,
      `--character-sets-dir=${join(origin, 'usr/share/mysql/charsets')}`,
      `--plugin-dir=${join(origin, 'usr/lib/mysql/plugin')}`,
    ],
  };
}

function isLoader(name: string): boolean {
  return /^ld-linux.*\.so\.\d+$/.test(name);
}

function findIn(folder: string, isWanted: (name: string) => boolean): string | null {
  if (!existsSync(folder)) return null;
  const name = readdirSync(folder).find(isWanted);
  return name === undefined ? null : join(folder, name);
}

function sayVersion(command: readonly string[]): string | null {
  const [program = '', ...args] = command;
  try {
    return execFileSync(program, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null; // not a server, or one for another machine: the caller looks further
  }
}

/** MariaDB's initialising script, which lies beside the server or in the `bin` next to it; null where it is missing. */
export function mariadbInstaller(program: ServerProgram): string | null {
  const folder = dirname(program.command[0] ?? '');
  const parent = dirname(folder);
  const folders = [folder, join(parent, 'bin'), join(parent, 'scripts'), '/usr/bin', '/usr/local/bin'];
  for (const name of ['mariadb-install-db', 'mysql_install_db']) {
    const found = folders.map((candidate) => join(candidate, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return null;
}

/** True for an executable whose name is a server's. */
export function isServerName(path: string): boolean {
  return ['mysqld', 'mariadbd'].includes(basename(path));
}

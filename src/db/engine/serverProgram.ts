import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mariadbInstaller } from '../../bootstrap/serverCandidates.js';

export type Engine = 'mariadb' | 'mysql';

/** A database server on this machine, and how to start it. */
export interface ServerProgram {
  readonly engine: Engine;
  /** The version as the server prints it: `10.11.19`. */
  readonly version: string;
  /** The configured or discovered path: an executable, or a folder with a system tree that contains a server. */
  readonly origin: string;
  /** The command line: a wrapper if one is needed, then the executable. */
  readonly command: readonly string[];
  /** Arguments with the paths of the server's own files. Empty if the server finds them itself. */
  readonly locations: readonly string[];
}

/**
 * Identifies the server at `origin`: an executable, or a folder with a system tree. A complete tree (made by
 * debootstrap) contains `usr/sbin/mysqld`, which runs with the tree's own loader and libraries, without chroot. A tree
 * with only those MariaDB packages that this machine lacks contains `usr/sbin/mariadbd`, which runs with the libraries
 * of the tree and of the machine.
 * @returns null if there is no server, it does not run here, or it cannot initialise data
 */
export function identifyServer(origin: string): ServerProgram | null {
  const start = startOf(origin);
  if (start === null) return null;
  const said = sayVersion([...start.command, '--no-defaults', '--version']);
  const version = said === null ? null : /Ver\s+(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (said === null || version === undefined || version === null) return null;
  const engine = /mariadb/i.test(said) ? 'mariadb' : 'mysql';
  if (engine === 'mariadb' && mariadbInstaller(realpathSync(start.command.at(-1) ?? '')) === null) return null;
  return { engine, version, origin, ...start };
}

function startOf(origin: string): Pick<ServerProgram, 'command' | 'locations'> | null {
  if (!existsSync(origin)) return null;
  if (!statSync(origin).isDirectory()) return { command: [origin], locations: [] };
  const mariadb = join(origin, 'usr/sbin/mariadbd');
  if (existsSync(mariadb)) return inTree(origin, mariadb);
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

/**
 * `env` sets the environment and then replaces itself by the server, so the pid of the child process is the server's.
 */
function inTree(origin: string, server: string): Pick<ServerProgram, 'command' | 'locations'> {
  const parts = [join(origin, 'usr/lib'), join(origin, 'lib')];
  const libraries = parts.flatMap((part) => findIn(part, (name) => name.includes('-linux-gnu')) ?? []);
  return {
    command: ['/usr/bin/env', `LD_LIBRARY_PATH=${libraries.join(':')}`, server],
    locations: [`--basedir=${join(origin, 'usr')}`],
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
    return null; // Not a server, or built for another machine: the caller tries the next path.
  }
}

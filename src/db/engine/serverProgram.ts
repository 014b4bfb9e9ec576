import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mariadbInstaller } from '../../bootstrap/serverCandidates.js';

export type Engine = 'mariadb' | 'mysql';

/** A database server found on this machine, and how to run it. */
export interface ServerProgram {
  readonly engine: Engine;
  /** As the server says it: `10.11.19`. */
  readonly version: string;
  /** What was named or found: an executable, or a folder holding a system tree with a server in it. */
  readonly origin: string;
  /** What the executable is run through, and the executable. */
  readonly command: readonly string[];
  /** Arguments that say where the server's own files are; empty where it finds them by itself. */
  readonly locations: readonly string[];
}

/**
 * Finds out what server `origin` is: an executable, or a folder that holds a system tree. In a whole one (made with
 * debootstrap) `usr/sbin/mysqld` is run through the tree's own loader and libraries, without chroot; in one with the
 * packages of MariaDB that this machine lacks, `usr/sbin/mariadbd` is run with the tree's libraries and the machine's.
 * @returns null where there is no such thing, it does not run here, or it cannot make its first data.
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

/** The environment is set by a program that the server then replaces, so that its process is the one started. */
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
    return null; // not a server, or one for another machine: the caller looks further
  }
}

import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Engine, identifyServer, type ServerProgram } from './serverProgram.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_FOLDERS = ['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * The folder where a system tree with a MySQL server may be kept: `mysql` in `EPICEVENT_HOME/cache`, or in
 * `epicevent` of the user's cache folder.
 */
export function serverTreeFolder(env: Environment): string {
  if (env.EPICEVENT_HOME) return join(env.EPICEVENT_HOME, 'cache', 'mysql');
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'epicevent', 'mysql');
}

/**
 * Every kind of server on this machine, at most one an engine, the quickest to start first. `EPICEVENT_MYSQLD` (an
 * executable or a system tree) wins over what lies in `PATH` and the usual folders.
 */
export function findServers(env: Environment): ServerProgram[] {
  const found = new Map<Engine, ServerProgram>();
  const seen = new Set<string>();
  for (const origin of candidates(env)) {
    if (found.size === 2) break;
    if (!existsSync(origin) || seen.has(realpathSync(origin))) continue;
    seen.add(realpathSync(origin));
    const program = identifyServer(origin);
    if (program !== null && !found.has(program.engine)) found.set(program.engine, program);
  }
  const engines: Engine[] = ['mariadb', 'mysql'];
  return engines.flatMap((engine) => found.get(engine) ?? []);
}

function candidates(env: Environment): string[] {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_FOLDERS];
  const named = env.EPICEVENT_MYSQLD;
  return [
    ...(named ? [named] : []),
    ...folders.map((folder) => join(folder, 'mariadbd')),
    ...folders.map((folder) => join(folder, 'mysqld')),
    serverTreeFolder(env),
  ];
}

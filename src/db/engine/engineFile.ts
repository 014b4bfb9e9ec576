import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeSync } from '../../files/writeWhole.ts';
import { findServers } from './findServers.ts';
import { identifyServer, type ServerProgram } from './serverProgram.ts';

/**
 * Chooses the server for some data: the one that created them, also if it has moved meanwhile, or the file that names it
 * is missing or wrong. New data get the server with the fastest start.
 * @param env `EPICEVENT_MYSQLD` names a server
 * @returns null and the missing engine if there is none
 */
export function chooseServer(
  { engineFile, dataFolder }: { readonly engineFile: string; readonly dataFolder: string },
  env: Readonly<Record<string, string | undefined>>,
): ServerProgram | { readonly missing: ServerProgram['engine'] | null } {
  const noted = readEngineFile(engineFile);
  const engine = engineOf(dataFolder) ?? noted?.engine ?? null;
  const known = noted?.engine === engine ? noted : null;
  if (known !== null && existsSync(known.command.at(-1) ?? '') && existsSync(known.command[0] ?? '')) return known;
  const found = findServers(env);
  const named = env.EPICEVENT_MYSQLD ? identifyServer(env.EPICEVENT_MYSQLD) : null;
  if (engine !== null) {
    if (named?.engine === engine) return named;
    return found.find((program) => program.engine === engine) ?? { missing: engine };
  }
  return named ?? found[0] ?? { missing: null };
}

/** Records which server created the data. */
export function writeEngineFile(engineFile: string, program: ServerProgram): void {
  writeWholeSync(engineFile, JSON.stringify(program), { mayReplace: true });
}

/** Returns the engine that created the data, by files that only one of them has. */
function engineOf(dataFolder: string): ServerProgram['engine'] | null {
  if (existsSync(join(dataFolder, 'mysql.ibd'))) return 'mysql';
  const isAria = (name: string) => /\.(MAI|frm)$/.test(name);
  const system = join(dataFolder, 'mysql');
  return existsSync(system) && readdirSync(system).some(isAria) ? 'mariadb' : null;
}

function readEngineFile(engineFile: string): ServerProgram | null {
  try {
    const program: unknown = JSON.parse(readFileSync(engineFile, 'utf8'));
    return isProgram(program) ? program : null;
  } catch {
    return null; // The file is missing, or truncated by a full disk: the data folder itself shows the engine.
  }
}

/** Checked by hand: every start reads this file, and loading a schema library takes longer than the server's start. */
function isProgram(value: unknown): value is ServerProgram {
  const { engine, command, locations } = (value ?? {}) as Partial<Record<keyof ServerProgram, unknown>>;
  const isKnown = engine === 'mariadb' || engine === 'mysql';
  return isKnown && Array.isArray(command) && command.length > 0 && Array.isArray(locations);
}

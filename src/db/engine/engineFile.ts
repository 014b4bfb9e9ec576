import { existsSync, readFileSync } from 'node:fs';
import { writeWholeSync } from '../../files/writeWhole.ts';
import { findServers } from './findServers.ts';
import { identifyServer, type ServerProgram } from './serverProgram.ts';

/**
 * The server for some data: the one that made them, also where it has moved meanwhile; for new data the quickest one
 * of the machine.
 * @param env names a server in `EPICEVENT_MYSQLD`.
 * @returns null, with the engine that is missing, where there is none.
 */
export function chooseServer(
  engineFile: string,
  env: Readonly<Record<string, string | undefined>>,
): ServerProgram | { readonly missing: ServerProgram['engine'] | null } {
  const known = readEngineFile(engineFile);
  if (known !== null && existsSync(known.command.at(-1) ?? '') && existsSync(known.command[0] ?? '')) return known;
  const found = findServers(env);
  if (known !== null) return found.find(({ engine }) => engine === known.engine) ?? { missing: known.engine };
  const named = env.EPICEVENT_MYSQLD ? identifyServer(env.EPICEVENT_MYSQLD) : null;
  return named ?? found[0] ?? { missing: null };
}

/** Notes which server made the data. */
export function writeEngineFile(engineFile: string, program: ServerProgram): void {
  writeWholeSync(engineFile, JSON.stringify(program), { mayReplace: true });
}

function readEngineFile(engineFile: string): ServerProgram | null {
  try {
    const program: unknown = JSON.parse(readFileSync(engineFile, 'utf8'));
    return isProgram(program) ? program : null;
  } catch {
    return null; // not there yet, or cut off by a full disk: the data folder itself says the rest
  }
}

/** Checked by hand: every start reads it, and a schema library would take longer to load than the server to come up. */
function isProgram(value: unknown): value is ServerProgram {
  const { engine, command, locations } = (value ?? {}) as Partial<Record<keyof ServerProgram, unknown>>;
  const isKnown = engine === 'mariadb' || engine === 'mysql';
  return isKnown && Array.isArray(command) && command.length > 0 && Array.isArray(locations);
}

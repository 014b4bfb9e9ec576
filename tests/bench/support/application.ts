import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_OPTIONS, SPARING } from '../../../src/bootstrap/steps/application.js';
import type { BenchDatabase } from '../measure.ts';
import { type Program, type ProgramOptions, startProgram } from './program.ts';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const PASSWORD = 'epicevent-demo';
/** A label of the sign-in form. */
export const SIGN_IN = 'Identifiant';

/** The command that starts the built application, as its launcher does. */
export function startApplication(database: BenchDatabase, size: Omit<ProgramOptions, 'env'> = {}): Program {
  const env = {
    ...database.env,
    ...SPARING,
    EPICEVENT_LANG: 'fr',
    NODE_COMPILE_CACHE: join(database.env.EPICEVENT_HOME ?? '', 'cache', 'compiled'),
  };
  return startProgram(process.execPath, [...NODE_OPTIONS, MAIN], { ...size, env });
}

/** Types the username and the password, and waits until the database layer is loaded. Only Enter is missing then. */
export async function typeName(program: Program, username: string): Promise<void> {
  await program.see(SIGN_IN);
  program.send(username);
  await program.rest(150);
  program.send('\t');
  await program.rest(150);
  program.send(PASSWORD);
  await program.rest(1000);
}

/** Returns a signed-in user of the demo company, with all panes filled. */
export async function openApplication(
  database: BenchDatabase,
  username: string,
  size?: Omit<ProgramOptions, 'env'>,
): Promise<Program> {
  const program = startApplication(database, size);
  await typeName(program, username);
  program.send('\r');
  await program.see(/\u2550 \d/, 20_000).catch(() => undefined);
  await program.rest(1500);
  return program;
}

/** The lines between the title and the keys, in the columns of the panes, without the card. */
export const panesOf = (lines: readonly string[], columns = 70): string[] =>
  lines.slice(1, -2).map((line) => line.slice(0, columns));

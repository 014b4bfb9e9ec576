import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../src/settings/userPaths.ts';
import type { CommandResult } from './runCommand.ts';

const SCRIPT = fileURLToPath(new URL('../../seeders/large/main.ts', import.meta.url));

/**
 * Runs the script of `npm run seed:large` in its own process, without a terminal.
 * @param watch receives the process once it has started
 */
export async function runSeedLarge(
  args: readonly string[],
  { env, watch }: { readonly env: Environment; readonly watch?: (child: ChildProcess) => void },
): Promise<CommandResult> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, ['--no-warnings', SCRIPT, ...args], {
    env: { PATH, EPICEVENT_PROGRAM: 'npm start --', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  watch?.(child);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => (code === null ? reject(new Error(`killed by ${signal}`)) : resolve(code)));
  });
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** Like `runSeedLarge`, and presses Ctrl+C as soon as it has stored rows. */
export const interruptSeedLarge = (args: readonly string[], { env }: { readonly env: Environment }) =>
  runSeedLarge(args, {
    env,
    watch: (child) =>
      child.stderr?.on('data', (said) => {
        if (String(said).includes('Clients')) child.kill('SIGINT');
      }),
  });

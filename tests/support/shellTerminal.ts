import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { buildInto } from '../../src/bootstrap/steps/bundle.js';
import { type OpenedPty, openPty } from './pty.ts';
import { userOf } from './runCommand.ts';
import { startTestServer, type TestServer } from './servers.ts';
import { until } from './temporaryHome.ts';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/**
 * The shell script: runs the application, then prints the state in which it left the terminal. It then waits, because
 * the pseudo-terminal drops what was not yet read when its last process ends.
 */
const SCRIPT = `"$@"; echo "code=$?"; stty -a | tr ';' '\\n' | grep -wE 'echo|-echo|icanon|-icanon'; echo 'back in the shell'; read -r _`;

/** A shell on a real pseudo-terminal, with the real application as its child. */
export interface ShellTerminal extends OpenedPty {
  /** The pid of the application. */
  appPid(): number;
  signal(name: NodeJS.Signals): void;
  /** Waits for the shell's output after the application has ended. @returns the exit code in the shell */
  backInShell(): Promise<number>;
}

/** The built application with its own database. Call it once, outside the tests. */
export function builtApplication(): {
  open(isThere?: (pty: OpenedPty) => boolean): Promise<ShellTerminal>;
  readonly main: string;
} {
  let folder = '';
  let server: TestServer | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(CACHE, 'epicevent-app-'));
    [server] = await Promise.all([startTestServer({ seeded: true, isCompany: true }), buildInto(folder)]);
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get main() {
      return join(folder, 'main.js');
    },
    async open(isThere = (pty) => pty.text().includes('Identifiant')) {
      if (!server) throw new Error('The application exists only during a test.');
      const { env } = userOf(server);
      const args = ['-c', SCRIPT, 'sh', process.execPath, join(folder, 'main.js')];
      const pty = openPty('/bin/sh', args, { env: { ...env, NODE_OPTIONS: undefined } });
      const appPid = () =>
        Number(readFileSync(`/proc/${pty.pid}/task/${pty.pid}/children`, 'utf8').trim().split(' ')[0]);
      await until(() => isThere(pty));
      return {
        ...pty,
        appPid,
        signal: (name) => void process.kill(appPid(), name),
        async backInShell() {
          await pty.waitFor('back in the shell');
          await until(() => pty.text().includes('code='));
          return Number(/code=(\d+)/.exec(pty.text())?.[1]);
        },
      };
    },
  };
}

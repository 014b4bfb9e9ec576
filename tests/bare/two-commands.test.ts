import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPty } from '../support/pty.ts';

const run = promisify(execFile);
const MINUTE = 60_000;
const MACHINE = fileURLToPath(new URL('../../.ci/bare-machine', import.meta.url));
/** The folder where `.ci/run` has created the base system. */
const folder = process.env.EPICEVENT_TEST_BARE ?? '';

// The README's two commands on a machine with Node.js, npm and a clone, and nothing else.
describe.each(['root', 'guest'])('on a bare machine, as %s', (user) => {
  beforeAll(async () => void (await run(MACHINE, ['new', folder, user])), 10 * MINUTE);
  afterAll(() => rmSync(join(folder, user), { recursive: true, force: true }));

  test(
    'npm start shows the sign-in screen, and after signing in the home screen',
    async () => {
      const pty = openPty(MACHINE, ['run', folder, user, 'npm start']);
      try {
        await pty.waitFor('Identifiant', 10 * MINUTE);
        await pty.typeAtOnce('bill.boquet\tepicevent-demo\r');
        await pty.waitFor('0 Accueil', MINUTE);
        await pty.press('q');
        expect((await pty.exited).exitCode).toBe(0);
      } finally {
        await pty.close();
      }
    },
    12 * MINUTE,
  );

  test(
    'a backup of it is restored in new folders, where people sign in as before',
    async () => {
      const secret = 'umask 077; echo "une phrase bien longue" > phrase';
      const restored = 'EPICEVENT_HOME=$PWD/again npm start --silent --';
      const commands = [
        secret,
        'npm start --silent -- backup epicevent.backup --pass-phrase-file phrase',
        `${restored} restore epicevent.backup --pass-phrase-file phrase`,
        `echo epicevent-demo | ${restored} list clients --csv --username bill.boquet`,
      ];
      const command = commands.join(' && ');
      const { stdout } = await run(MACHINE, ['run', folder, user, command], { timeout: 5 * MINUTE });
      expect(stdout).toContain('John Ouick');
    },
    6 * MINUTE,
  );

  test(
    'npm test runs',
    async () => {
      const command = 'npm test -- tests/journeys/daily-jobs';
      const { stdout } = await run(MACHINE, ['run', folder, user, command], { timeout: 10 * MINUTE });
      expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/);
    },
    11 * MINUTE,
  );
});

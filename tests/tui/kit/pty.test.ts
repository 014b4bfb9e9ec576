import { afterEach, expect, test } from 'vitest';
import { type OpenedPty, openPty } from '../../support/pty.ts';

let process: OpenedPty | undefined;
afterEach(() => process?.close());

test('a real process on a pseudo-terminal receives keys and resizes, and its screen can be read', async () => {
  process = openPty('/bin/sh', ['-c', 'stty size; read -r line; echo "read: $line"; stty size; exit 3'], {
    columns: 50,
    rows: 9,
  });
  await process.waitFor('9 50');
  await process.type('bonjour');
  await process.resize(70, 12);
  await process.press('Enter');
  await process.waitFor('read: bonjour');
  await process.waitFor('12 70');
  expect((await process.exited).exitCode).toBe(3);
});

test("the machine's CI, NO_COLOR and FORCE_COLOR do not reach the process", async () => {
  process = openPty('/bin/sh', ['-c', 'echo "[$CI$NO_COLOR$FORCE_COLOR][$ADDED]"'], { env: { ADDED: 'yes' } });
  await process.waitFor('[][yes]');
});

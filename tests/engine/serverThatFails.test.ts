import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

const VERSION = 'case "$*" in *--version*) echo "mariadbd Ver 10.11.19-MariaDB"; exit;; esac';

let home: TemporaryHome;
beforeEach(() => {
  home = temporaryHome();
});
afterEach(() => home.remove());

/** Creates a server of shell scripts, by folder and name, and opens it. */
function open(programs: Readonly<Record<string, string>>, onStep: (step: string) => void = () => undefined) {
  for (const [name, script] of Object.entries(programs)) {
    const path = join(home.folder, 'fake', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }
  const env = { ...home.env, EPICEVENT_MYSQLD: join(home.folder, 'fake/sbin/mariadbd') };
  return openPrivateServer(home.home, { env, graceMs: 100, onStep });
}

test('the message names why the data cannot be initialised, and the log has the whole output', async () => {
  const said = 'echo "FATAL ERROR: Could not find what it needs"; echo "Searched: /usr/bin"; exit 1';
  const opening = open({
    'sbin/mariadbd': VERSION,
    'bin/my_print_defaults': '',
    'bin/mariadb-install-db': said,
  });
  await expect(opening).rejects.toMatchObject({
    problem: { key: 'cli.initialiseFailed', params: { why: 'Could not find what it needs' } },
  });
  expect(readFileSync(home.places.supervisorLog, 'utf8')).toContain('Searched: /usr/bin');
});

test('the message names why the server does not start, even before it has opened its log', async () => {
  const opening = open({
    'sbin/mariadbd': `${VERSION}\necho "mariadbd: error while loading shared libraries: liburing.so.2" >&2; exit 127`,
    'bin/my_print_defaults': '',
    'bin/mariadb-install-db': '',
  });
  const why = 'mariadbd: error while loading shared libraries: liburing.so.2';
  await expect(opening).rejects.toMatchObject({ problem: { key: 'cli.serverFailed', params: { why } } });
  expect(readFileSync(home.places.errorLog, 'utf8')).toContain(why);
});

test('a supervisor process that is stopped in the middle of a start is told within ten seconds', async () => {
  const installer = join(home.folder, 'installer.pid');
  const began = Date.now();
  let pid = 0;
  const opening = open(
    {
      'sbin/mariadbd': VERSION,
      'bin/my_print_defaults': '',
      'bin/mariadb-install-db': `echo $$ > '${installer}'; exec sleep 300`,
    },
    () => {
      pid = Number(readFileSync(home.places.supervisorPid, 'utf8'));
      process.kill(pid, 'SIGSTOP');
    },
  );
  try {
    await expect(opening).rejects.toMatchObject({ problem: { key: 'cli.supervisorHangs' } });
    expect(Date.now() - began).toBeLessThan(10_000);
  } finally {
    process.kill(pid, 'SIGCONT');
    await expect.poll(() => existsSync(installer)).toBe(true);
    process.kill(Number(readFileSync(installer, 'utf8')), 'SIGKILL');
    process.kill(pid, 'SIGKILL');
  }
});

test('a start that takes longer than the patience with silence goes on', async () => {
  const steps: string[] = [];
  const programs = {
    'sbin/mariadbd': VERSION,
    'bin/my_print_defaults': '',
    'bin/mariadb-install-db': 'sleep 7; echo "FATAL ERROR: late"; exit 1',
  };
  await expect(open(programs, (step) => steps.push(step))).rejects.toMatchObject({
    problem: { key: 'cli.initialiseFailed', params: { why: 'late' } },
  });
  expect(steps.filter((step) => step === 'initialise')).toHaveLength(1);
});

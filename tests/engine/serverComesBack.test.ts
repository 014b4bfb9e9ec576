import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPrivateServer, type PrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { type TemporaryHome, temporaryHome, until } from '../support/temporaryHome.ts';

let home: TemporaryHome;
let sessions: PrivateServer[];
beforeEach(() => {
  home = temporaryHome('home', true);
  sessions = [];
});
afterEach(async () => {
  for (const session of sessions) session.release();
  await home.remove();
});

async function open(): Promise<void> {
  sessions.push(await openPrivateServer(home.home, { env: home.env }));
}

async function answers(): Promise<boolean> {
  try {
    const connection = await createConnection({ socketPath: home.places.socketPath, user: 'root' });
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

const failures = () =>
  readFileSync(home.places.supervisorLog, 'utf8').match(/ServerFailure|failed again/g)?.length ?? 0;

/** A file without which the server does not start, and which it does not change while it runs. */
const needed = () =>
  join(home.places.dataFolder, process.env.EPICEVENT_TEST_ENGINE === 'mysql' ? 'mysql.ibd' : 'aria_log_control');

test('a server that could not start while a session is open is back within 10 s of the cause being gone', async () => {
  await open();
  const kept = `${needed()}.kept`;
  renameSync(needed(), kept);
  writeFileSync(needed(), Buffer.alloc(52, 0xa5));
  process.kill(home.serverPid() ?? 0, 'SIGKILL');
  // The session asks again and again: the first supervisor ends, and a second one fails as well.
  expect(await until(() => failures() >= 3, 40_000)).toBe(true);
  await expect(open()).rejects.toMatchObject({ code: 'unavailable' });
  renameSync(kept, needed());
  expect(await until(answers, 10_000)).toBe(true);
  await open();
}, 90_000);

test('a new start after the cause is gone works at once, although an open session met the failure', async () => {
  await open();
  const kept = `${needed()}.kept`;
  renameSync(needed(), kept);
  writeFileSync(needed(), Buffer.alloc(52, 0xa5));
  process.kill(home.serverPid() ?? 0, 'SIGKILL');
  expect(await until(() => failures() >= 2, 40_000)).toBe(true);
  renameSync(kept, needed());
  await open();
  expect(await answers()).toBe(true);
}, 90_000);

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPrivateServer, type PrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { isProcessAlive } from '../../src/db/engine/serverProcess.ts';
import { makePrivateFolders } from '../../src/settings/privateServerPaths.ts';
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

async function open(): Promise<PrivateServer> {
  const session = await openPrivateServer(home.home, { env: home.env, graceMs: 300 });
  sessions.push(session);
  return session;
}

async function ask(sql: string): Promise<unknown> {
  const connection = await createConnection({ socketPath: home.places.socketPath, user: 'root', connectTimeout: 2000 });
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}

/** The pid of the supervisor process: the second word of the last line of its log. */
function supervisorPid(): number {
  const lines = readFileSync(home.places.supervisorLog, 'utf8').trim().split('\n');
  return Number(lines.findLast((line) => line.includes(' serves'))?.split(' ')[1]);
}

const serves = () =>
  until(() =>
    ask('SELECT 1').then(
      () => true,
      () => false,
    ),
  );

test('the server runs from the first session to the last, and leaves nothing behind', async () => {
  const first = await open();
  const second = await open();
  const pid = home.serverPid() ?? 0;
  expect(first.engine).toBe(process.env.EPICEVENT_TEST_ENGINE);
  first.release();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  second.release();
  expect(await until(() => !isProcessAlive(pid))).toBe(true);
  expect(await until(() => readdirSync(home.places.folder).every((name) => !/sock|pid$/.test(name)))).toBe(true);
});

test('sessions that start at the same moment share one server', async () => {
  const opened = await Promise.all([open(), open(), open(), open()]);
  expect(new Set(opened.map(({ socketPath }) => socketPath)).size).toBe(1);
  expect(readFileSync(home.places.supervisorLog, 'utf8').match(/serves/g)).toHaveLength(1);
});

test('a session that comes while the server shuts down gets a new one', async () => {
  (await open()).release();
  await until(() => readFileSync(home.places.supervisorLog, 'utf8').includes('closed') || home.serverPid() === null);
  await open();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a killed server comes back with all committed data', async () => {
  await open();
  await ask('CREATE TABLE mysql.kept (n INT) ENGINE=InnoDB');
  await ask('INSERT INTO mysql.kept VALUES (42)');
  const pid = home.serverPid() ?? 0;
  process.kill(pid, 'SIGKILL');
  expect(await until(() => !isProcessAlive(pid))).toBe(true);
  expect(await serves()).toBe(true);
  expect(await ask('SELECT n FROM mysql.kept')).toEqual([{ n: 42 }]);
  expect(home.serverPid()).not.toBe(pid);
});

test('if the supervisor process is killed, the session keeps its database: it starts another one, which takes the server over', async () => {
  const session = await open();
  const pid = home.serverPid() ?? 0;
  const killed = supervisorPid();
  process.kill(killed, 'SIGKILL');
  expect(await until(() => supervisorPid() !== killed)).toBe(true);
  expect(home.serverPid()).toBe(pid);
  session.release();
  expect(await until(() => !isProcessAlive(pid))).toBe(true);
});

test('a server whose supervisor process was killed is taken over by the next start', async () => {
  const session = await open();
  const pid = home.serverPid() ?? 0;
  session.release();
  process.kill(supervisorPid(), 'SIGKILL');
  await open();
  expect(home.serverPid()).toBe(pid);
});

test('stale sockets, pid files and locks of a crash do not prevent the next start', async () => {
  (await open()).release();
  await until(() => readFileSync(home.places.supervisorLog, 'utf8').includes('closed'));
  writeFileSync(home.places.socketPath, '');
  writeFileSync(`${home.places.socketPath}.lock`, `${process.pid}\n`);
  writeFileSync(home.places.supervisorSocket, '');
  writeFileSync(home.places.pidFile, `${process.pid}\n`);
  await open();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('SIGUSR1 does not open the inspector of the supervisor process, which knows the way to every secret', async () => {
  const session = await open();
  const pid = supervisorPid();
  process.kill(pid, 'SIGUSR1');
  session.release();
  expect(await until(() => !isProcessAlive(pid))).toBe(true);
  expect(readFileSync(home.places.supervisorLog, 'utf8')).not.toContain('Debugger');
});

test('the logs of the server and of its supervisor process stay small', async () => {
  makePrivateFolders(home.places, home.home);
  const logs = [home.places.errorLog, home.places.supervisorLog];
  for (const log of logs) writeFileSync(log, `${'x'.repeat(99)}\n`.repeat(300_000));
  await open();
  for (const log of logs) {
    expect([log, statSync(log).size < 100_000, statSync(`${log}.1`).size <= 5 * 1024 ** 2]).toEqual([log, true, true]);
  }
});

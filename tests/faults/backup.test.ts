/** Backup and restore on a full disk, killed, with a server that dies, and at a real terminal. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildInto } from '../../src/bootstrap/steps/bundle.js';
import { backUp } from '../../src/db/backup/backUp.ts';
import { checkBackup } from '../../src/db/backup/readBackup.ts';
import { restoreInto } from '../../src/db/backup/restoreInto.ts';
import { isLost } from '../../src/db/driverError.ts';
import { migrationsFolder } from '../../src/db/migrationsFolder.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { openSealed } from '../../src/files/sealedFile.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { everything } from '../support/everything.ts';
import { openPty } from '../support/pty.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { until } from '../support/temporaryHome.ts';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
const PHRASE = 'un parapluie très rouge';
/** The first line is the empty password of the administrator. */
const input = `\n${PHRASE}\n`;
let application: string;
let source: TestServer;
let env: Environment;
let file: string;
let before: unknown;
const targets: TestServer[] = [];

beforeAll(async () => {
  application = mkdtempSync(join(CACHE, 'epicevent-app-'));
  [source] = await Promise.all([startTestServer({ seeded: true, isCompany: true }), buildInto(application)]);
  env = { ...userOf(source).env, EPICEVENT_ADMIN_URL: source.url(), EPICEVENT_LANG: 'en' };
  file = join(source.folder, 'whole.backup');
  before = await everything(source);
  expect((await runCommand(['backup', file], { env, input })).code).toBe(0);
});
afterAll(async () => {
  for (const server of [source, ...targets]) await server.stop();
  rmSync(application, { recursive: true });
});

async function emptyServer(): Promise<{ server: TestServer; env: Environment; admin: Connection }> {
  const server = await startTestServer({ bare: true });
  targets.push(server);
  const user = { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'en', EPICEVENT_ADMIN_URL: server.url() };
  return { server, env: user, admin: await connectAs(server.admin) };
}

/** Returns a disk of so many kilobytes; null where none can be mounted. */
function smallDisk(kilobytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', folder]).status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

test.runIf(canMount())('a backup on a full disk says so, leaves no half file, and keeps the older one', async () => {
  const folder = smallDisk(16) ?? '';
  const path = join(folder, 'a.backup');
  try {
    writeFileSync(path, 'an older backup');
    for (const words of [['--overwrite', path], [join(folder, 'b.backup')]]) {
      const { code, err } = await runCommand(['backup', ...words], { env, input });
      expect([code, err]).toEqual([2, expect.stringContaining('The disk is full')]);
    }
    expect(readdirSync(folder)).toEqual(['a.backup']);
    expect(readFileSync(path, 'utf8')).toBe('an older backup');
  } finally {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
});

function canMount(): boolean {
  const folder = smallDisk(16);
  if (folder === null) return false;
  spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return true;
}

const MOMENTS = [
  ['the mark is made', "FROM information_schema.tables WHERE table_name = 'unfinished_restore'"],
  ['the first rows are loaded', 'FROM epicevent.client'],
  ['the history is loaded', 'FROM epicevent.history'],
  ['the rules are made', "FROM information_schema.triggers WHERE trigger_schema = 'epicevent'"],
  ['the views are made', 'FROM epicevent.list_client'],
] as const;

test.each(MOMENTS)('a restore that is killed as soon as %s is completed by the same command', async (_, from) => {
  const { server, env: to, admin } = await emptyServer();
  const killed = spawn(process.execPath, [join(application, 'main.js'), 'restore', file], {
    env: { ...process.env, ...to },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  killed.stdin?.end(input);
  const ended = once(killed, 'exit');
  const isReached = async () => {
    const rows = await admin.query<RowDataPacket[]>(`SELECT 1 ${from} LIMIT 1`).catch(() => [[]]);
    return rows[0].length > 0;
  };
  expect(await until(isReached)).toBe(true);
  killed.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);

  const { code, err } = await runCommand(['restore', file], { env: to, input });
  expect([code, err]).toEqual([0, 'Checking the file…\n']);
  expect(await everything(server)).toEqual(before);
  expect((await runCommand(['doctor'], { env: to, input: '\n' })).code).toBe(0);
  await admin.end();
});

test('a server that dies while the rows are loaded: the same command completes the restore when it is back', async () => {
  const { server, env: to } = await emptyServer();
  const sealed = await openSealed(file, PHRASE);
  const head = await checkBackup(sealed);
  const lost = restoreInto({
    admin: server.admin,
    schema: 'epicevent',
    head,
    file: sealed,
    migrations: migrationsFolder(),
    onBegin: () => undefined,
    onLoaded: () => undefined,
    onRows: (table) => void (table === 'event' && process.kill(server.pid(), 'SIGKILL')),
  });
  expect(await lost.then(() => 'restored', isLost)).toBe(true);
  await server.start();
  const { code, err } = await runCommand(['restore', file], { env: to, input });
  expect([code, err]).toEqual([0, 'Checking the file…\n']);
  expect(await everything(server)).toEqual(before);
});

test('at a terminal the pass phrase is asked for twice and never shown', async () => {
  const path = join(source.folder, 'typed.backup');
  const open = (words: readonly string[], by: Environment) =>
    openPty(process.execPath, [join(application, 'main.js'), ...words], { env: { ...by, NODE_OPTIONS: undefined } });
  const answer = async (pty: ReturnType<typeof open>, question: string, typed: string) => {
    expect(await until(() => pty.text().includes(question))).toBe(true);
    await pty.type(typed);
    await pty.press('Enter');
  };
  for (const [second, isWritten] of [
    [`${PHRASE}!`, false],
    [PHRASE, true],
  ] as const) {
    const pty = open(['backup', path], env);
    await answer(pty, 'Password on the server', '');
    await answer(pty, 'Pass phrase of the backup', PHRASE);
    await answer(pty, 'once more', second);
    expect(await until(() => /differ|The backup is in/.test(pty.text()))).toBe(true);
    expect((await pty.exited).exitCode).toBe(isWritten ? 0 : 2);
    expect(pty.text()).not.toContain('parapluie');
    expect(existsSync(path)).toBe(isWritten);
    await pty.close();
  }
  expect((await checkBackup(await openSealed(path, PHRASE))).schema).toBe('epicevent');
});

test('a server that dies during a backup ends it', async () => {
  const { config } = source;
  const lines = backUp({
    admin: source.admin,
    config,
    now: new Date(),
    onProgress: ({ table }) => void (table === 'event' && process.kill(source.pid(), 'SIGKILL')),
  });
  const read = async () => {
    for await (const piece of lines) expect(piece).not.toContain('"end":');
    return 'whole';
  };
  expect(await read().catch(isLost)).toBe(true);
});

/** The private server on a disk that is full: a sentence at once, and the server is back when there is room. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { symbols } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createLog, logPath } from '../../src/cli/log.ts';
import { openPrivateServer, type PrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { serverPidOf } from '../../src/db/engine/serverProcess.ts';
import { privateServerPaths } from '../../src/settings/privateServerPaths.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { until } from '../support/temporaryHome.ts';

const canMount = process.getuid?.() === 0 && mountable();

function mountable(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

let disk: string;
let sessions: PrivateServer[];
const env = () => ({
  PATH: process.env.PATH,
  HOME: disk,
  EPICEVENT_HOME: join(disk, 'home'),
  EPICEVENT_MYSQLD: inject('serverOrigin'),
});
const places = () => privateServerPaths(userPaths(env()));
const serverPid = () => serverPidOf(places().pidFile, places().dataFolder);

function mount(megabytes: number): void {
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', disk]);
}

async function open(): Promise<void> {
  sessions.push(await openPrivateServer(userPaths(env()), { env: env() }));
}

async function answers(): Promise<boolean> {
  try {
    const connection = await createConnection({ socketPath: places().socketPath, user: 'root' });
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

describe.runIf(canMount)('a full disk', () => {
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'epicevent-'));
    sessions = [];
  });
  afterEach(async () => {
    for (const session of sessions) session.release();
    await until(() => serverPid() === null);
    await until(() => spawnSync('umount', [disk]).status === 0);
    rmSync(disk, { recursive: true });
  });

  test.each([1, 4, 30, 60, 100])(
    'a first start with %i MB of room says that the disk is full',
    async (megabytes) => {
      mount(megabytes);
      await expect(open()).rejects.toMatchObject({ problem: { key: 'cli.diskFull' } });
    },
    120_000,
  );

  test('a disk that is full while sessions are open is told at once, and the server is back when there is room', async () => {
    mount(700);
    mkdirSync(places().folder, { recursive: true, mode: 0o700 });
    cpSync(join(inject('templates'), 'bare'), places().dataFolder, { recursive: true });
    await open();
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    const fill = 'head -c "$1" /dev/zero > "$2"'; // A server that writes meanwhile may fill the last bytes itself.
    spawnSync('sh', ['-c', fill, 'sh', String(bavail * bsize - 1024 ** 2), ballast], { stdio: 'ignore' });
    const pid = serverPid() ?? 0;
    process.kill(pid, 'SIGKILL');
    expect(await until(() => readFileSync(places().supervisorLog, 'utf8').includes('cli.diskFull'))).toBe(true);

    const asked = Date.now();
    await expect(open()).rejects.toMatchObject({ problem: { key: 'cli.diskFull' } });
    expect(Date.now() - asked).toBeLessThan(10_000);
    rmSync(ballast);
    expect(await until(answers, 10_000)).toBe(true);
    await open();
  }, 120_000);

  test('what is logged meanwhile fails nobody, and is in the log when there is room again', () => {
    mount(1);
    const home = userPaths(env());
    const log = createLog(home);
    log.info('before');
    const filler = join(disk, 'filler');
    expect(() => {
      for (;;) appendFileSync(filler, Buffer.alloc(4096));
    }).toThrow('ENOSPC');
    const padding = 'x'.repeat(4096);
    log.error({ reference: 'a1b2c3d4', padding }, 'unexpected error');
    log.error({ padding }, 'another one');
    rmSync(filler);
    log.info('after');
    const lines = readFileSync(logPath(home), 'utf8');
    expect(lines).toContain('a1b2c3d4');
    expect(lines).toContain('after');
    Reflect.get(log, symbols.streamSym).end(); // An open file would keep the disk mounted.
  });
});

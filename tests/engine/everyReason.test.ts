/** Whatever keeps the private server from starting is told with the right folder and a cure that works. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseServer } from '../../src/db/engine/engineFile.ts';
import { openPrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { makePrivateFolders } from '../../src/settings/privateServerPaths.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

let home: TemporaryHome;
beforeEach(() => {
  home = temporaryHome('home', true);
});
afterEach(() => home.remove());

const open = (env = home.env) => openPrivateServer(userPaths(env), { env, graceMs: 0 });
const works = async (env = home.env) => (await open(env)).release();
const supervisorPid = () => Number(readFileSync(home.places.supervisorPid, 'utf8'));

test('a damaged lock file is replaced', async () => {
  makePrivateFolders(home.places, home.home);
  writeFileSync(home.places.lockFile, 'garbage, as a full disk or a restore leaves it'.repeat(50));
  await works();
});

test.each(['', '{"engine": "', null])(
  'data whose engine file is %j, or names the other engine, get their own server',
  async (left) => {
    const other = process.env.EPICEVENT_TEST_ENGINE === 'mysql' ? 'mariadb' : 'mysql';
    const known = { engine: other, version: '1.0.0', origin: '/bin/sh', command: ['/bin/sh'], locations: [] };
    if (left === '') writeFileSync(home.places.engineFile, JSON.stringify(known));
    else if (left === null) rmSync(home.places.engineFile);
    else writeFileSync(home.places.engineFile, left);
    expect(chooseServer(home.places, home.env)).toMatchObject({ engine: process.env.EPICEVENT_TEST_ENGINE });
    await works();
  },
);

test('a path that is too long for the server is told', async () => {
  const env = { ...home.env, EPICEVENT_HOME: join(home.folder, 'a'.repeat(200), 'b'.repeat(200), 'c'.repeat(200)) };
  await expect(open(env)).rejects.toMatchObject({ problem: { key: 'cli.folderTooLong' } });
});

test('the longest path that is accepted works', async () => {
  const rest = 320 - Buffer.byteLength(join(home.folder, 'x', 'data/server'));
  const env = { ...home.env, EPICEVENT_HOME: join(home.folder, 'a'.repeat(100), 'b'.repeat(rest - 100)) };
  await works(env);
}, 60_000);

test.each(['/nonexistent', 'relative', 'with a space'])(
  'the first start does not depend on TMPDIR (%s)',
  async (name) => {
    const folder = name === 'with a space' ? join(home.folder, name) : name;
    if (name === 'with a space') mkdirSync(folder);
    rmSync(home.places.folder, { recursive: true });
    await works({ ...home.env, TMPDIR: folder });
  },
  60_000,
);

test('a supervisor process that hangs is told within seconds, with what to do', async () => {
  const first = await open();
  const pid = supervisorPid();
  process.kill(pid, 'SIGSTOP');
  try {
    const asked = Date.now();
    await expect(open()).rejects.toMatchObject({
      problem: { key: 'cli.supervisorHangs', params: { pid: String(pid) } },
    });
    expect(Date.now() - asked).toBeLessThan(10_000);
    process.kill(pid, 'SIGKILL'); // The cure.
    await works();
  } finally {
    first.release();
  }
});

test('a supervisor process that cannot run is told with the last line of its log', async () => {
  makePrivateFolders(home.places, home.home);
  rmSync(home.places.lockFile, { force: true });
  mkdirSync(home.places.lockFile);
  await expect(open()).rejects.toMatchObject({
    problem: { key: 'cli.serverFailed', params: { why: expect.stringContaining('unable to open database file') } },
  });
});

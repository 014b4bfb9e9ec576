import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openPrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { Usage } from '../../src/domain/errors.ts';
import { makePrivateFolders } from '../../src/settings/privateServerPaths.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

let home: TemporaryHome;
afterEach(() => home.remove());

async function openAndRelease(): Promise<void> {
  const session = await openPrivateServer(home.home, { env: home.env, graceMs: 0 });
  session.release();
}

test('a folder with spaces, accents and quotes works', async () => {
  home = temporaryHome("Mes données d'été");
  await openAndRelease();
});

test('a path too long for a socket gets a short folder of the user’s alone', async () => {
  home = temporaryHome('x'.repeat(120));
  expect(home.places.socketFolder).not.toBe(home.places.folder);
  expect(Buffer.byteLength(home.places.socketPath)).toBeLessThan(104);
  await openAndRelease();
  expect(statSync(home.places.socketFolder).mode & 0o777).toBe(0o700);
});

test('sessions whose logins name different folders for temporary files share one server', async () => {
  home = temporaryHome('x'.repeat(120));
  const folders = ['run', 'tmp'].map((name) => join(home.folder, name));
  for (const folder of folders) mkdirSync(folder, { mode: 0o700 });
  const [run = '', tmp = ''] = folders;
  const first = await openPrivateServer(home.home, { env: { ...home.env, XDG_RUNTIME_DIR: run }, graceMs: 0 });
  const second = await openPrivateServer(home.home, { env: { ...home.env, TMPDIR: tmp }, graceMs: 0 });
  expect(second.socketPath).toBe(first.socketPath);
  first.release();
  second.release();
});

test('a short folder that another user prepared is refused', () => {
  home = temporaryHome('x'.repeat(120));
  const { socketFolder } = home.places;
  symlinkSync(home.folder, socketFolder);
  expect(() => makePrivateFolders(home.places, home.home)).toThrow(Usage);
  rmSync(socketFolder);
  mkdirSync(socketFolder);
  chmodSync(socketFolder, 0o777);
  expect(() => makePrivateFolders(home.places, home.home)).toThrow(Usage);
});

test('a folder that cannot be created is reported with the cure', async () => {
  home = temporaryHome();
  writeFileSync(join(home.folder, 'home'), 'a file where the folder should be');
  await expect(openAndRelease()).rejects.toMatchObject({ code: 'usage', problem: { key: 'cli.folderUnusable' } });
});

test('data whose server program is missing are reported', async () => {
  home = temporaryHome();
  makePrivateFolders(home.places, home.home);
  const gone = { engine: 'mysql', version: '1.0.0', origin: '/gone', command: ['/gone'], locations: [] };
  const other = process.env.EPICEVENT_TEST_ENGINE === 'mysql' ? 'mariadb' : 'mysql';
  writeFileSync(home.places.engineFile, JSON.stringify({ ...gone, engine: other }));
  const env = { ...home.env, PATH: '/usr/bin:/bin', EPICEVENT_MYSQLD: '' };
  const opening = openPrivateServer(home.home, { env: { ...env, HOME: '/nowhere' }, graceMs: 0 });
  const isElsewhere = other === 'mariadb'; // The usual folders are searched as well.
  if (isElsewhere) (await opening).release();
  else await expect(opening).rejects.toMatchObject({ problem: { key: 'cli.serverGone' } });
});

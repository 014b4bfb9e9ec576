/** The private server is backed up while sessions are open, and restored in folders of another user, or on a server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { configFilePath } from '../../src/settings/configFile.ts';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

const PHRASE = 'un parapluie très rouge';
let first: TemporaryHome;
let second: TemporaryHome;
let server: TestServer;
let file: string;
beforeAll(async () => {
  [first, second] = [temporaryHome('home', true), temporaryHome()];
  server = await startTestServer({ bare: true });
  file = join(first.folder, 'private.backup');
});
afterAll(async () => {
  await first.remove();
  await second.remove();
  await server.stop();
});

const run = ({ env }: Pick<TemporaryHome, 'env'>, words: readonly string[], input: string) =>
  runCommand(words, { env: { ...env, EPICEVENT_LANG: 'en' }, input });
const clientsOf = async (home: Pick<TemporaryHome, 'env'>) => {
  const { code, out, err } = await run(
    home,
    ['list', 'clients', '--json', '--username', 'bill.boquet'],
    'epicevent-demo\n',
  );
  expect([code, err]).toEqual([0, expect.not.stringMatching(/error|unexpected/i)]);
  return JSON.parse(out);
};

test('the private server is restored in other folders: the same data, secrets and passwords, and no example is added', async () => {
  const before = await clientsOf(first);
  const session = await openPrivateServer(first.home, { env: first.env });
  const done = await run(first, ['backup', file], `${PHRASE}\n`);
  session.release();
  expect([done.code, done.err]).toEqual([0, '']);

  const restored = await run(second, ['restore', file], `${PHRASE}\n`);
  expect([restored.code, restored.err]).toEqual([0, expect.stringContaining('Checking the file…')]);
  expect(readFileSync(second.places.secretsFile, 'utf8')).toBe(readFileSync(first.places.secretsFile, 'utf8'));
  expect(await clientsOf(second)).toEqual(before);
  expect((await run(second, ['doctor'], '')).code).toBe(0);

  const again = await run(second, ['restore', file], `${PHRASE}\n`);
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('already has tables')]);
}, 180_000);

test('secrets of another private server are kept, and so is a config.json that names a server', async () => {
  const third = temporaryHome();
  mkdirSync(third.places.folder, { recursive: true, mode: 0o700 });
  const theirs = JSON.stringify({ serverKey: 'ab'.repeat(32), loginSecret: 'the secret of somebody else' });
  writeFileSync(third.places.secretsFile, theirs, { mode: 0o600 });
  const refused = await run(third, ['restore', file], `${PHRASE}\n`);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('another company')]);
  expect(readFileSync(third.places.secretsFile, 'utf8')).toBe(theirs);
  expect(existsSync(third.places.dataFolder)).toBe(false);

  mkdirSync(third.home.config, { recursive: true, mode: 0o700 });
  const config = JSON.stringify({ ...JSON.parse(theirs), database: { socketPath: server.socketPath } });
  writeFileSync(configFilePath(third.home), config, { mode: 0o600 });
  const company = await run(third, ['restore', file], `${PHRASE}\n`);
  expect([company.code, company.err]).toEqual([2, expect.stringContaining('--admin-url')]);
  expect(readFileSync(configFilePath(third.home), 'utf8')).toBe(config);
  await third.remove();
}, 60_000);

test('a backup of the private server goes to a company server, and back to a private one', async () => {
  const user = { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'en', EPICEVENT_ADMIN_URL: server.url() };
  const moved = await runCommand(['restore', file], { env: user, input: `\n${PHRASE}\n` });
  expect([moved.code, moved.err]).toEqual([0, 'Checking the file…\n']);
  expect((await runCommand(['doctor'], { env: user, input: '\n' })).code).toBe(0);
  const back = join(server.folder, 'company.backup');
  expect((await runCommand(['backup', back], { env: user, input: `\n${PHRASE}\n` })).code).toBe(0);
  const fourth = temporaryHome();
  const restored = await run(fourth, ['restore', back], `${PHRASE}\n`);
  expect([restored.code, restored.err]).toEqual([0, expect.stringContaining('Checking the file…')]);
  expect(await clientsOf(fourth)).toEqual(await clientsOf(first));
  await fourth.remove();
}, 180_000);

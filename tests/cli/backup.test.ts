/** A backup while people work, restored on an empty server: every row, account and right is as it was. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import { configFilePath } from '../../src/settings/configFile.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import { everything } from '../support/everything.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const PHRASE = 'un parapluie très rouge';
/** The first line is the empty password of the administrator. */
const input = `\n${PHRASE}\n`;
let source: TestServer;
let root: Connection;
let env: Environment;
const targets: TestServer[] = [];

beforeAll(async () => {
  source = await startTestServer({ seeded: true, isCompany: true });
  env = { ...userOf(source).env, EPICEVENT_ADMIN_URL: source.url(), EPICEVENT_LANG: 'en' };
  root = await connectAs({ ...source.admin, database: 'epicevent' });
  await root.query('SET SESSION sql_mode = ?', ['']);
  await root.query(
    `INSERT INTO client (full_name, company_name, email, phone) VALUES
       ('Zoë 👩🏽‍🎤 O\\'Néill \\\\ "x"', '株式会社 𠮷野家', 'zoe@exämple.fr', '+33 6'), ('É', 'e\\u0301', 'a@b.c', '1')`,
  );
  await root.query(
    'INSERT INTO login_throttle (name_digest, failures, last_failure, is_known) VALUES (?, 3, ?, TRUE)',
    [Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37) % 256)), '2026-01-02 03:04:05.678901'],
  );
  await root.query("UPDATE event SET notes = 'a\\n\\tb\\r\\n\\0c', attendees = NULL ORDER BY event_id LIMIT 1");
  // A number that was given and is gone: the next one is not given again.
  await root.query('ALTER TABLE client AUTO_INCREMENT = 5000');
});
afterAll(async () => {
  await root.end();
  for (const server of [source, ...targets]) await server.stop();
});

const fileOf = (name: string) => join(source.folder, name);
const backUp = (name: string, more: readonly string[] = [], by = env) =>
  runCommand(['backup', fileOf(name), ...more], { env: by, input });

async function emptyServer(): Promise<{ server: TestServer; env: Environment }> {
  const server = await startTestServer({ bare: true });
  targets.push(server);
  const home = { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'en' };
  return { server, env: { ...home, EPICEVENT_ADMIN_URL: server.url().replace('/epicevent?', '/?') } };
}

test('a backup is for its owner alone, holds nothing readable, and a restore brings every row back as it was', async () => {
  const before = await everything(source);
  const done = await backUp('whole.backup');
  expect([done.code, done.err]).toEqual([0, '']);
  expect(done.out).toContain(fileOf('whole.backup'));
  expect(statSync(fileOf('whole.backup')).mode & 0o777).toBe(0o600);
  const bytes = readFileSync(fileOf('whole.backup'));
  for (const secret of [source.config.loginSecret, 'bill.boquet', PHRASE]) expect(bytes.includes(secret)).toBe(false);

  const target = await emptyServer();
  const restored = await runCommand(['restore', fileOf('whole.backup')], { env: target.env, input });
  expect([restored.code, restored.err]).toEqual([0, 'Checking the file…\n']);
  expect(await everything(target.server)).toEqual(before);
  const { serverKey, loginSecret, zone } = JSON.parse(readFileSync(configFilePath(userPaths(target.env)), 'utf8'));
  expect([serverKey, loginSecret, zone]).toEqual([
    source.config.serverKey.toString('hex'),
    source.config.loginSecret,
    'Europe/Paris',
  ]);
  const doctor = await runCommand(['doctor', '--json'], { env: target.env });
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
  const signedIn = await runCommand(['list', 'clients', '--json', '--username', 'bill.boquet'], {
    env: target.env,
    input: 'epicevent-demo\n',
  });
  expect([signedIn.code, signedIn.err]).toEqual([0, '']);
  expect(JSON.parse(signedIn.out).map(({ companyName }: { companyName: string }) => companyName)).toContain(
    '株式会社 𠮷野家',
  );
});

const asked = (more: Environment = {}) => ({ env: { ...env, ...more }, input });

test('an existing file is kept, unless --overwrite; a short pass phrase, a bad place and another key are refused', async () => {
  writeFileSync(fileOf('mine'), 'mine');
  const kept = await backUp('mine');
  expect([kept.code, kept.err]).toEqual([2, expect.stringContaining('already exists')]);
  expect(readFileSync(fileOf('mine'), 'utf8')).toBe('mine');
  expect((await backUp('mine', ['--overwrite'])).code).toBe(0);
  expect(readFileSync(fileOf('mine')).length).toBeGreaterThan(1000);

  const short = await runCommand(['backup', fileOf('short')], { env, input: '\nparapluie\n' });
  expect([short.code, short.err]).toEqual([2, expect.stringContaining('12 characters')]);
  const nowhere = await backUp('none/at/all');
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('cannot be written')]);
  const stranger = { ...env, EPICEVENT_HOME: join(source.folder, 'stranger') };
  const config = JSON.parse(readFileSync(configFilePath(userPaths(env)), 'utf8'));
  mkdirSync(join(source.folder, 'stranger/config'), { recursive: true, mode: 0o700 });
  writeFileSync(configFilePath(userPaths(stranger)), JSON.stringify({ ...config, serverKey: 'ab'.repeat(32) }), {
    mode: 0o600,
  });
  const other = await backUp('other', [], stranger);
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('another key')]);
  expect(readdirSync(source.folder).filter((name) => /short|none|other|^\./.test(name))).toEqual([]);
});

test('a damaged file or another pass phrase is told before the server is touched', async () => {
  const { server, env: to } = await emptyServer();
  const bytes = readFileSync(fileOf('whole.backup'));
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 4;
  writeFileSync(fileOf('flipped'), flipped);
  writeFileSync(fileOf('cut'), bytes.subarray(0, bytes.length - 100));
  writeFileSync(fileOf('foreign'), 'CREATE TABLE x (y INT);\n');
  const cases = [
    ['flipped', input, 'damaged or incomplete'],
    ['cut', input, 'damaged or incomplete'],
    ['foreign', input, 'not a backup'],
    ['nothing-there', input, 'cannot be read'],
    ['whole.backup', '\nanother parapluie\n', 'not the pass phrase'],
  ] as const;
  for (const [name, typed, sentence] of cases) {
    const { code, err } = await runCommand(['restore', fileOf(name)], { env: to, input: typed });
    expect([name, code, err]).toEqual([name, 2, expect.stringContaining(sentence)]);
  }
  const admin = await connectAs(server.admin);
  const [schemas] = await admin.query<RowDataPacket[]>("SHOW DATABASES LIKE 'epicevent%'");
  await admin.end();
  expect(schemas).toEqual([]);
  expect(existsSync(configFilePath(userPaths(to)))).toBe(false);
});

test('a restore replaces nothing: no tables, no accounts, no config.json of another key', async () => {
  const full = await runCommand(['restore', fileOf('whole.backup')], asked());
  expect([full.code, full.err]).toEqual([2, expect.stringContaining('already has tables')]);

  const { server, env: to } = await emptyServer();
  const admin = await connectAs(server.admin);
  await admin.query("CREATE USER 'epicevent_c7'@'%' IDENTIFIED BY 'Another-Secret-7'");
  const account = await runCommand(['restore', fileOf('whole.backup')], { env: to, input });
  expect([account.code, account.err]).toEqual([2, expect.stringContaining('epicevent_c7')]);
  await admin.query("DROP USER 'epicevent_c7'@'%'");
  await admin.end();
  expect(existsSync(configFilePath(userPaths(to)))).toBe(false);

  mkdirSync(join(server.folder, 'user/config'), { recursive: true, mode: 0o700 });
  const theirs = JSON.stringify({ serverKey: 'ab'.repeat(32), loginSecret: 'the secret of somebody else' });
  writeFileSync(configFilePath(userPaths(to)), theirs, { mode: 0o600 });
  const other = await runCommand(['restore', fileOf('whole.backup')], { env: to, input });
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('another company')]);
  expect(readFileSync(configFilePath(userPaths(to)), 'utf8')).toBe(theirs);
});

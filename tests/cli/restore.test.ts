/** What a restore meets: writers during the backup, a cut half way, an older schema, a newer program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackupHead, type BackupLine, isRow } from '../../src/db/backup/backupFormat.ts';
import { readBackup } from '../../src/db/backup/readBackup.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { openSealed, seal } from '../../src/files/sealedFile.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { everything } from '../support/everything.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { until } from '../support/temporaryHome.ts';

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
});
afterAll(async () => {
  await root.end();
  for (const server of [source, ...targets]) await server.stop();
});

const fileOf = (name: string) => join(source.folder, name);
const run = (words: readonly string[], by: Environment, signal?: AbortSignal) =>
  runCommand(words, { env: by, input, ...(signal && { signal }) });

async function emptyServer(): Promise<{ server: TestServer; env: Environment }> {
  const server = await startTestServer({ bare: true });
  targets.push(server);
  const home = { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'en' };
  return { server, env: { ...home, EPICEVENT_ADMIN_URL: server.url() } };
}

async function scalar(server: TestServer, sql: string): Promise<number> {
  const admin = await connectAs({ ...server.admin, database: 'epicevent' });
  const [rows] = await admin.query<RowDataPacket[]>(sql);
  await admin.end();
  return Number(Object.values(rows[0] ?? {})[0]);
}

async function linesOf(name: string): Promise<readonly BackupLine[]> {
  const lines: BackupLine[] = [];
  for await (const line of readBackup(await openSealed(fileOf(name), PHRASE))) lines.push(line);
  return lines;
}

/** Leaves out the moment, and the definitions: MySQL spells them otherwise once a table was altered. */
const values = (lines: readonly BackupLine[]) =>
  lines.map((line) => (isRow(line) ? line : { ...line, at: undefined, create: undefined }));

const WRITTEN = "SELECT COUNT(*) FROM payment WHERE note = 'meanwhile'";
const WITHOUT_HISTORY = `SELECT (SELECT COUNT(*) FROM payment WHERE note = 'meanwhile') -
  (SELECT COUNT(*) FROM history WHERE table_name = 'payment' AND JSON_VALUE(new_values, '$.note') = 'meanwhile')`;
const WRONG_BALANCE = `SELECT COUNT(*) FROM contract WHERE balance <>
  cost - (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE payment.contract_id = contract.contract_id)`;

test('while people write, a backup is the state of one moment, and a backup of what is restored is the same', async () => {
  const [[contract]] = await root.query<RowDataPacket[]>(
    "SELECT contract_id AS id FROM contract WHERE statut = 'signed' AND balance > 10 LIMIT 1",
  );
  let isOver = false;
  let written = 0;
  const writer = async () => {
    const own = await connectAs({ ...source.admin, database: 'epicevent' });
    while (!isOver) {
      await own.query(
        "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (?, 0.01, '2026-01-02', 'meanwhile'), (?, -0.01, '2026-01-02', 'meanwhile')",
        [contract?.id, contract?.id],
      );
      written += 2;
    }
    await own.end();
  };
  const writing = Promise.all([writer(), writer()]);
  expect(await until(() => written > 100)).toBe(true);
  const { code, err } = await run(['backup', fileOf('busy')], env);
  const atEnd = written;
  expect(await until(() => written > atEnd + 10)).toBe(true);
  isOver = true;
  await writing;
  expect([code, err]).toEqual([0, '']);

  const target = await emptyServer();
  expect((await run(['restore', fileOf('busy')], target.env)).code).toBe(0);
  expect(await scalar(target.server, WITHOUT_HISTORY)).toBe(0);
  expect(await scalar(target.server, WRONG_BALANCE)).toBe(0);
  const restored = await scalar(target.server, WRITTEN);
  expect(restored).toBeGreaterThan(100);
  expect(restored % 2).toBe(0);
  expect(restored).toBeLessThan(await scalar(source, WRITTEN));

  expect((await run(['backup', fileOf('again')], target.env)).code).toBe(0);
  expect(values(await linesOf('again'))).toEqual(values(await linesOf('busy')));
});

test('a restore that is stopped half way says so, nobody works in it, and the same command completes it', async () => {
  const before = await everything(source);
  expect((await run(['backup', fileOf('whole')], env)).code).toBe(0);
  const { server, env: to } = await emptyServer();
  const stopped = await run(['restore', fileOf('whole')], to, AbortSignal.abort());
  expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('run the same command again')]);
  expect(stopped.err).toContain('Interrupted');
  for (const command of ['migrate', 'setup', 'backup']) {
    const refused = await run([command, ...(command === 'backup' ? [fileOf('half')] : [])], to);
    expect([command, refused.code, refused.err]).toEqual([command, 2, expect.stringContaining('was interrupted')]);
  }
  const doctor = await run(['doctor'], to);
  expect([doctor.code, doctor.out]).toEqual([1, expect.stringContaining('epicevent restore')]);
  const signIn = await runCommand(['list', 'clients', '--username', 'bill.boquet'], {
    env: to,
    input: 'epicevent-demo\n',
  });
  expect(signIn.code).not.toBe(0);

  const done = await run(['restore', fileOf('whole')], to);
  expect([done.code, done.err]).toEqual([0, 'Checking the file…\n']);
  expect(await everything(server)).toEqual(before);
  expect((await run(['doctor'], to)).code).toBe(0);
});

test('a backup that is stopped leaves no file', async () => {
  const stopped = await run(['backup', fileOf('stopped')], env, AbortSignal.abort());
  expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('Interrupted')]);
  await expect(openSealed(fileOf('stopped'), PHRASE)).rejects.toMatchObject({ problem: { key: 'cli.fileUnreadable' } });
});

test('a backup of a newer program is refused, and so is one without its end', async () => {
  const lines = await linesOf('whole');
  const [head] = lines as [BackupHead];
  const newer = [{ ...head, steps: [...head.steps, '20990101000000-tomorrow'] }, ...lines.slice(1)];
  const { env: to } = await emptyServer();
  for (const [content, sentence] of [
    [newer, 'newer version'],
    [lines.slice(0, -1), 'does not fit'],
  ] as const) {
    const text = gzipSync(content.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const pieces: Buffer[] = [];
    const once = async function* () {
      yield text;
    };
    for await (const piece of seal(once(), PHRASE)) pieces.push(piece);
    writeFileSync(fileOf('made'), Buffer.concat(pieces));
    const { code, err } = await run(['restore', fileOf('made')], to);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  }
});

test('a table that no step makes is restored as well', async () => {
  await root.query(
    'CREATE TABLE own_notes (id INT AUTO_INCREMENT PRIMARY KEY, at DATETIME(6), data BLOB, price DOUBLE)',
  );
  await root.query(
    "INSERT INTO own_notes (at, data, price) VALUES ('2026-01-02 03:04:05.000001', X'00ff', 0.1), (NULL, NULL, 1e300)",
  );
  const before = await everything(source);
  expect((await run(['backup', fileOf('own')], env)).code).toBe(0);
  await root.query('DROP TABLE own_notes');
  const target = await emptyServer();
  expect((await run(['restore', fileOf('own')], target.env)).code).toBe(0);
  expect(await everything(target.server)).toEqual(before);
});

test.each(['20261128160000-create-tables', '20261128160100-create-listings', '20261128203000-list-clients-directly'])(
  'a backup of a schema at %s is restored, and brought up to the last step',
  async (step) => {
    expect((await run(['migrate', '--to', step, '--delete-data-of', 'epicevent'], env)).code).toBe(0);
    expect((await run(['backup', fileOf(step)], env)).code).toBe(0);
    expect((await run(['migrate'], env)).code).toBe(0);
    const target = await emptyServer();
    const { code, err } = await run(['restore', fileOf(step)], target.env);
    expect([code, err]).toEqual([0, 'Checking the file…\n']);
    const [found, wanted] = [await everything(target.server), await everything(source)];
    // The steps after that one ran at another moment, and each server has noted its own rights since.
    for (const tables of [found, wanted]) {
      for (const name of ['migration', 'journal', 'next journal']) Reflect.deleteProperty(tables, name);
    }
    expect(found).toEqual(wanted);
    expect((await run(['doctor'], target.env)).code).toBe(0);
  },
);

/** The seals of the journal and the history, against an administrator who alters what was sealed. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { askDatabase } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const TABLES = ['journal', 'history', 'record_seal', 'day_seal'] as const;
let server: TestServer;
let env: Environment;
let digest: string;
const ask = (sql: string) => askDatabase(server, sql);

async function run(...argv: string[]) {
  const url = `mysql://root:@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
  return runCommand(['audit', ...argv, '--admin-url', url], { env, input: '\n' });
}
async function verified(...more: string[]) {
  const { code, out } = await run('verify', '--json', ...more);
  const found = JSON.parse(out);
  expect(code).toBe(found.ok ? 0 : 1);
  return found;
}

beforeAll(async () => {
  server = await startTestServer();
  ({ env } = userOf(server));
  for (const days of [4, 2, 0]) {
    const at = `UTC_TIMESTAMP() - INTERVAL ${days} DAY`;
    for (const record of [1, 2, 3]) {
      await ask(
        `INSERT INTO history (at, actor_id, table_name, record_id, action, new_values)
         VALUES (${at}, NULL, 'client', ${record}, 'create', '{"phone": "+33 1", "email": null}')`,
      );
      await ask(
        `INSERT INTO journal (happened_at, kind, account, origin, detail)
         VALUES (${at}, 'payment', 'epicevent_c5', 'localhost', '${record}.00')`,
      );
    }
  }
  for (const table of ['journal', 'history'])
    for (const verb of ['update', 'delete']) await ask(`DROP TRIGGER ${table}_before_${verb}`);
  const { code, out } = await run('seal');
  expect(code).toBe(0);
  digest = out.trim().split(' ').at(-1) ?? '';
  for (const table of TABLES) await ask(`CREATE TABLE ${table}_copy AS SELECT * FROM ${table}`);
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const table of TABLES) {
    await ask(`DELETE FROM ${table} WHERE 1 = 1`);
    await ask(`INSERT INTO ${table} SELECT * FROM ${table}_copy`);
  }
});

test('finished days are sealed once, and hold', async () => {
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const [whole] = await ask('SELECT COUNT(*) AS days, SUM(journal_count + history_count) AS records FROM day_seal');
  expect(Number(whole?.records)).toBe(12);
  expect(await verified('--digest', digest)).toMatchObject({ ok: true, days: Number(whole?.days), breach: null });
  const again = await run('seal', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ sealed: 0, newest: { digest } });
  expect((await run('verify')).out).toContain('intacts');
});

test.each([
  [
    'a value of a row',
    ['UPDATE history SET new_values = \'{"phone": "+33 2", "email": null}\' WHERE history_id = 5'],
    'altered',
    'history',
    5,
  ],
  ['NULL instead of a text', ["UPDATE history SET reason = '' WHERE history_id = 2"], 'altered', 'history', 2],
  [
    'the time of a row',
    ['UPDATE journal SET happened_at = UTC_TIMESTAMP() WHERE journal_id = 4'],
    'altered',
    'journal',
    4,
  ],
  ['a row removed', ['DELETE FROM journal WHERE journal_id = 2'], 'removed', 'journal', 2],
  [
    'a row inserted',
    [
      'INSERT INTO journal (journal_id, happened_at, kind, account, origin) SELECT 900, happened_at, kind, account, origin FROM journal_copy WHERE journal_id = 1',
    ],
    'inserted',
    'journal',
    900,
  ],
  [
    'a row inserted on a day without any',
    [
      "INSERT INTO history (history_id, at, table_name, record_id, action) SELECT 900, at + INTERVAL 1 DAY, 'client', 1, 'x' FROM history_copy WHERE history_id = 1",
    ],
    'inserted',
    'history',
    900,
  ],
  [
    'a row removed with its digest',
    [
      'DELETE FROM journal WHERE journal_id = 2',
      "DELETE FROM record_seal WHERE table_name = 'journal' AND record_id = 2",
    ],
    'gap',
    'journal',
    3,
  ],
  ['the seal of a day', ['UPDATE day_seal SET journal_count = 4 ORDER BY day LIMIT 1'], 'seal', null, null],
  ['the last seal removed', ['DELETE FROM day_seal ORDER BY day DESC LIMIT 1'], null, null, null],
])('an alteration is found: %s', async (_what, statements, problem, table, record) => {
  for (const sql of statements) await ask(sql);
  const { breach } = await verified('--digest', digest);
  if (problem === null) expect(breach).not.toBeNull();
  else expect(breach).toMatchObject({ problem, table, record });
});

test('a row that was altered with its own digest is named', async () => {
  await ask("UPDATE journal SET detail = '9.00' WHERE journal_id = 2");
  const { digestOf, textColumns } = await import('../../src/db/audit/sealedTables.ts');
  const [row] = await ask(`SELECT ${textColumns('journal')} FROM journal AS r WHERE journal_id = 2`);
  const [link] = await ask(
    "SELECT HEX(previous) AS previous FROM record_seal WHERE table_name = 'journal' AND record_id = 2",
  );
  const forged = digestOf('journal', row as never, Buffer.from(String(link?.previous), 'hex')).toString('hex');
  await ask(`UPDATE record_seal SET digest = UNHEX('${forged}') WHERE table_name = 'journal' AND record_id = 2`);
  expect((await verified()).breach).toMatchObject({ problem: 'altered', table: 'journal', record: 2 });
  const { err, code } = await run('verify');
  expect([code, err]).toEqual([1, expect.stringContaining('l’enregistrement 2 de journal a été modifié')]);
});

test('seals that were all made anew are found only by a digest that was kept', async () => {
  await ask("UPDATE journal SET detail = '9.00' WHERE journal_id = 2");
  for (const table of ['record_seal', 'day_seal']) await ask(`DELETE FROM ${table} WHERE 1 = 1`);
  await run('seal');
  expect(await verified()).toMatchObject({ ok: true });
  expect((await verified('--digest', digest)).breach).toMatchObject({ problem: 'remade' });
});

test('the last day removed with its digests is found only by a digest that was kept', async () => {
  await ask('DELETE FROM record_seal WHERE day = (SELECT MAX(day) FROM day_seal)');
  await ask('DELETE FROM day_seal ORDER BY day DESC LIMIT 1');
  expect(await verified()).toMatchObject({ ok: true });
  expect((await verified('--digest', digest)).breach).toMatchObject({ problem: 'remade' });
});

test('what is no digest is refused', async () => {
  expect((await run('verify', '--digest', 'abc')).code).toBe(2);
});

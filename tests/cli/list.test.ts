import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { askDatabase } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const input = 'epicevent-demo\n';
let server: TestServer;
let env: Environment;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
});
afterAll(() => server.stop());

async function rows(...argv: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await runCommand(['list', ...argv, '--json'], { env, input });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

test('a commercial lists all clients or the own ones, as a table and as JSON', async () => {
  const all = await rows('clients', '--username', 'bill.boquet');
  const mine = await rows('clients', '--filter', 'mine', '--username', 'bill.boquet');
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.length).toBeLessThan(all.length);
  for (const row of mine) expect(row).toMatchObject({ commercial: { name: 'Bill Boquet' } });
  const { out } = await runCommand(['list', 'clients', '--username', 'bill.boquet', '--text', 'cool startup'], {
    env,
    input,
  });
  expect(out).toMatch(/│ N° +│ Interlocuteur +│/);
  expect(out).toContain('Kevin Casey');
});

test('the filters of contracts and events are those of the brief', async () => {
  const by = ['--username', 'gestion.demo'];
  for (const row of await rows('contracts', '--filter', 'unsigned', ...by)) {
    expect(['draft', 'to_sign']).toContain(row.statut);
  }
  for (const row of await rows('contracts', '--filter', 'unpaid', ...by)) {
    expect(['signed', 'closed']).toContain(row.statut);
    expect(row.balance).not.toBe('0.00');
  }
  for (const row of await rows('events', '--filter', 'unassigned', ...by)) expect(row.support).toBeNull();
  expect((await rows('events', '--filter', 'mine', '--username', 'kate.hastroff')).length).toBeGreaterThan(0);
});

test('--text understands the terms of the screen, in both languages, and names a wrong one', async () => {
  const by = ['--username', 'gestion.demo'];
  const owed = await rows('contracts', '--text', 'reste>5000', ...by);
  expect(owed.length).toBeGreaterThan(0);
  for (const { balance } of owed) expect(Number(balance)).toBeGreaterThan(5000);
  expect(await rows('contracts', '--text', 'balance>5000', '--lang', 'en', ...by)).toEqual(owed);
  expect(await rows('events', '--text', 'sans support', ...by)).toEqual(
    await rows('events', '--filter', 'unassigned', ...by),
  );
  const { code, out, err } = await runCommand(['list', 'contracts', '--text', 'reste>abc', ...by], { env, input });
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(err).toContain('reste>abc : un montant est attendu');
});

test('an empty list says what is missing, and which option finds rows', async () => {
  const said = async (...argv: string[]) => (await runCommand(['list', ...argv], { env, input })).out.trim();
  const none = await said('clients', '--filter', 'mine', '--text', 'zzz', '--username', 'bill.boquet');
  expect(none).toBe('Aucun client à votre nom ne correspond à « zzz » ; sans --text : 25');
  const unpaid = await said('contracts', '--filter', 'mine', '--filter', 'unpaid', '--username', 'kate.hastroff');
  expect(unpaid).toMatch(/^Aucun contrat non soldé pour vos clients ; sans --filter mine : \d+$/);
  const english = await said(
    'clients',
    '--filter',
    'mine',
    '--text',
    'zzz',
    '--username',
    'bill.boquet',
    '--lang',
    'en',
  );
  expect(english).toBe('No client of yours matches “zzz”; without --text: 25');
});

test('a wrong password prints one sentence and no row', async () => {
  const { code, out, err } = await runCommand(['list', 'clients', '--username', 'bill.boquet'], {
    env,
    input: 'wrong\n',
  });
  expect([code, out]).toEqual([1, '']);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('account prints the URL of a collaborator’s account, which has that collaborator’s rights', async () => {
  const { code, out } = await runCommand(['account', 'bill.boquet'], { env });
  expect(code).toBe(0);
  expect(out).toMatch(/^mysql:\/\/epicevent_c\d+:Ep1-[0-9a-f]{64}@localhost\/epicevent\?socketPath=/);
  const unknown = await runCommand(['account', 'nobody.here'], { env });
  expect([unknown.code, unknown.out]).toEqual([1, '']);
  expect(unknown.err).toContain('nobody.here');
});

test('JSON on a terminal holds no control and no bidirectional mark as it is', async () => {
  const name = '\u009b31m \u009d52;c;QQ==\u009c \u0085\u202e\u2028\u{e0041}';
  await askDatabase(server, "UPDATE client SET full_name = ? WHERE company_name = 'Cool Startup LLC'", [name]);
  const { out } = await runCommand(['list', 'clients', '--json', '--username', 'bill.boquet'], { env, input });
  expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(out).toContain('\\u009b31m');
  expect(
    JSON.parse(out).some((row: Record<string, unknown>) =>
      JSON.stringify(row).includes(JSON.stringify(name).slice(1, -1)),
    ),
  ).toBe(true);
});

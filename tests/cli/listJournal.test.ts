import { parseCsv } from 'hucre/csv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const input = 'epicevent-demo\n';
let server: TestServer;
let env: Environment;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
  // More than two pages.
  await askDatabase(
    server,
    `INSERT INTO history (at, table_name, record_id, action, new_values)
     SELECT h.at, 'client', h.record_id, 'create', '{"is_active": "1"}'
     FROM history AS h, (SELECT 1 FROM history LIMIT 8) AS times`,
  );
});
afterAll(() => server.stop());

async function rows(kind: 'history' | 'journal', username: string): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await runCommand(['list', kind, '--json', '--username', username], { env, input });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

test('the history as JSON has every row once, the newest first, and of collaborators only what the user may see', async () => {
  const all = await rows('history', 'gestion.demo');
  const total = await countRows(server, 'history');
  expect(total).toBeGreaterThan(2000);
  expect(all).toHaveLength(total);
  const ids = all.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one));
  const client = all.find(({ table }) => table === 'client');
  expect(client).toMatchObject({ by: null, action: 'create', before: null, after: { is_active: '1' }, reason: null });
  const seen = await rows('history', 'bill.boquet');
  expect(all.some(({ table }) => table === 'collaborator')).toBe(true);
  expect(seen.some(({ table }) => table === 'collaborator')).toBe(false);
  expect(seen).toHaveLength(await countRows(server, "history WHERE table_name <> 'collaborator'"));
});

test('the journal has all sign-ins for gestion, and for others their own', async () => {
  const wrong = { env, input: 'wrong\n' };
  expect((await runCommand(['list', 'clients', '--username', 'kate.hastroff'], wrong)).code).toBe(1);
  const [newest] = await rows('journal', 'kate.hastroff');
  expect(newest).toMatchObject({ kind: 'sign_in', by: { name: 'Kate Hastroff' }, typedName: 'kate.hastroff' });
  const own = await rows('journal', 'kate.hastroff');
  expect(own.map(({ kind }) => kind)).toEqual(['sign_in', 'sign_in', 'sign_in_refused']);
  const all = await rows('journal', 'gestion.demo');
  expect(all).toHaveLength(await countRows(server, 'journal'));
  expect(all.filter(({ kind }) => kind === 'payment').length).toBeGreaterThan(0);
});

test('CSV has headings in the language of the user, and one line a row', async () => {
  const by = ['--csv', '--separator', 'comma', '--username', 'gestion.demo'];
  const { out } = await runCommand(['--lang', 'en', 'list', 'journal', ...by], { env, input });
  const [head, ...lines] = parseCsv(out.slice(1)) as string[][];
  expect(head?.slice(0, 4)).toEqual(['No.', 'When', 'What', 'Who']);
  expect(lines[0]?.slice(2, 4)).toEqual(['sign-in', expect.stringContaining(' ')]);
  const changes = await runCommand(['list', 'history', ...by], { env, input });
  const [french, ...rest] = parseCsv(changes.out.slice(1)) as string[][];
  expect(french?.slice(0, 3)).toEqual(['N°', 'Quand', 'Qui']);
  expect(rest).toHaveLength(await countRows(server, 'history'));
  expect(JSON.parse(rest.find((cells) => cells[3] === 'client')?.[7] ?? '')).toMatchObject({ is_active: '1' });
});

test('a table is printed, an unknown option refused', async () => {
  const table = await runCommand(['list', 'journal', '--username', 'bill.boquet'], { env, input });
  expect(table.out).toMatch(/│ N° +│ Quand +│ Quoi +│/);
  expect((await runCommand(['list', 'history', '--inactive', '--username', 'bill.boquet'], { env, input })).code).toBe(
    2,
  );
});

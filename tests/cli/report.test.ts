import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
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

const report = (...argv: string[]) => runCommand(['report', ...argv], { env, input });
const year = new Date().getFullYear();

test('--json has the sums of the database, by month and by commercial', async () => {
  const asked = ['--from', `${year}-01`, '--to', `${year}-12`, '--json', '--username', 'nina.perrot'];
  const { code, out, err } = await report(...asked);
  expect([code, err]).toEqual([0, '']);
  const { by, from, count, rows, totals } = JSON.parse(out);
  expect([by, from, count]).toEqual(['month', `${year}-01`, 12]);
  const [paid] = await askDatabase<{ sum: string }>(
    server,
    `SELECT SUM(amount) AS sum FROM payment WHERE YEAR(paid_on) = ${year}`,
  );
  expect(totals.paid).toBe(paid?.sum);
  expect(rows.filter(({ key }: { key: string }) => key !== 'before')).toHaveLength(12);
  const people = JSON.parse((await report('--by', 'commercial', ...asked)).out);
  expect(people.totals).toEqual(totals);
  expect(people.rows.map(({ label }: { label: string }) => label)).toEqual(['Bill Boquet', 'Camille Durand']);
});

test('prints a table in both languages, with one’s own alone on demand', async () => {
  const { code, out } = await report('--username', 'bill.boquet');
  expect(code).toBe(0);
  expect(out).toMatch(/^par mois, .*, tous\n/);
  expect(out).toMatch(/│ Mois +│ Signé +│ Encaissé +│ À payer +│ En retard +│/);
  const own = await runCommand(
    ['--lang', 'en', 'report', '--by', 'commercial', '--mine', '--username', 'bill.boquet'],
    {
      env,
      input,
    },
  );
  expect(own.out).toMatch(/^by sales representative, .*, mine\n/);
  expect(own.out).toContain('Bill Boquet');
  expect(own.out).not.toContain('Camille Durand');
});

test('the load by support goes to a file for a spreadsheet', async () => {
  const path = join(server.folder, 'load.csv');
  const months = ['--from', `${year}-01`, '--to', `${year}-12`];
  const { code, err } = await report('--by', 'support', ...months, '--csv', '-o', path, '--username', 'kate.hastroff');
  expect(code, err).toBe(0);
  const [head = [], ...rows] = parseCsv(readFileSync(path, 'utf8').slice(1), { delimiter: ';' }) as string[][];
  expect(head.slice(0, 3)).toEqual(['Support', 'Événements', 'Heures']);
  expect(new Set(head).size).toBe(head.length);
  expect(rows.map(([name]) => name)).toContain('Kate Hastroff');
  for (const [, events = '', , ...weeks] of rows)
    expect(weeks.reduce((sum, week) => sum + Number(week), 0)).toBe(Number(events));
});

test.each([
  [['--from', '2026-13'], '« 2026-13 » n’est pas un mois'],
  [['--from', '2026-06', '--to', '2026-05'], 'le premier d’abord'],
  [['--from', '2000-01', '--to', '2026-05'], 'de 1 à 120 mois'],
  [['--by', 'day'], '--by'],
  [['--output', 'x'], '--json'],
])('%j is refused before the sign-in', async (argv, said) => {
  const { code, out, err } = await report(...argv, '--username', 'bill.boquet');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(said);
});

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import ICAL from 'ical.js';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const input = 'epicevent-demo\n';
let server: TestServer;
let env: Environment;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
  folder = join(server.folder, 'exports');
  mkdirSync(folder);
  await askDatabase(server, "UPDATE client SET full_name = '=HYPERLINK(1)' WHERE company_name = 'Cool Startup LLC'");
});
afterAll(() => server.stop());

const list = (...argv: string[]) => runCommand(['list', ...argv], { env, input });

test('--csv writes every row of the list to the standard output, in a form that another program can read', async () => {
  const { code, out, err } = await list('clients', '--csv', '--username', 'bill.boquet');
  expect([code, err]).toEqual([0, '']);
  const [head, ...rows] = parseCsv(out.slice(1), { delimiter: ';' }) as string[][];
  expect(head?.slice(0, 4)).toEqual(['N°', 'Société', 'Interlocuteur', 'E-mail']);
  expect(rows).toHaveLength(await countRows(server, 'client WHERE is_active'));
  expect(rows.find(([, company]) => company === 'Cool Startup LLC')?.slice(2, 5)).toEqual([
    "'=HYPERLINK(1)",
    'kevin@startup.io',
    "'+678 123 456 78",
  ]);
  const { out: english } = await list('clients', '--csv', '--separator', 'comma', '--username', 'bill.boquet');
  expect((parseCsv(english.slice(1)) as string[][])[0]?.slice(0, 2)).toEqual(['N°', 'Société']);
});

test('--xlsx --output writes a file for the user alone, with amounts as numbers', async () => {
  const path = join(folder, 'unpaid.xlsx');
  const by = ['--username', 'gestion.demo', '--filter', 'unpaid'];
  const { code, err } = await list('contracts', '--xlsx', '--output', path, ...by);
  const [sheet] = await readExcel(path);
  const [head, ...rows] = sheet?.data ?? [];
  expect(code).toBe(0);
  expect(err).toContain(`${rows.length} lignes dans ${path}`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const row = rows.find(([id]) => id === 652);
  expect(row?.[head?.indexOf('Montant') ?? -1]).toBe(12000);
  expect(row?.[head?.indexOf('Reste à payer') ?? -1]).toBe(4000);
  for (const one of rows) expect(one[head?.indexOf('Statut') ?? -1]).toMatch(/^(?:signé|clos)$/);
});

test('events --tasks writes a calendar that also has the tasks of the events, as whole days', async () => {
  await askDatabase(
    server,
    "INSERT INTO task (event_id, title, days_before, department) VALUES (109, 'Appeler le DJ', 1, 'support')",
  );
  const plain = await list('events', '--ics', '--username', 'kate.hastroff', '--filter', 'mine');
  expect(plain.out).not.toContain('UID:task-');
  const { out } = await list('events', '--tasks', '--username', 'kate.hastroff', '--filter', 'mine');
  expect(out).toMatch(/UID:task-\d+@/);
  expect(out).toMatch(/DTSTART;VALUE=DATE:\d{8}/);
  const { code } = await list('events', '--tasks', '--csv', '--username', 'kate.hastroff');
  expect(code).toBe(2);
});

test('events --ics writes a calendar; other lists refuse --ics', async () => {
  const { out } = await list('events', '--ics', '--username', 'kate.hastroff', '--text', 'john ouick wedding');
  const [event] = new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(event?.startDate.toJSDate()).toEqual(new Date('2023-06-04T11:00:00Z'));
  expect(event?.uid).toMatch(/^event-109@[0-9a-f]{20}\.epicevent$/);
  expect(event?.component.getAllSubcomponents('valarm')).toHaveLength(1);
  await askDatabase(server, 'UPDATE event SET is_active = FALSE WHERE event_id = 109');
  const { out: later } = await list('events', '--ics', '--username', 'kate.hastroff', '--text', 'john ouick wedding');
  const [cancelled] = new ICAL.Component(ICAL.parse(later)).getAllSubcomponents('vevent');
  expect(cancelled?.getFirstPropertyValue('status')).toBe('CANCELLED');
  const { code } = await list('clients', '--ics', '--username', 'kate.hastroff');
  expect(code).toBe(2);
});

test('an existing file stays unchanged, and a refused list leaves no file', async () => {
  const path = join(folder, 'mine.csv');
  writeFileSync(path, 'precious');
  const taken = await list('clients', '--csv', '--output', path, '--username', 'bill.boquet');
  expect([taken.code, readFileSync(path, 'utf8')]).toEqual([2, 'precious']);
  expect(taken.err).toContain('existe déjà');
  const people = ['collaborators', '--inactive', '--csv', '-o', join(folder, 'people.csv')];
  const refused = await list(...people, '--username', 'bill.boquet');
  expect(refused.code).toBe(1);
  expect(existsSync(join(folder, 'people.csv'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('two formats at once, or a file without a format, are refused', async () => {
  expect((await list('clients', '--csv', '--json', '--username', 'bill.boquet')).code).toBe(2);
  expect((await list('clients', '--output', join(folder, 'x'), '--username', 'bill.boquet')).code).toBe(2);
});

test('everybody lists the active colleagues, without usernames and states', async () => {
  const { code, out } = await list('collaborators', '--csv', '--username', 'bill.boquet');
  const [head, ...rows] = parseCsv(out.slice(1), { delimiter: ';' }) as string[][];
  expect([code, head]).toEqual([0, ['N°', 'Nom', 'Prénom', 'E-mail', 'Département']]);
  expect(rows).toHaveLength(await countRows(server, 'collaborator WHERE is_active'));
  expect(rows.map(([, name]) => name)).not.toContain('Lemaire');
  const { out: json } = await list('collaborators', '--json', '--text', 'vichum', '--username', 'nina.perrot');
  expect(JSON.parse(json)).toEqual([
    {
      id: expect.any(Number),
      firstName: 'Aliénor',
      lastName: 'Vichum',
      email: expect.stringMatching(/@/),
      role: 'support',
    },
  ]);
  const { out: none } = await list('collaborators', '--text', 'lemaire', '--username', 'kate.hastroff');
  expect(none).toContain('Aucun collaborateur ne correspond à « lemaire »');
});

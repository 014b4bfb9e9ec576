import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import ICAL from 'ical.js';
import { createConnection } from 'mysql2/promise';
import readExcel from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype, waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';
import { copiedIn, listenTo } from '../support/sentBytes.ts';
import { until } from '../support/temporaryHome.ts';

const company = demoCompany();
const folderOf = (username: string) => join(company.server.config.home.data, 'exports', username);
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());

it('X writes the whole list, with its filter and its order, to a file that only its owner can read', async () => {
  const bill = await company.signIn('bill.boquet', { rows: 20 });
  await bill.press('1', 'm', 'O');
  const mine = await countRows(
    company.server,
    "client JOIN collaborator USING (collaborator_id) WHERE client.is_active AND username = 'bill.boquet'",
  );
  await waitForRows(bill, 1, mine);
  expect(readPane(bill.screen, 1).rows.length).toBeLessThan(mine);
  await bill.press('X');
  await bill.waitFor('Exporter : Clients');
  await bill.waitFor(/Format +‹ XLSX/);
  await bill.press('Right');
  await bill.waitFor(/Format +‹ CSV \(point-virgule\)/);
  await bill.press('Ctrl+S');
  const path = join(folderOf('bill.boquet'), `Clients-${today()}.csv`);
  await bill.waitFor(`${mine} lignes dans`);
  const [, ...rows] = parseCsv(readFileSync(path, 'utf8').slice(1), { delimiter: ';' }) as string[][];
  const companies = rows.map(([, name = '']) => name);
  expect(companies).toHaveLength(mine);
  expect(companies).toEqual(companies.toSorted((a, b) => b.localeCompare(a, 'fr')));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('messages can be read again, and the path of an export copied, in a narrow window too', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 60, rows: 16 });
  const sent = listenTo(bill);
  await bill.press('1', 'X');
  await bill.waitFor('Exporter : Clients');
  await bill.press('Tab');
  await retype(bill, 'relus');
  await bill.press('Ctrl+S');
  const path = join(folderOf('bill.boquet'), 'relus.xlsx');
  const shown = (screen: { text: () => string }) => screen.text().replaceAll(/[\s│]/g, '').includes(path);
  await bill.waitFor(shown);
  await bill.press('e', 'Esc', 'M');
  await bill.waitFor('Messages');
  await bill.waitFor(shown);
  while (!/▸ [^▸]*relus/s.test(bill.text().split('Messages')[1] ?? '')) await bill.press('Down');
  await bill.press('Enter');
  await bill.waitFor('Copié :');
  expect(copiedIn(sent.text())).toContain(path);
});

it('a file with the same name is replaced only after a confirmation, and a name cannot leave the folder', async () => {
  mkdirSync(folderOf('gestion.demo'), { recursive: true, mode: 0o700 });
  const path = join(folderOf('gestion.demo'), 'bilan.xlsx');
  writeFileSync(path, 'precious');
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 'i');
  await gestion.waitFor(/2 Contrats — [^═]*non soldés/);
  await gestion.press('X', 'Tab');
  await retype(gestion, '../../../.profile');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Un nom de fichier');
  await retype(gestion, 'bilan');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('bilan.xlsx existe déjà');
  expect(readFileSync(path, 'utf8')).toBe('precious');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/lignes? dans/);
  const [sheet] = await readExcel(path);
  expect(sheet?.data[0]?.[0]).toBe('N°');
  expect(sheet?.data.length).toBe(1 + (await countRows(company.server, 'unpaid_contract')));
  expect(existsSync(join(company.server.config.home.data, '.profile.xlsx'))).toBe(false);
  expect(readdirSync(folderOf('gestion.demo'))).toEqual(['bilan.xlsx']);
});

it('one event can be written to a calendar file', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('3', 't');
  await find(kate, 3, 'john wedding');
  await kate.press('X', 'Right', 'Tab', 'Left', 'Tab');
  await retype(kate, 'mariage');
  await kate.press('Ctrl+S');
  await kate.waitFor('1 ligne dans');
  const text = readFileSync(join(folderOf('kate.hastroff'), 'mariage.ics'), 'utf8');
  const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect([event?.summary, event?.endDate.toJSDate()]).toEqual(['John Ouick Wedding', new Date('2023-06-05T00:00:00Z')]);
});

it('Escape stops an export, even one that waits for the server, and no file is left', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  const connection = await createConnection({ ...company.server.admin, database: company.server.config.schema });
  await connection.query('LOCK TABLES client WRITE');
  await bill.press('X', 'Tab');
  await retype(bill, 'jamais');
  await bill.press('Ctrl+S');
  await bill.waitFor('Échap arrêter');
  const drafts = () => readdirSync(folderOf('bill.boquet')).filter((name) => name.includes('jamais'));
  expect(drafts()).toHaveLength(1);
  await bill.press('Esc');
  await bill.waitFor('L’export est arrêté');
  await connection.end();
  expect(await until(() => drafts().length === 0)).toBe(true);
});

it('an empty list is not exported, with the reason; the form shows the number of rows', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('1', '/');
  await kate.type('zzz');
  await kate.press('Enter');
  await kate.waitFor((screen) => readPane(screen, 1).total === 0);
  await kate.press('X');
  await kate.waitFor('Il n’y a rien à exporter. Aucun client ne correspond à « zzz »');
  await kate.press('Esc');
  await kate.waitFor((screen) => readPane(screen, 1).total === 47);
  await kate.press('X');
  await kate.waitFor('Contenu : toute la liste (47 lignes).');
});

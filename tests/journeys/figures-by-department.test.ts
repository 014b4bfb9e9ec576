import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** The sum that a statement finds, as the screen shows it. */
async function euros(sql: string): Promise<string> {
  const [row] = await askDatabase<{ sum: string }>(company.server, sql);
  return plain(
    new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(Number(row?.sum)),
  ).replaceAll('\u202f', ' ');
}

/** The euros of a text such as `1 250,50 €`, in cents. */
const centsIn = (text: string): number => Number(plain(text).replaceAll(/[^\d]/g, ''));

it('gestion sees first what is due and late by month, and goes to a contract behind a number', async () => {
  const person = await company.signIn('gestion.demo', { columns: 120, rows: 40 });
  await person.press('F');
  await person.waitFor(/Chiffres — restes à payer par mois d’échéance/);
  await person.waitFor(/Total +[\d\s]+,\d\d\s€/);
  expect(person.text()).toMatch(/À payer +En retard/);
  await person.press('Down', 'Enter');
  await person.waitFor(/╒ [^═]+ \d{4}, À payer : [\d\s]+,\d\d\s€/);
  const [, whole = ''] = /À payer : ([\d\s]+,\d\d\s€)/.exec(person.text()) ?? [];
  const parts = [...person.text().matchAll(/Contrat \d+ .*?([\d\u00a0]+,\d\d\s€)/g)].map(([, part = '']) =>
    centsIn(part),
  );
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(centsIn(whole));
  const [, id] = /▸ Contrat (\d+)/.exec(person.text()) ?? [];
  await person.press('Enter');
  await person.waitFor(new RegExp(`› Contrat ${id} `));
  await person.press('Esc');
  await person.waitFor(/Chiffres — restes à payer/);
});

it('a commercial sees the own figures first, and all with t', async () => {
  const person = await company.signIn('bill.boquet', { columns: 120, rows: 40 });
  const signed = (where: string) =>
    euros(`SELECT SUM(cost) AS sum FROM contract JOIN client USING (client_id)
      WHERE contract.is_active AND statut IN ('signed', 'closed') AND ${where}
      AND signed_at >= DATE_FORMAT(UTC_DATE() - INTERVAL 11 MONTH, '%Y-%m-01')`);
  await person.press('F');
  await person.waitFor(/Chiffres — par mois, .*, les miens/);
  await person.waitFor(/Total/);
  const own = await signed(
    "collaborator_id = (SELECT collaborator_id FROM collaborator WHERE username = 'bill.boquet')",
  );
  expect(plain(person.text())).toContain(own);
  await person.press('t');
  await person.waitFor(/Chiffres — par mois, .*, tous/);
  expect(plain(person.text())).toContain(await signed('TRUE'));
  await person.press('m');
  await person.waitFor(/les miens/);
});

it('a support sees the own weeks first, then the load of all; the time moves by keys', async () => {
  const person = await company.signIn('kate.hastroff', { columns: 120, rows: 40 });
  await person.press('F');
  await person.waitFor(/Chiffres — charge par semaine, .*, les miens/);
  const title = () => /Chiffres — [^,]+, (\S+) à (\S+),/.exec(person.text())?.[1] ?? '';
  await person.waitFor(/Total/);
  const first = title();
  await person.press('PgUp');
  await person.waitFor(() => title() !== first);
  await person.press('PgDn');
  await person.waitFor(() => title() === first);
  await person.press('Up');
  await person.waitFor(() => title() !== first);
  await person.press('g');
  await person.waitFor(() => title() === first);
  await person.waitFor(/▸\[sem\. du [\d/]+\]/);
  await person.press('Tab');
  await person.waitFor(/Chiffres — charge par support/);
  await person.press('t');
  await person.waitFor(/Aliénor Vichum/);
  await person.waitFor(/Kate Hastroff/);
  // Enter opens the list of exactly these events, and Escape comes back.
  const events = Number(/▸Kate Hastroff +(\d+)/.exec(person.text())?.[1]);
  expect(events).toBeGreaterThan(0);
  await person.press('Enter');
  await person.waitFor(new RegExp(`3 Événements.* 1/${events} `));
  expect(person.text()).toMatch(/support.*Kate Hastroff/i);
  await person.press('Esc', 'Esc');
  await person.waitFor(/Chiffres — charge par support/);
  // The figures of money are nobody’s own here.
  await person.press('Tab', 'm');
  await person.waitFor(/Seuls les commerciaux ont leurs propres chiffres/);
});

it('what others save comes in by itself, and the table is exported', async () => {
  const person = await company.signIn('gestion.demo', { columns: 120, rows: 40 });
  await person.press('F', 'Tab');
  await person.waitFor(/Chiffres — par mois/);
  await person.waitFor(/Total/);
  const received = () =>
    centsIn(/Total +\S+(?:\s\S+)*\s€ +([\d\s]+,\d\d\s€) +[\d\s]+,\d\d\s€ +/.exec(person.text())?.[1] ?? '');
  const before = received();
  await askDatabase(
    company.server,
    "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (645, 1.23, CURRENT_DATE, '')",
  );
  await person.waitFor(() => received() === before + 123);
  await person.press('X');
  await person.waitFor('Exporter : Chiffres');
  await person.press('Right');
  await person.waitFor(/Format +‹ CSV \(point-virgule\)/);
  await person.press('Ctrl+S');
  await person.waitFor(/lignes? dans/);
  const folder = join(company.server.config.home.data, 'exports', 'gestion.demo');
  expect(existsSync(folder)).toBe(true);
  const [file = ''] = readdirSync(folder);
  const [head, ...rows] = parseCsv(readFileSync(join(folder, file), 'utf8').slice(1), { delimiter: ';' }) as string[][];
  expect(head).toEqual(['Mois', 'Signé', 'Encaissé', 'À payer', 'En retard']);
  expect(rows.reduce((sum, [, , paid = '']) => sum + centsIn(paid), 0)).toBe(before + 123);
});

it('is read aloud in words and numbers', async () => {
  const person = await company.signIn('gestion.demo', { columns: 120, rows: 40, isRead: true });
  await person.press('F');
  await person.waitFor(/Total\s: À payer [\d\s]+,\d\d\s€, En retard/);
  expect(person.text()).not.toMatch(/[▏▎▍▌▋▊▉█▁▂▃▄▅▆▇]/);
});

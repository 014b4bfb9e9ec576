import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { fillIn, find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial creates an event again: everything is there but the dates, and nothing exists before Ctrl+S', async () => {
  const bill = await company.signIn('bill.boquet');
  const before = await countRows(company.server, 'event');
  await bill.press('3', 't');
  await find(bill, 3, '109');
  await bill.press('D');
  await bill.waitFor('Nouvel événement, contrat 652 (John Ouick)');
  await bill.waitFor('Donnez les nouvelles dates.');
  expect(bill.text()).toMatch(/Participants +75/);
  expect(bill.text()).toMatch(/Début(?! +\d)/);
  expect(await countRows(company.server, 'event')).toBe(before);
  // The form begins at the start.
  await fillIn(bill, ['demain 15h', 'demain 23h']);
  await bill.press('Ctrl+S');
  await bill.waitFor('Événement créé : John Ouick Wedding.');
  const [row] = await askDatabase(
    company.server,
    `SELECT COUNT(*) AS n FROM event one JOIN event other USING (contract_id, name, location, attendees, notes)
     WHERE one.event_id = 109 AND other.event_id <> 109 AND other.support_contact IS NULL`,
  );
  expect(Number(row?.n)).toBe(1);
});

it('with its contract closed, the client’s newest signed contract takes its place; without one, the reason is said', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 't');
  await find(gestion, 2, '652');
  await gestion.press('D');
  await gestion.waitFor('Repris du contrat 652.');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/Contrat \d+ créé, à signer\./);
  const [made] = await askDatabase(company.server, 'SELECT MAX(contract_id) AS id FROM contract');
  const id = Number(made?.id);
  const [costs] = await askDatabase(
    company.server,
    `SELECT COUNT(DISTINCT cost) AS n FROM contract WHERE contract_id IN (652, ${id})`,
  );
  expect(Number(costs?.n)).toBe(1);

  await askDatabase(company.server, "UPDATE contract SET statut = 'closed' WHERE contract_id = 652");
  const bill = await company.signIn('bill.boquet');
  await bill.press('3', 't');
  await find(bill, 3, '109');
  await bill.press('D');
  await bill.waitFor('John Ouick n’a aucun contrat signé.');
  await askDatabase(company.server, `UPDATE contract SET statut = 'signed' WHERE contract_id = ${id}`);
  await bill.press('D');
  await bill.waitFor(`Nouvel événement, contrat ${id} (John Ouick)`);
});

it('a commercial’s contract made again is a draft', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('D');
  await bill.waitFor('Repris du contrat 652.');
  await bill.press('Ctrl+S');
  await bill.waitFor(/Contrat \d+ créé en brouillon/);
});

it('who may not create one reads why', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('3', 't');
  await kate.waitFor((screen) => readPane(screen, 3).selected !== '');
  await kate.press('D');
  await kate.waitFor(/commercia/);
  expect(kate.text()).not.toContain('Nouvel événement');
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '412');
  await bill.press('D');
  await bill.waitFor('Camille Durand');
  expect(bill.text()).not.toContain('Repris du contrat');
});

import { beforeAll, expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import type { Driver } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { goToPart, partOf, readCard, readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** A contract of Bill's that is ready to sign, older than all others. */
beforeAll(() =>
  askDatabase(
    company.server,
    `UPDATE contract SET statut = 'to_sign' WHERE contract_id = (
       SELECT contract_id FROM (SELECT MIN(contract_id) AS contract_id FROM contract JOIN client USING (client_id)
         JOIN collaborator USING (collaborator_id) WHERE username = 'bill.boquet' AND statut = 'draft') AS oldest)`,
  ),
);

/** Presses keys. Fails if a daily job takes more than five. */
async function press(person: Driver, ...keys: string[]): Promise<void> {
  expect(keys.length).toBeLessThanOrEqual(5);
  await person.press(...keys);
}

it('a caller’s record is open after :, three letters and Enter', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  await press(bill, ':', 'c', 'o', 'o', 'Enter');
  await bill.waitFor(/╒ 1 Clients — mes clients/);
  expect(readPane(bill.screen, 1).selected).toMatch(/^Cool Startup LLC/);
  await bill.waitFor((screen) => readCard(screen).startsWith('Cool Startup LLC'));
  await bill.waitFor((screen) => readPane(screen, 2).title === '2 Contrats — de ce client');
});

it('gestion assigns a support to the first event with a and Enter, and the next one has the focus', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true });
  const before = partOf(gestion.screen, 'Événements sans');
  const [first, second] = before?.rows ?? [];
  expect(first).toBeDefined();
  await goToPart(gestion, 'Événements sans');
  await press(gestion, 'a', 'Enter');
  await gestion.waitFor(/Contact support \(/);
  expect(readHome(gestion.screen).selected).toBe(second);
  expect(Number(partOf(gestion.screen, 'Événements sans')?.count)).toBe(Number(before?.count) - 1);
});

it('a commercial marks the first contract as signed with s and Enter', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  await goToPart(bill, 'Contrats à faire signer');
  const [id = ''] = readHome(bill.screen).selected.split(' ');
  await press(bill, 's', 'Enter');
  await bill.waitFor(new RegExp(`Contrat ${id} .*signé`));
  expect(readHome(bill.screen).selected.split(' ')[0]).not.toBe(id);
  const [row] = await askDatabase(company.server, `SELECT statut FROM contract WHERE contract_id = ${id}`);
  expect(row?.statut).toBe('signed');
});

it('gestion records the balance as paid with p and Enter; the first typed key replaces the amount', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true, rows: 50 });
  await goToPart(gestion, 'Contrats non');
  const unpaid = readHome(gestion.screen).selected;
  const [id = ''] = unpaid.split(' ');
  await press(gestion, 'p', '1', '0', 'Enter');
  await gestion.waitFor(/Paiement enregistré : 10,00.€/);
  expect(readHome(gestion.screen).selected.split(' ')[0]).toBe(id);
  expect(readHome(gestion.screen).selected).not.toBe(unpaid);
  await press(gestion, 'p', 'Enter');
  await gestion.waitFor(/Paiement enregistré : /);
  expect(readHome(gestion.screen).selected.split(' ')[0]).not.toBe(id);
  const [row] = await askDatabase(company.server, `SELECT balance FROM contract WHERE contract_id = ${id}`);
  expect(Number(row?.balance)).toBe(0);
});

it('a support sees the next event without any key, and enters the number of guests with e, the number and Ctrl+S', async () => {
  const kate = await company.signIn('kate.hastroff', { staysHome: true });
  await kate.waitFor((screen) => /Participants +\S/.test(readCard(screen)));
  await press(kate, 'e', '8', '7', 'Ctrl+S');
  await kate.waitFor(/Événement enregistré : /);
  await kate.waitFor((screen) => /Participants +87\n/.test(readCard(screen)));
  expect(kate.text()).toContain('0 Accueil');
});

import { expect, it } from 'vitest';
import { askDatabase, countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

const UNASSIGNED = 'event WHERE is_active AND support_contact IS NULL';

it('w in the events of a contract shows all events; removed, it shows the contract’s again', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).title === '3 Événements — de ce contrat');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
  await gestion.press('w');
  await waitForRows(gestion, 3, await countRows(company.server, UNASSIGNED));
  expect(readPane(gestion.screen, 3).title).toBe('3 Événements — tous, sans support');
  await gestion.press('w');
  await gestion.waitFor((screen) => readPane(screen, 3).title === '3 Événements — de ce contrat');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
});

it('i in the contracts of a client shows those of all my clients', async () => {
  const unpaid = await countRows(
    company.server,
    `contract JOIN client USING (client_id) JOIN collaborator USING (collaborator_id)
     WHERE contract.is_active AND statut IN ('signed', 'closed') AND balance > 0 AND username = 'bill.boquet'`,
  );
  expect(unpaid).toBeGreaterThan(5);
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 'i');
  await bill.waitFor((screen) => readPane(screen, 2).title === '2 Contrats — de mes clients, non soldés');
  await waitForRows(bill, 2, unpaid);
});

it('a command that begins with «show» switches its filter on, even if it is on already', async () => {
  const gestion = await company.signIn('gestion.demo');
  const unassigned = await countRows(company.server, UNASSIGNED);
  await waitForRows(gestion, 3, unassigned);
  for (let time = 1; time <= 2; time += 1) {
    await gestion.press(':');
    await gestion.type('non assi');
    await gestion.press('Enter');
    await gestion.waitForNo('Commandes, clients');
    await gestion.settle();
    await waitForRows(gestion, 3, unassigned);
    expect(readPane(gestion.screen, 3).title).toBe('3 Événements — tous, sans support');
  }
});

it('an empty list says what is missing, and the key that shows how many there are elsewhere', async () => {
  const camilles = `SELECT company_name AS name FROM client JOIN collaborator USING (collaborator_id)
    WHERE client.is_active AND username = 'commercial.demo' ORDER BY client_id LIMIT 2`;
  const [first, second] = (await askDatabase(company.server, camilles)).map(({ name }) => String(name));
  if (!first || !second) throw new Error('Camille has no clients.');
  const bill = await company.signIn('bill.boquet', { columns: 160 });
  await bill.press('/');
  await bill.type(first);
  await bill.press('Enter');
  await bill.waitFor(`Aucun client à votre nom ne correspond à « ${first} » ; t : tous (1)`);
  await bill.press('t');
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith(first.slice(0, 12)));

  await askDatabase(company.server, `UPDATE client SET is_active = FALSE WHERE company_name = '${second}'`);
  const gestion = await company.signIn('gestion.demo', { lang: 'en', columns: 160 });
  await gestion.press('1', '/');
  await gestion.type(second);
  await gestion.press('Enter');
  await gestion.waitFor(`No client matches “${second}”; H: including deactivated (1)`);
  await gestion.press('H');
  await waitForRows(gestion, 1, 1);
});

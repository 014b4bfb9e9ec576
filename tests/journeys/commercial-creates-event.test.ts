import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { fillIn, find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial creates an event under the selected signed contract (S19)', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('v');
  await bill.waitFor('Nouvel événement, contrat 652 (John Ouick)');
  await fillIn(bill, ['Baptême de Lou', 'demain 15h', 'demain 18h30', 'Salle des fêtes, Candé', '']);
  await bill.type('Prévoir un gâteau.');
  await bill.press('Ctrl+S');
  await bill.waitFor('Événement créé : Baptême de Lou.');
  await bill.waitFor((screen) => readPane(screen, 3).selected.startsWith('Baptême de Lou'));
  await bill.waitFor((screen) => /15:00 +\? \(sans support\)$/.test(readPane(screen, 3).selected));
  const card = readCard(bill.screen);
  expect(card).toMatch(/Contrat +652/);
  expect(card).toMatch(/Participants +pas encore connu/);
});

it.each([
  ['draft', 'brouillon', 'Il faut un contrat signé.'],
  ['to_sign', 'à signer', 'Il faut un contrat signé.'],
  ['cancelled', 'annulé', 'Il faut un contrat signé.'],
])('a contract that is %s accepts no event', async (statut, shown, reason) => {
  const own = `contract JOIN client USING (client_id) JOIN collaborator USING (collaborator_id)
    WHERE username = 'bill.boquet' AND statut = '${statut}' AND contract.is_active`;
  expect(await countRows(company.server, own)).toBeGreaterThan(0);
  const bill = await company.signIn('bill.boquet', { rows: 60 });
  await bill.press('2', 'm');
  await bill.waitFor('2 Contrats — de mes clients');
  await bill.press('/');
  await bill.type(shown);
  await bill.press('Enter');
  await bill.waitFor((screen) => readPane(screen, 2).selected.endsWith(shown));
  await bill.press('v');
  await bill.waitFor(reason);
  await bill.press('3', 'n');
  await bill.waitFor(reason);
  expect(bill.text()).not.toContain('Nouvel événement');
});

it('no event without a contract, and none for a contract of a foreign client', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', '/');
  await bill.type('nothing like it');
  await bill.press('Enter');
  await bill.waitFor('Aucun contrat pour ce client ne correspond à « nothing like it »');
  await bill.press('3');
  await bill.waitFor((screen) => readPane(screen, 3).total === 0);
  await bill.press('n');
  await bill.waitFor('Sélectionnez d’abord un contrat signé (2) : un événement a toujours un contrat.');
  await bill.press('2', 't');
  await find(bill, 2, '412');
  await bill.press('v');
  await bill.waitFor('Le commercial de ce contrat est Camille Durand');
});

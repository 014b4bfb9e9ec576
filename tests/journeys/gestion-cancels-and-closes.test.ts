import { it } from 'vitest';
import { find } from '../support/deskWork.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readDesk.ts';

const company = demoCompany();

it('gestion closes a signed contract; Enter does not: it asks for « o »', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('s');
  await gestion.waitFor('Le contrat 652 de John Ouick est terminé.');
  await gestion.press('Enter');
  await gestion.waitFor('Le contrat 652 de John Ouick est terminé.');
  await gestion.press('o');
  await gestion.waitFor('Contrat 652 clos.');
  await gestion.waitFor((screen) => /clos$/.test(readPane(screen, 2).selected));
  await gestion.press('d');
  await gestion.waitFor('Un contrat clos ou déjà annulé ne peut plus être annulé.');
});

it('gestion cancels a contract that is to be signed', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '647');
  await gestion.press('d', 'd');
  await gestion.waitFor('Le contrat 647 de Studio Grand Angle sera annulé');
  await gestion.press('o');
  await gestion.waitFor('Contrat 647 annulé.');
  await gestion.press('p');
  await gestion.waitFor('Seul un contrat à signer, signé ou clos reçoit un paiement.');
});

it('gestion cancels an event, which leaves the lists, and x shows it again', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('t');
  await find(gestion, 3, 'john wedding');
  await gestion.press('d', 'o');
  await gestion.waitFor('Événement annulé : John Ouick Wedding.');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 0);
  await gestion.press('x');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
});

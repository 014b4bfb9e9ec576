import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial changes the amount of an own contract before it is signed (S23)', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 'm', 'u');
  await bill.waitFor('2 Contrats — de mes clients, non signés');
  await bill.waitFor((screen) => / (à signer|brouillon)$/.test(readPane(screen, 2).selected));
  const number = readPane(bill.screen, 2).selected.split(' ')[0] ?? '';
  await bill.press('e');
  await bill.waitFor(`Modifier le contrat ${number}`);
  await retype(bill, '99 999,90');
  await bill.press('Enter');
  await bill.waitFor(`Contrat ${number} enregistré.`);
  await bill.waitFor((screen) => /Montant +99 999,90 €/.test(readCard(screen)));
});

it('once it is signed, amount and client are frozen, and the refusal says so', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('e');
  await bill.waitFor('Ce contrat n’est plus modifiable : le client et le montant sont figés dès la signature.');
  expect(bill.text()).not.toContain('Modifier le contrat');
});

it('a contract of a foreign client is refused with the names of those who may', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '412');
  await bill.press('e');
  await bill.waitFor('seules cette personne et la gestion y ont droit');
});

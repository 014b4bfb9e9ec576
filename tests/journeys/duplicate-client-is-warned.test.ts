import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { fillIn, retype } from '../support/mainScreenWork.ts';

const company = demoCompany();

it.each([
  ['même e-mail', ['Autre Nom', 'Autre Personne', 'kevin@startup.io', '+33 1 00 00 00 01']],
  ['même téléphone', ['Nom Nouveau', 'Personne Nouvelle', 'a@b.example', '00678 123 456 78']],
  ['mêmes société et interlocuteur', ['COOL-STARTUP LLC', 'Kévin Casey', 'c@d.example', '+33 1 00 00 00 02']],
])('«%s» causes a warning with the client’s commercial, and is saved by the second Ctrl+S', async (why, typed) => {
  const [name = ''] = typed;
  const stored = `client WHERE BINARY company_name = '${name}'`;
  const before = await countRows(company.server, stored);
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await fillIn(bill, typed);
  await bill.press('Ctrl+S');
  await bill.waitFor(`Ressemble à Cool Startup LLC (${why}, client de Bill`);
  await bill.waitFor('Ctrl+S une');
  expect(await countRows(company.server, stored)).toBe(before);
  await bill.press('Ctrl+S');
  await bill.waitFor(`Client créé : ${name}`);
  expect(await countRows(company.server, stored)).toBe(before + 1);
});

it('a change after the warning is checked again', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await fillIn(bill, ['Nuage Neuf', 'Nora Neuf', 'lea.bastide@atelier-bastide.fr', '+33 1 00 00 00 03']);
  await bill.press('Ctrl+S');
  await bill.waitFor('Ressemble à Atelier Bastide (même e-mail, client de Bill');
  await bill.press('Shift+Tab', 'Shift+Tab');
  await retype(bill, 'nora@nuage.example');
  await bill.waitForNo('Ressemble à');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Nuage Neuf');
});

it('changing a client warns about another client with the changed value, and never about itself', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('/');
  await bill.type('Atelier Bastide');
  await bill.press('Enter');
  await bill.press('e');
  await bill.waitFor('Modifier Atelier Bastide');
  await bill.press('Tab', 'Tab', 'Tab');
  await retype(bill, '+678 12345678');
  await bill.press('Ctrl+S');
  await bill.waitFor('Cool Startup LLC (même téléphone, client de Bill');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Atelier Bastide');
});

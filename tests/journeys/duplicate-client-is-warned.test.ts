import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { fillIn, retype } from '../support/deskWork.ts';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it.each([
  ['the same e-mail', ['Autre Nom', 'Autre Personne', 'kevin@startup.io', '+33 1 00 00 00 01']],
  ['the same digits in the phone number', ['Nom Nouveau', 'Personne Nouvelle', 'a@b.example', '(678) 12345678']],
  [
    'the same name and company but for accents',
    ['COOL STARTUP LLC', 'Kévin Casey', 'c@d.example', '+33 1 00 00 00 02'],
  ],
])('%s is warned about, and saved at the second Ctrl+S', async (_what, typed) => {
  const [name = ''] = typed;
  const stored = `client WHERE BINARY company_name = '${name}'`;
  const before = await countRows(company.server, stored);
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await fillIn(bill, typed);
  await bill.press('Ctrl+S');
  await bill.waitFor('Cool Startup LLC (Kevin Casey) existe déjà et lui ressemble.');
  await bill.waitFor('Ctrl+S une seconde');
  expect(await countRows(company.server, stored)).toBe(before);
  await bill.press('Ctrl+S');
  await bill.waitFor(`Client créé : ${name}`);
  expect(await countRows(company.server, stored)).toBe(before + 1);
});

it('after a change the warning is thought over anew', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await fillIn(bill, ['Nuage Neuf', 'Nora Neuf', 'lea.bastide@atelier-bastide.fr', '+33 1 00 00 00 03']);
  await bill.press('Ctrl+S');
  await bill.waitFor('Atelier Bastide (Léa Bastide) existe déjà et lui ressemble.');
  await bill.press('Shift+Tab', 'Shift+Tab');
  await retype(bill, 'nora@nuage.example');
  await bill.waitForNo('existe déjà');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Nuage Neuf');
});

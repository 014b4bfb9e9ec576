import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('home tells what others did to my records, Enter goes there, and seen is seen', async () => {
  const first = await company.signIn('bill.boquet', { rows: 50 });
  await first.press('0');
  await first.waitFor('Contrats à faire signer');
  expect(first.text()).not.toContain('Depuis ma dernière visite');
  await first.press('L');
  await first.waitFor('Identifiant');
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('1');
  await find(gestion, 1, 'Cool Startup');
  await gestion.press('l', 'c');
  await gestion.type('Demande une facture pro forma.');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Note enregistrée.');
  const second = await company.signIn('bill.boquet', { rows: 50 });
  await second.press('0');
  await second.waitFor(/Depuis ma dernière visite +1 /);
  await second.waitFor(/Cool Startup LLC +appel : Demande une… +Gabrielle/);
  await second.press('G', 'Enter');
  await second.waitFor((screen) => readPane(screen, 1).selected.startsWith('Cool Startup LLC'));
  // It stays during the visit, and does not come back in the next one.
  await second.press('0');
  await second.waitFor(/Depuis ma dernière visite +1 /);
  await second.press('L');
  await second.waitFor('Identifiant');
  const third = await company.signIn('bill.boquet', { rows: 50 });
  await third.press('0');
  await third.waitFor('Contrats à faire signer');
  expect(third.text()).not.toContain('Depuis ma dernière visite');
});

import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { fillIn } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a form survives a lost server, and is saved exactly once when the server is back', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  const typed = ['Phénix & Cie', 'Ève Phénix', 'eve@phenix.example', '+33 6 00 00 00 01'];
  await fillIn(bill, typed);
  await company.server.kill();
  await bill.press('Ctrl+S');
  await bill.waitFor('La base de données ne répond pas. Rien n’a été enregistré.', 25_000);
  await bill.waitFor(/Ctrl\+S pour[\s\S]{1,160}réessayer/);
  for (const text of typed) expect(bill.text()).toContain(text);

  await bill.resize(100, 30);
  await bill.waitFor('Phénix & Cie');
  await company.server.start();
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Phénix & Cie', 25_000);
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith('Phénix & Cie'));
  expect(await countRows(company.server, "client WHERE company_name = 'Phénix & Cie'")).toBe(1);
});

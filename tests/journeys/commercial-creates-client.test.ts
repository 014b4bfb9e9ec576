import { it } from 'vitest';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it('a commercial creates a client, who is an own client at once (S9)', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  for (const text of ['Zéphyr & Fils', 'Élodie Zéphyr', 'elodie@zephyr.example', '+33 6 12 34 56 78']) {
    await bill.type(text);
    await bill.press('Tab');
  }
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Zéphyr & Fils');
  await bill.waitFor(/Commercial +Bill Boquet/);
  await bill.waitFor('▸ Zéphyr & Fils');
});

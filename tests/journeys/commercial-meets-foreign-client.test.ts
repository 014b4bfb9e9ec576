import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();

it('a commercial tries to change a foreign client and learns who may', async () => {
  const stored = () => askDatabase(company.server, "SELECT * FROM client WHERE company_name LIKE 'Les Vergers%'");
  const before = await stored();
  const bill = await company.signIn('bill.boquet');
  await bill.press('t');
  await find(bill, 1, 'vergers');
  for (const key of ['e', 'd']) {
    await bill.press(key);
    await bill.waitFor('! Ce client est suivi par Camille Durand ; seule cette');
    await bill.press('h', 'Esc');
    await bill.waitForNo('Ce client est suivi par');
  }
  expect(await stored()).toEqual(before);
});

it('the help shows it beside the keys', async () => {
  const bill = await company.signIn('bill.boquet', { rows: 60 });
  await bill.press('t');
  await find(bill, 1, 'vergers');
  await bill.press('?');
  await bill.waitFor(/Modifier le client +\(Ce client est suivi par Camille Durand ; seule cette/);
});

import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const OWN = `contract JOIN client USING (client_id) JOIN collaborator USING (collaborator_id)
  WHERE contract.is_active AND username = 'bill.boquet'`;

it('m in the contracts shows those of my clients, t all of them (S11)', async () => {
  const own = await countRows(company.server, OWN);
  const all = await countRows(company.server, 'contract WHERE is_active');
  expect(own).toBeLessThan(all);
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 'm');
  await waitForRows(bill, 2, own);
  expect(readPane(bill.screen, 2).title).toBe('2 Contrats — de mes clients');
  for (const key of ['g', 'G', 'Up']) {
    await bill.press(key);
    await bill.waitFor((screen) => /Commercial +Bill Boquet/.test(readCard(screen)));
  }
  await bill.press('t');
  await waitForRows(bill, 2, all);
  expect(readPane(bill.screen, 2).title).toBe('2 Contrats — tous');
});

it('only a commercial has this filter', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('2', 'm');
  await kate.waitFor('Seuls les commerciaux ont leurs propres clients.');
});

import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const OWN = `event JOIN contract USING (contract_id) JOIN client USING (client_id)
  JOIN collaborator USING (collaborator_id) WHERE event.is_active AND username = 'bill.boquet'`;

it('m in the events shows a commercial those of the own clients (S18)', async () => {
  const own = await countRows(company.server, OWN);
  const all = await countRows(company.server, 'event WHERE is_active');
  expect(own).toBeLessThan(all);
  const bill = await company.signIn('bill.boquet');
  await bill.press('3', 'm');
  await waitForRows(bill, 3, own);
  expect(readPane(bill.screen, 3).title).toContain('3 Événements — ');
  for (const key of ['g', 'G', 'PgUp']) {
    await bill.press(key);
    await bill.waitFor((screen) => /Commercial +Bill Boquet/.test(readCard(screen)));
  }
  await bill.press('t');
  await waitForRows(bill, 3, all);
});

import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('u shows the contracts that are not signed yet, and removes the filter again (S12)', async () => {
  const unsigned = await countRows(company.server, "contract WHERE is_active AND statut IN ('draft', 'to_sign')");
  const all = await countRows(company.server, 'contract WHERE is_active');
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 'u');
  await waitForRows(gestion, 2, unsigned);
  const { title, rows } = readPane(gestion.screen, 2);
  expect(title).toBe('2 Contrats — tous, non signés');
  for (const row of rows) expect(row).toMatch(/(à signer|brouillon)$/);
  await gestion.press('u');
  await waitForRows(gestion, 2, all);
  expect(readPane(gestion.screen, 2).title).toBe('2 Contrats — tous');
});

it('for a commercial, m and u together show the unsigned contracts of the own clients', async () => {
  const own = await countRows(
    company.server,
    `contract JOIN client USING (client_id) JOIN collaborator USING (collaborator_id)
      WHERE contract.is_active AND statut IN ('draft', 'to_sign') AND username = 'bill.boquet'`,
  );
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 'm', 'u');
  await waitForRows(bill, 2, own);
  expect(readPane(bill.screen, 2).title).toBe('2 Contrats — de mes clients, non signés');
});

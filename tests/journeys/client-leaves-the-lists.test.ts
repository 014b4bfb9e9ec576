import { expect, it } from 'vitest';
import { find, waitForRows } from '../support/deskWork.ts';
import { demoCompany } from '../support/journey.ts';
import { readCard, readPane } from '../support/readDesk.ts';

const company = demoCompany();

it('a deactivated client leaves the lists, x shows it again, and it can come back (S26)', async () => {
  const bill = await company.signIn('bill.boquet');
  await waitForRows(bill, 1, 25);
  await find(bill, 1, 'gaudin');
  await bill.press('d');
  await bill.waitFor('Désactiver le client');
  await bill.press('d');
  await bill.waitFor('Désactiver le client');
  await bill.press('o');
  await bill.waitFor('Client désactivé : Imprimerie Gaudin.');
  await bill.waitFor('Rien ne correspond à « gaudin ». Échap efface le filtre.');

  await bill.press('x');
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith('Imprimerie Gaudin'));
  expect(readPane(bill.screen, 1).title).toContain('désactivés compris');
  await bill.waitFor((screen) => /État +désactivé/.test(readCard(screen)));

  await bill.press('d');
  await bill.waitFor('Client réactivé : Imprimerie Gaudin.');
  await bill.press('x', 'Esc');
  await waitForRows(bill, 1, 25);
});

it('Escape deactivates nothing', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'gaudin');
  await bill.press('d');
  await bill.waitFor('Désactiver le client');
  await bill.press('Esc');
  await bill.waitForNo('Désactiver le client');
  await bill.press('r');
  await bill.waitFor('À jour.');
  expect(readPane(bill.screen, 1)).toMatchObject({ total: 1 });
});

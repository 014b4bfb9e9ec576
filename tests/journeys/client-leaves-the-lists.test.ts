import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a deactivated client leaves the lists, H shows it again, and it can be reactivated (S26)', async () => {
  const bill = await company.signIn('bill.boquet');
  await waitForRows(bill, 1, 25);
  await find(bill, 1, 'gaudin');
  await bill.press('d');
  await bill.waitFor('Désactiver le client');
  await bill.press('d');
  await bill.waitFor('Désactiver le client');
  await bill.press('o');
  await bill.waitFor('Client désactivé : Imprimerie Gaudin.');
  await bill.waitFor(/Aucun client à votre nom ne correspond à « gaudin » ; H : .*\n│ +désactivés compris \(1\)/);

  await bill.press('H');
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith('✕ [désactivé] Imprimerie Gaudin'));
  expect(readPane(bill.screen, 1).title).toContain('désactivés compris');
  await bill.waitFor((screen) => /État +désactivé/.test(readCard(screen)));

  await bill.press('d');
  await bill.waitFor('Client réactivé : Imprimerie Gaudin.');
  await bill.press('H', 'Esc');
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

it('for a client with a balance or future events, the question says so first, and a bulk plan says it per row', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'atelier bastide');
  await bill.press('d');
  await bill.waitFor('H montre aussi');
  const said = () => bill.text().replaceAll(/[│\s]+/g, ' ');
  expect(said()).toContain('Atelier Bastide : reste 12 673,50 € sur 1 contrat');
  expect(said()).toMatch(/événements? à venir/);
  await bill.press('Esc', 'Space', 'd');
  await bill.waitFor('Désactiver 1 client');
  await bill.waitFor('sera désactivé');
  expect(said()).toContain('reste 12 673,50 € sur 1 contrat');
  expect(said()).toMatch(/événements? à venir/);
  await bill.press('Esc');
});

import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('the lists stay readable while the server is down, and r refreshes them', async () => {
  const bill = await company.signIn('bill.boquet');
  await waitForRows(bill, 1, 25);
  const { rows } = readPane(bill.screen, 1);
  await company.server.kill();
  await bill.press('r');
  await bill.waitFor('pas à jour', 25_000);
  await bill.waitFor('La base de données ne répond pas.');
  expect(readPane(bill.screen, 1).rows).toEqual(rows);
  expect(bill.text()).not.toContain('À jour.');
  await bill.press('Down', 'Down');
  await bill.waitFor((screen) => readPane(screen, 1).place === 3);

  await company.server.start();
  await bill.press('r');
  await bill.waitFor('À jour.', 25_000);
  await bill.waitForNo('pas à jour');
  expect(readPane(bill.screen, 1)).toMatchObject({ total: 25, place: 3 });
});

it('signing in without a server reports it, and works once the server is back', async () => {
  await company.server.kill();
  const bill = await company.open();
  await bill.waitFor('Identifiant');
  await bill.type('bill.boquet');
  await bill.press('Tab');
  await bill.type('epicevent-demo');
  await bill.press('Enter');
  await bill.waitFor('La base de données ne répond pas.', 25_000);
  await company.server.start();
  await bill.press('Enter');
  await bill.waitFor('0 Accueil — à traiter', 25_000);
});

import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { lineTo } from '../support/lineTo.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const line = lineTo(company);

it('a server that goes silent while nobody types is told within five seconds, the rows marked; then that it is back', async () => {
  const bill = await company.signIn('bill.boquet', { socketPath: line().socketPath });
  const { rows } = readPane(bill.screen, 1);
  line().muteNow();
  await bill.waitFor('✗ La base de données ne répond pas.', 5000);
  expect(readPane(bill.screen, 1).title).toContain('pas à jour');
  expect(readPane(bill.screen, 1).rows).toEqual(rows);
  line().restore();
  await bill.waitFor('Bill Boquet · commercial', 15_000);
  await bill.waitForNo('pas à jour');
}, 60_000);

it('a server that ends while nobody types is told as well', async () => {
  const bill = await company.signIn('bill.boquet');
  await company.server.kill();
  await bill.waitFor('✗ La base de données ne répond pas.', 5000);
  await company.server.start();
  await bill.waitFor('Bill Boquet · commercial', 15_000);
  await bill.waitForNo('pas à jour');
}, 60_000);

it('a save without an answer says so within two seconds, and knows within ten', async () => {
  const bill = await company.signIn('bill.boquet', { socketPath: line().socketPath });
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  await bill.type('777');
  line().muteNow();
  await bill.press('Ctrl+S');
  await bill.waitFor('Le serveur tarde à répondre. Échap : ne plus attendre.', 2500);
  await bill.waitFor('La base de données ne répond pas.', 10_000);
  await bill.waitFor(/Rien n’a été enregistré\. Ctrl\+S pour[\s\S]{1,160}réessayer/, 10_000);
  line().restore();
  await bill.press('Ctrl+S');
  await bill.waitFor('créé en brouillon', 10_000);
}, 60_000);

it('a sign-in over a line that never answers says so within two seconds, and ends within ten', async () => {
  const app = await company.open({ socketPath: line().socketPath });
  await app.waitFor('Identifiant');
  line().muteNow();
  await app.type('bill.boquet');
  await app.press('Enter');
  await app.type('epicevent-demo');
  await app.press('Enter');
  await app.waitFor('Le serveur tarde à répondre. Échap : quitter.', 2500);
  await app.waitFor('La base de données ne répond pas.', 10_000);
}, 60_000);

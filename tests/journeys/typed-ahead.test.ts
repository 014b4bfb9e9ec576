import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('keys typed ahead of the screen reach the form that the first key opened', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.typeAtOnce('nLe Bon Coin Enchanté');
  await bill.waitFor(/▸ Société +Le Bon Coin Enchanté/);
  await bill.typeAtOnce('\tNoé Vite\tnoe@vite.example\t+33 1 02 03 04 05\r\r');
  await bill.waitFor('Client créé : Le Bon Coin Enchanté');
  await bill.waitFor((screen) => /^Le Bon Coin Enchanté +Noé Vite/.test(readPane(screen, 1).selected));
});

it('a cancelled form keeps nothing that is typed into the next one', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.typeAtOnce('n\u0003nLe Bon Coin Enchanté');
  await bill.waitFor(/▸ Société +Le Bon Coin Enchanté/);
});

it('username and password in one chunk sign in', async () => {
  const bill = await company.open();
  await bill.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await bill.waitFor('0 Accueil — à traiter', 20_000);
});

it('a filter typed in one chunk filters, and its letters trigger nothing else', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.typeAtOnce('/cool\r');
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith('Cool Startup'));
  expect(readPane(bill.screen, 1)).toMatchObject({ title: '1 Clients — mes clients, filtre : cool', total: 1 });
});

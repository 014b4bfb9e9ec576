import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a contract is found by its id, and opens under its client', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true });
  await gestion.press(':');
  await gestion.type('652');
  await gestion.waitFor(/▸ ● Contrat : 652 · John Ouick/);
  await gestion.press('Enter');
  await gestion.waitFor(/╞ 2 Contrats — de ce client/);
  expect(readPane(gestion.screen, 2).selected).toMatch(/^652/);
  expect(readPane(gestion.screen, 1).selected).toMatch(/^John Ouick/);
  await gestion.waitFor((screen) => readPane(screen, 3).rows.some((row) => row.startsWith('John Ouick Wedding')));
});

it('an event is found by its name, and opens under its contract', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press(':');
  await gestion.type('lou bouzin');
  await gestion.waitFor(/▸? ?Événement : Lou Bouzin General Assembly/);
  while (!/▸ Événement : Lou Bouzin/.test(gestion.text())) await gestion.press('Down');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('Lou Bouzin'));
  expect(readPane(gestion.screen, 3).title).toBe('3 Événements — de ce contrat');
  expect(readPane(gestion.screen, 2).selected).toMatch(/^412/);
});

it('text typed in one chunk opens the right client, and the following keys act on that client', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  await bill.typeAtOnce(':coo\re');
  await bill.waitFor('Modifier Cool Startup LLC');
});

it('an action’s own words come before records; three letters are a name', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press(':');
  await bill.type('mes clients');
  await bill.waitFor('▸ Clients : Voir mes clients');
  await bill.press('Ctrl+U');
  await bill.type('ate');
  await bill.waitFor(/▸ Client : Atelier Bastide/);
  await bill.press('Esc');
  await bill.waitForNo('Commandes, clients');
  await bill.press(':');
  await bill.type('qqqqq');
  await bill.waitFor('Aucune commande ni fiche de ce nom.');
});

it('a key of another pane shows where it works', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('u');
  await bill.waitFor('La touche u sert dans le volet Contrats (2) : Voir les contrats non signés.');
  await bill.press('0');
  await bill.waitFor('0 Accueil');
  await bill.press('/');
  await bill.waitFor('La touche / sert dans les volets (1, 2, 3) : filtrer.');
});

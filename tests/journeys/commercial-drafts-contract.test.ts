import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, waitForRows } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a contract is created for the selected client, as a draft that gestion issues (S14)', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour Cool Startup LLC');
  await bill.type('1 250,50');
  await bill.press('Enter');
  await bill.waitFor(/Contrat \d+ créé en brouillon : la gestion doit l’émettre\./);
  await waitForRows(bill, 2, 1);
  const { title, selected } = readPane(bill.screen, 2);
  expect(title).toBe('2 Contrats — de ce client');
  expect(selected).toMatch(/1 250,50 € +1 250,50 € ◌ brouillon$/);
  await bill.waitFor((screen) => /Société +Cool Startup LLC[\s\S]*Statut +◌ brouillon/.test(readCard(screen)));
});

it('without a selected client no contract can be created', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('/');
  await bill.type('nobody is called that');
  await bill.press('Enter');
  await bill.waitFor(/Aucun client à votre nom ne correspond à « nobody is called[\s│]+that »/);
  await bill.press('c');
  await bill.waitFor('Sélectionnez d’abord');
  await bill.press('2');
  await bill.waitFor((screen) => readPane(screen, 2).total === 0);
  await bill.press('n');
  await bill.waitFor('Sélectionnez d’abord un client (1) : un contrat est toujours pour un client.');
});

it('this commercial cannot create a contract for a foreign client', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('t');
  await find(bill, 1, 'vergers');
  await bill.press('c');
  await bill.waitFor('Ce client est suivi par Camille Durand');
  expect(bill.text()).not.toContain('Nouveau contrat');
});

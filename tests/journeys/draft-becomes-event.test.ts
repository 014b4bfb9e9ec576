import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { fillIn, find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a draft becomes a signed contract and then an event, across three sign-ins', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour Cool Startup LLC');
  await bill.type('4 800,00');
  await bill.press('Enter');
  await bill.waitFor('créé en brouillon');
  await bill.waitFor((screen) => /4 800,00 €.*brouillon$/.test(readPane(screen, 2).selected));
  const [number = ''] = /\d+/.exec(readPane(bill.screen, 2).selected) ?? [];
  await bill.press('s');
  await bill.waitFor('Seule la gestion émet un contrat.');
  await bill.press('L');
  await bill.waitFor('Session fermée.');
  await bill.close();

  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 'u');
  await find(gestion, 2, number);
  await gestion.press('s');
  await gestion.waitFor(`Brouillon ${number} (Cool Startup LLC)`);
  await gestion.press('o');
  await gestion.waitFor(`Contrat ${number} émis : il est à signer.`);
  await gestion.close();

  const again = await company.signIn('bill.boquet');
  await find(again, 1, 'cool startup');
  await again.press('Enter');
  await again.waitFor((screen) => readPane(screen, 2).selected.endsWith('à signer'));
  await again.press('v');
  await again.waitFor('Il faut un contrat signé.');
  await again.press('s');
  await again.waitFor('Marquer le contrat comme signé');
  await again.press('o');
  await again.waitFor(`Contrat ${number} signé.`);
  await again.waitFor((screen) => /Signé le +\S/.test(readCard(screen)));
  await again.press('v');
  await again.waitFor(`Nouvel événement, contrat ${number} (Cool Startup LLC)`);
  await fillIn(again, ['Lancement', 'demain 10h', 'demain 14h', 'Grande halle, Lyon', '120', '']);
  await again.press('Ctrl+S');
  await again.waitFor('Événement créé : Lancement.');
  await again.waitFor((screen) => readPane(screen, 3).total === 1);
  expect(readPane(again.screen, 3).title).toBe('3 Événements — de ce contrat');
});

import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('without room for the card Enter opens it, and Enter in it goes to the contracts', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 80, rows: 24 });
  expect(bill.text()).not.toContain('Fiche client');
  await find(bill, 1, 'john ouick');
  await bill.press('Enter');
  await bill.waitFor('Fiche client — John Ouick');
  await bill.waitFor(/E-mail +john\.ouick@gmail\.com/);
  await bill.press('Enter');
  await bill.waitForNo('Fiche client');
  await bill.waitFor((screen) => readPane(screen, 2).selected.startsWith('652'));
  await bill.press('Enter');
  await bill.waitFor('Fiche contrat — Contrat 652');
  await bill.press('Enter');
  await bill.waitForNo('Fiche contrat');
  expect(readPane(bill.screen, 3).selected).toMatch(/^John Ouick Wedding/);
});

it('the pane’s actions work in its card, and h opens it in a wide window too', async () => {
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('h');
  await bill.waitFor('Fiche client — Cool Startup LLC');
  await bill.press('e');
  await bill.waitFor('Modifier Cool Startup LLC');
  await bill.press('Esc');
  await bill.waitFor('Fiche client — Cool Startup LLC');
  await bill.press('2');
  await bill.waitForNo('Fiche client —');
});

it('every layer can be used at 60×16', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 60, rows: 16 });
  await find(bill, 1, 'cool startup');
  const layers = {
    n: 'Créer un nouveau client',
    c: 'Nouveau contrat pour Cool Startup LLC',
    d: 'Désactiver le client',
    y: 'Copier quelle valeur ?',
    h: 'Fiche client',
    '?': 'Touches — Clients',
    ':': 'Commandes',
    P: 'Mot de passe actuel',
  };
  for (const [key, title] of Object.entries(layers)) {
    await bill.press(key);
    await bill.waitFor(title);
    const right = bill.screen.lines().map((line) => line.length);
    expect(Math.max(...right), key).toBeLessThanOrEqual(60);
    await bill.press('Esc');
    await bill.waitForNo(title);
  }
  await bill.press('e');
  await bill.waitFor('Modifier Cool Startup LLC');
  await bill.press('Tab', 'Tab', 'Tab', 'Tab');
  await bill.waitFor('▸ Client depuis');
});

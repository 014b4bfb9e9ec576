import { expect, it } from 'vitest';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';

const company = demoCompany();

it('INK_SCREEN_READER writes one line after the other: place, panes, rows by their titles, card, keys', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true, rows: 60 });
  await bill.press('/');
  await bill.type('cool startup');
  await bill.press('Enter');
  await bill.waitFor('sélection : Société : Cool Startup LLC, Interlocuteur : Kevin Casey');
  await bill.waitFor('Historique');
  const lines = bill.screen.lines().filter((line) => line !== '');
  expect(lines[0]).toMatch(/^Epic Events › Clients › Cool Startup LLC, Bill Boquet · commercial, \d\d:\d\d$/);
  expect(lines[1]).toBe('1 Clients — mes clients, filtre : cool startup, 1/1');
  expect(lines).toContain('Fiche client');
  expect(lines.join('\n')).toMatch(/E-mail : kevin@startup\.io/);
  expect(lines.join('\n')).toMatch(/n nouveau, e modifier, c contrat/);
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
});

it('a layer is read alone: the form with its messages, the question with its answers', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true });
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.press('Tab');
  await bill.waitFor('champ : Société : . ! Champ obligatoire.');
  await bill.waitFor('champ, sélection : Interlocuteur :');
  expect(bill.text()).not.toContain('1 Clients');
  await bill.press('Esc', 'd');
  await bill.waitFor('Désactiver le client');
  await bill.waitFor('o oui   Échap non');
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
});

it('a refusal is read as such, and the last row of a list is separate from the card', async () => {
  const kate = await company.signIn('kate.hastroff', { isRead: true, staysHome: true });
  await kate.press('3', 't');
  await kate.waitFor(/a affecter \(refusé\)/);
  await kate.press('0');
  await kate.waitFor(/^Fiche événement$/m);
});

it('Ctrl+R has the sign-in read, and the session after it, without a variable; it is kept for the next time', async () => {
  const bill = await company.open();
  await bill.waitFor('Identifiant');
  expect(bill.text()).toMatch(/[│─┌╒]/);
  await bill.press('Ctrl+R');
  await bill.waitFor('champ, sélection : Identifiant');
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
  await bill.type('bill.boquet');
  await bill.press('Enter');
  await bill.type(DEMO_PASSWORD);
  await bill.press('Enter');
  await bill.waitFor(/0 Accueil — /, 20_000);
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
  await bill.close();
  const again = await company.signIn('bill.boquet');
  expect(again.text()).not.toMatch(/[│─┌╒]/);
});

it('the settings switch it on and off, at once and for the next session', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press(',');
  await bill.waitFor('Réglages (bill.boquet)');
  while (!/▸ Lecteur d’écran +non/.test(bill.text())) await bill.press('Down');
  await bill.press('Enter');
  await bill.waitFor(/^sélection : |sélection : .*Langue/m);
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
  await bill.press('Esc');
  await bill.waitFor(/1 Clients — mes clients/);
  await bill.close();

  const again = await company.signIn('bill.boquet');
  await again.waitFor(/sélection : Société : /);
  await again.press(',');
  while (!/sélection : Lecteur d’écran, oui/.test(again.text())) await again.press('Down');
  await again.press('Enter');
  await again.waitFor(/[│┌╒]/);
});

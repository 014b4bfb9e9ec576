import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it('INK_SCREEN_READER gives one line after the other: place, panes, rows by their titles, card, keys', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true });
  await bill.press('/');
  await bill.type('cool startup');
  await bill.press('Enter');
  await bill.waitFor('(selected) Société: Cool Startup LLC, Interlocuteur: Kevin Casey');
  await bill.waitFor('Historique');
  const lines = bill.screen.lines().filter((line) => line !== '');
  expect(lines[0]).toMatch(/^Epic Events › Clients › Cool Startup LLC, Bill Boquet · commercial, \d\d:\d\d$/);
  expect(lines[1]).toBe('1 Clients — mes clients, filtre : cool startup, 1/1');
  expect(lines).toContain('Fiche client');
  expect(lines.join('\n')).toMatch(/E-mail +kevin@startup\.io/);
  expect(lines.join('\n')).toMatch(/n nouveau, e modifier, c contrat/);
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
});

it('a layer is read alone: the form with its problems, the question with its answers', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true });
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.press('Tab');
  await bill.waitFor('textbox: Société: . ! Champ obligatoire.');
  await bill.waitFor('textbox: (selected) Interlocuteur:');
  expect(bill.text()).not.toContain('1 Clients');
  await bill.press('Esc', 'd');
  await bill.waitFor('Désactiver le client');
  await bill.waitFor('o oui   Échap non');
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
});

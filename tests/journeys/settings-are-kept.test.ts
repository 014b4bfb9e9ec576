import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsPath, writeSettings } from '../../src/settings/settingsFile.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const DEMO = 'epicevent-demo';

it('the language changes at once, is kept for the next sign-in, and for this user only', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 140 });
  await bill.press(',');
  await bill.waitFor('Réglages (bill.boquet)');
  await bill.waitFor(/▸ Langue \(language\) +français/);
  await bill.press('Enter');
  await bill.waitFor('Settings (bill.boquet)');
  await bill.press('Esc');
  await bill.waitFor('1 Clients — my clients');
  await bill.waitFor('Client since');
  await bill.waitFor('? help');
  expect(bill.text()).not.toMatch(/Fiche|Contrats|Événements|quitter|aide/);
  await bill.press('L');
  await bill.waitFor('Mot de passe');
  await bill.type(DEMO);
  await bill.press('Enter');
  await bill.waitFor('? help', 20_000);
  const kate = await company.signIn('kate.hastroff');
  await kate.waitFor('? aide');
});

it('order, columns and widths of the lists are kept', async () => {
  const first = await company.signIn('nina.perrot', { columns: 160 });
  await first.press('1', 'O');
  await first.waitFor('tri : Société ▾');
  await first.press('-', '-');
  const { x: before = 0 } = first.screen.find('┌ Fiche client') ?? {};
  await first.press('C', 'j', 'Space', 'G', 'Left', 'Left', 'Esc', 'z');
  await first.close();

  const again = await company.signIn('nina.perrot', { columns: 160 });
  await again.press('1', 'g');
  await again.waitFor('tri : Société ▾');
  expect(readPane(again.screen, 1).rows[0]).toMatch(/^Ville de Candé/);
  expect(again.screen.find('┌ Fiche client')?.x).toBe(before);
  expect(before).toBeLessThan(Math.floor(160 * 0.58));
  await again.press('z');
  await again.waitFor(/Société▾ +E-mail +Téléphone +MàJ +Commercial +Client de/);
  expect(again.text()).not.toContain('Interlocuteur');

  await again.press(',', 'G', 'Enter');
  await again.waitFor('Rétablir les réglages par défaut');
  await again.press('o');
  await again.waitFor('Réglages par défaut rétablis.');
  await again.press('Esc');
  await again.waitFor(/Société▴ +Interlocuteur +E-mail/);
  await again.waitForNo('tri : Société');
});

it('an unreadable settings file is named and left unchanged, and new settings apply until the session ends', async () => {
  const path = settingsPath(company.server.config.home);
  await writeSettings(company.server.config.home, 'bill.boquet', { mouse: false });
  const broken = '{ "people": { "bill.boquet": { "lang": "en"';
  writeFileSync(path, broken);
  const bill = await company.signIn('bill.boquet', { columns: 200, staysHome: true });
  await bill.waitFor(`Le fichier des réglages ${path}`);
  await bill.waitFor(/il reste intact/);
  await bill.press(',', 'Enter');
  await bill.waitFor('Settings (bill.boquet)');
  await bill.waitFor(/is damaged: it is left untouched/);
  expect(readFileSync(path, 'utf8')).toBe(broken);
});

it('the settings are found among the commands', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press(':');
  await bill.type('langue');
  await bill.press('Enter');
  await bill.waitFor('Réglages (bill.boquet)');
});

it('read aloud, the settings are lines with their present values', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true });
  await bill.press(',');
  await bill.waitFor('sélection : Langue (language), français');
  await bill.press('j', 'Space');
  await bill.waitFor('sélection : Souris : molette et clic, oui');
  expect(bill.text()).not.toMatch(/[│─┌╒]/);
});

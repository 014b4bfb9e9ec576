import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a window of 400×100 is filled: lists, card and keys, and the cursor moves', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 400, rows: 100 });
  const lines = bill.screen.lines();
  expect(lines.slice(1, -2).every((line) => line.length === 400)).toBe(true);
  expect(lines.at(-1)).toMatch(/: commandes$/);
  await find(bill, 1, 'cool startup');
  await bill.waitFor((screen) => /E-mail +kevin@startup\.io/.test(readCard(screen)));
  await bill.press('?');
  await bill.waitFor('Touches — Clients');
  await bill.press('Esc', 'n');
  await bill.waitFor('Créer un nouveau client');
});

it.each([
  ['fr', 'La fenêtre fait 40×10.'],
  ['en', 'The window is 40×10;'],
] as const)('at 40×10 one screen names the needed size (%s), and typing has no effect', async (lang, said) => {
  const bill = await company.signIn('bill.boquet', { lang });
  await bill.resize(40, 10);
  await bill.waitFor((screen) => screen.text().replaceAll(/\s+/g, ' ').includes(said));
  expect(Math.max(...bill.screen.lines().map((line) => line.length))).toBeLessThanOrEqual(40);
  await bill.press('L', 'q', 'n');
  await bill.resize(60, 16);
  await bill.waitFor(/1 Clients — (?:mes clients|my clients)/);
  expect(bill.text()).not.toMatch(/Créer un nouveau client|Create a new client/);
});

it('the sign-in screen also names the needed size, and keeps the typed text', async () => {
  const bill = await company.open({ columns: 40, rows: 10 });
  await bill.waitFor('40×10');
  await bill.resize(80, 24);
  await bill.waitFor('Identifiant');
  await bill.type('bill.bo');
  await bill.resize(40, 10);
  await bill.waitForNo('bill.bo');
  await bill.resize(60, 16);
  await bill.waitFor('bill.bo');
});

it('the filter, the commands and the settings keep the typed text at every size', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 120, rows: 40 });
  const sizes = [
    [60, 16],
    [200, 60],
    [40, 10],
    [99, 30],
    [400, 100],
    [80, 24],
  ] as const;
  const typed = { '/': 'ateli', ':': 'nouveau cli' };
  for (const [key, text] of Object.entries(typed)) {
    await bill.press(key);
    await bill.type(text);
    for (const [columns, rows] of sizes) {
      await bill.resize(columns, rows);
      await bill.waitFor(columns < 60 ? '40×10' : text);
      const isWhole = (line: string) => line.length === columns;
      if (columns >= 60) await bill.waitFor((screen) => screen.lines().slice(1, -2).every(isWhole));
    }
    await bill.press('Esc');
    await bill.waitForNo(text);
  }
  for (const [key, title] of [
    [',', 'Réglages (bill.boquet)'],
    ['C', 'Colonnes — Clients'],
    ['y', 'Copier quelle valeur ?'],
    ['?', 'Touches — Clients'],
  ] as const) {
    await bill.press(key);
    for (const [columns, rows] of sizes) {
      await bill.resize(columns, rows);
      await bill.waitFor(columns < 60 ? '40×10' : title);
    }
    await bill.press('Esc');
    await bill.waitForNo(title);
  }
  await bill.waitFor((screen) => readPane(screen, 1).total === 25);
});

it('the settings and the columns can be used at 60×16', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 60, rows: 16 });
  await bill.press(',', 'G');
  await bill.waitFor('▸ Rétablir les réglages par défaut');
  await bill.press('Esc', 'C', 'G');
  await bill.waitFor(/▸ \[x\] MàJ/);
  expect(Math.max(...bill.screen.lines().map((line) => line.length))).toBeLessThanOrEqual(60);
});

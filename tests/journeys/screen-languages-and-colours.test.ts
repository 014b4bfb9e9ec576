import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

it('the whole screen is in English with --lang en, dates and money too', async () => {
  const bill = await company.signIn('bill.boquet', { lang: 'en', rows: 50 });
  await bill.press('/');
  await bill.type('john ouick');
  await bill.press('Enter');
  await bill.waitFor((screen) => /Client since +Monday 7 November 2022/.test(readCard(screen)));
  await bill.press('2');
  await bill.waitFor('€12,000.00');
  await bill.press('n', 'Esc', 'd');
  await bill.waitFor(/! Only .*cancel/);
  await bill.press('?');
  await bill.waitFor('Create a contract');
  expect(bill.text()).not.toMatch(/Fiche|Contrats|Événements|quitter|aide|modifier|Échap/);
}, 30_000);

it('with NO_COLOR nothing is coloured, and cursor, focus and refusals can still be distinguished', async () => {
  const bill = await company.signIn('bill.boquet', { hasColors: false });
  await bill.press('w');
  await bill.waitFor('! La touche w sert dans le volet Événements (3)');
  const { screen } = bill;
  const isColored = Array.from({ length: screen.rows * screen.columns }, (_, at) =>
    screen.cell(at % screen.columns, Math.floor(at / screen.columns)),
  ).some((cell) => cell.isColored);
  expect(isColored).toBe(false);
  expect(screen.isInverse('▸ Association Les Petits Pas')).toBe(true);
  expect(screen.text()).toContain('╒ 1 Clients');
});

import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a term narrows the list while it is typed, and the title says it as a chip at 80 columns', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 80, rows: 24 });
  await gestion.press('2');
  await gestion.waitFor((screen) => readPane(screen, 2).total > 0);
  const all = readPane(gestion.screen, 2).total;
  await gestion.press('/');
  await gestion.type('reste>5000');
  await gestion.waitFor('[reste à payer > 5\u00a0000\u00a0€]');
  await gestion.waitFor((screen) => readPane(screen, 2).total < all);
  await gestion.type(' signé');
  await gestion.waitFor('[reste à payer > 5\u00a0000\u00a0€] [signé]');
  await gestion.press('Enter');
  expect(readPane(gestion.screen, 2).title).toContain('[signé]');
  await gestion.press('Esc');
  await gestion.waitFor((screen) => readPane(screen, 2).total === all);
});

it('a wrong term is named beside the line, and is never searched as words', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 80, rows: 24 });
  await gestion.press('2');
  await gestion.waitFor((screen) => readPane(screen, 2).total > 0);
  const all = readPane(gestion.screen, 2).total;
  await gestion.press('/');
  await gestion.type('reste>abc');
  await gestion.waitFor('reste>abc : un montant est attendu');
  await gestion.waitFor((screen) => readPane(screen, 2).total === all);
  await gestion.press('Enter');
  await gestion.settle();
  // The line stays, and so does the list.
  await gestion.waitFor('reste>abc : un montant est attendu');
  expect(readPane(gestion.screen, 2).total).toBe(all);
  await gestion.press('Backspace', 'Backspace', 'Backspace');
  await gestion.type('5000');
  await gestion.waitFor((screen) => readPane(screen, 2).total < all);
  await gestion.press('Esc', '/');
  await gestion.type('rest>5');
  await gestion.waitFor('pas de champ « rest » ici, peut-être « reste »');
  await gestion.press('Esc');
  await gestion.waitFor((screen) => readPane(screen, 2).total === all);
});

it('English terms are understood in French, and quotes make words of a phrase', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('3', 't');
  await kate.waitFor((screen) => readPane(screen, 3).total > 0);
  await kate.press('/');
  await kate.type('without support');
  await kate.waitFor('[sans support]');
  await kate.press('Enter', 'Esc', '/');
  await kate.type('"juin"');
  await kate.waitFor('ne correspond à « "juin" »');
  await kate.press('Esc');
});

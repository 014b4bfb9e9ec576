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
  await gestion.waitFor('[reste > 5\u00a0000\u00a0€]');
  await gestion.waitFor((screen) => readPane(screen, 2).total < all);
  await gestion.type(' signé');
  await gestion.waitFor('[reste > 5\u00a0000\u00a0€] [signé]');
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
  await gestion.press('Ctrl+X');
  await gestion.type('lieu:paris');
  await gestion.waitFor('« lieu » est un champ des événements');
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

it('S saves what a list shows under a name and a digit, which shows it again from everywhere, also after signing in', async () => {
  const habits = { columns: 150, rows: 36 } as const;
  const gestion = await company.signIn('gestion.demo', habits);
  await gestion.press('2', '/');
  await gestion.type('reste>5000 <900j');
  await gestion.press('Enter');
  await gestion.waitFor('[créé < 900 j]');
  await gestion.press('S');
  await gestion.waitFor('Garder ce filtre');
  await gestion.type('gros impayés');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Filtre « gros impayés » gardé : la touche 5 le montre.');
  await gestion.press('Esc', '3');
  await gestion.waitFor((screen) => readPane(screen, 3).total > 0);
  await gestion.press('5');
  await gestion.waitFor('[reste > 5\u00a0000\u00a0€] [créé < 900 j]');
  // Back where one was.
  await gestion.press('Esc', 'Esc');
  await gestion.press('?', '/');
  await gestion.type('impay');
  await gestion.waitFor('filtre « gros impayés » (Contrats)');
  await gestion.press('Esc', '/');
  await gestion.type('guillemets');
  await gestion.waitFor('les mots tels quels');
  await gestion.press('Esc', 'Esc', ':');
  await gestion.type('gros imp');
  await gestion.waitFor('filtre « gros impayés » (Contrats)');
  await gestion.press('Enter');
  await gestion.waitFor('[créé < 900 j]');
  await gestion.close();

  const again = await company.signIn('gestion.demo', { ...habits, lang: 'en' });
  await again.press('0', '5');
  await again.waitFor('[balance > €5,000] [created < 900 j]');
  // What another person sees is their own.
  const kate = await company.signIn('kate.hastroff', habits);
  await kate.press('5');
  await kate.waitFor('5');
  expect(kate.text()).not.toContain('[reste');
  await kate.press('S');
  await kate.waitFor('Garder ce filtre');
});

it('a saved filter is renamed, moved, not overwritten without asking, and deleted', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 100, rows: 30 });
  const save = async (name: string) => {
    await bill.waitFor('Garder ce filtre');
    await bill.type(name);
  };
  await bill.press('1', 'S');
  await save('mes clients');
  await bill.press('Ctrl+S');
  await bill.waitFor('la touche 5 le montre');
  await bill.press('S');
  await bill.waitFor('5 mes clients');
  await bill.press('Enter');
  await save('autre');
  // The digit that is taken.
  await bill.press('Tab', '5', 'Ctrl+S');
  await bill.waitFor('La touche 5 montre déjà « mes clients »');
  await bill.press('Ctrl+S');
  await bill.waitFor('Filtre « autre » gardé : la touche 5 le montre.');
  await bill.press('S', 'j', 'Enter');
  await bill.waitFor('Filtre 5 : autre');
  await bill.press('j', 'Enter');
  await bill.waitFor('Renommer ou déplacer « autre »');
  await bill.type(' nom');
  await bill.press('Tab', '9', 'Ctrl+S');
  await bill.waitFor('Filtre « autre nom » gardé : la touche 9 le montre.');
  await bill.press('S', 'j', 'Enter');
  await bill.waitFor('Filtre 9 : autre nom');
  await bill.press('G', 'Enter');
  await bill.waitFor('Filtre « autre nom » supprimé : la touche 9 est libre.');
  await bill.press('S');
  await save('x');
});

it('a filter saved in one session is listed in the other one, and is not overwritten there without asking', async () => {
  const one = await company.signIn('alienor.vichum', { columns: 120, rows: 36 });
  const other = await company.signIn('alienor.vichum', { columns: 120, rows: 36 });
  await one.press('3', 'S');
  await one.waitFor('Garder ce filtre');
  await one.type('mes fêtes');
  await one.press('Ctrl+S');
  await one.waitFor('la touche 5 le montre');
  await one.settle();
  await other.press('3', 'S');
  await other.waitFor('5 mes fêtes');
  await other.press('Enter');
  await other.waitFor(/Touche +‹? ?6/);
  await other.press('Esc');
  await other.waitFor((screen) => readPane(screen, 3).total > 0);
  // Deleted there, it is gone here.
  await other.press('S');
  await other.waitFor('5 mes fêtes');
  await other.press('Down', 'Enter');
  await other.waitFor('Supprimer');
  await other.press('Down', 'Down', 'Enter');
  await other.waitFor('supprimé');
  await other.settle();
  await one.press('S');
  await one.waitFor('Garder ce filtre');
});

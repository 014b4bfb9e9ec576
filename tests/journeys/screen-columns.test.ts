import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { openSorts, sortBy } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('C zooms the pane and lists its columns: Space shows and hides, Left and Right move, with an immediate effect', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 160 });
  await gestion.press('3', 'C');
  await gestion.waitFor('Colonnes — Événements');
  await gestion.waitFor('▸ [x] Nom');
  await gestion.waitFor('[ ] Contrat');
  await gestion.press('Space', 'j', 'Left');
  await gestion.waitFor(/▸ \[x\] Manque/);
  await gestion.press('G', 'Space');
  await gestion.waitFor(/▸ \[x\] MàJ/);
  await gestion.press('Esc');
  await gestion.waitForNo('Colonnes — Événements');
  await gestion.waitFor(/Manque +Début▴? +Fin +Société +Lieu +Pers\. +Support +MàJ/);
  expect(readPane(gestion.screen, 3).header).not.toContain('Nom');

  await gestion.press('C', 'r', 'Esc');
  await gestion.waitFor(/Nom +Manque +Début▴ +Fin/);
  expect(readPane(gestion.screen, 3).header).not.toContain('MàJ');
});

it('one column always stays visible', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 160 });
  await bill.press('C', 'j');
  for (let column = 1; column < 7; column += 1) await bill.press('Space', 'j');
  await bill.press('g', 'Space');
  await bill.waitFor('Gardez au moins une colonne.');
  await bill.waitFor('▸ [x] Société');
});

/** The columns of each list, as the header names them. */
async function sortThrough(username: string, pane: number): Promise<string[]> {
  const person = await company.signIn(username, { columns: 200 });
  await person.press(String(pane), 'C');
  await person.waitFor('Colonnes — ');
  const hidden = person.text().match(/\[ \] \S+/g)?.length ?? 0;
  for (let at = 0; at < hidden; at += 1) {
    const lines = person.screen.lines();
    const from = lines.findIndex((line) => line.includes('▸ ['));
    const to = lines.findIndex((line) => line.includes('[ ] '));
    await person.press(...Array.from({ length: Math.abs(to - from) }, () => (to > from ? 'j' : 'k')), 'Space');
  }
  await person.press('Esc');
  const columns = (await openSorts(person)).slice(1);
  await person.press('Esc');
  for (const column of columns) {
    await sortBy(person, column);
    await person.waitForNo('mise à jour…');
    expect(readPane(person.screen, pane).title).toMatch(new RegExp(`tri : ${column.replaceAll('.', '\\.')} ▴$`));
    expect(readPane(person.screen, pane).header).toContain('▴');
    await person.press('O');
    await person.waitFor(`tri : ${column} ▾`);
    await person.waitForNo('mise à jour…');
    expect(readPane(person.screen, pane).header).toContain('▾');
    expect(readPane(person.screen, pane).title).not.toContain('pas à jour');
  }
  await person.press('Backspace');
  await person.waitForNo('tri : ');
  return columns;
}

it.each([
  [1, 7],
  [2, 9],
  [3, 11],
  [4, 7],
])('list %i can be sorted by every column, both ways, with a mark in the heading', async (pane, count) => {
  expect(await sortThrough('gestion.demo', pane)).toHaveLength(count);
});

it('the order survives a refresh, a filter and an edit', async () => {
  const bill = await company.signIn('bill.boquet');
  await sortBy(bill, 'Interlocuteur');
  // The cursor follows its record: its new position proves the new order.
  await bill.waitFor((screen) => readPane(screen, 1).place > 1);
  const { place, total } = readPane(bill.screen, 1);
  await bill.press('O');
  await bill.waitFor((screen) => readPane(screen, 1).place === total + 1 - place);
  const { rows } = readPane(bill.screen, 1);
  await bill.press('r');
  await bill.waitFor('À jour.');
  expect(readPane(bill.screen, 1).rows).toEqual(rows);
  await bill.press('/');
  await bill.type('a');
  await bill.press('Enter');
  await bill.waitFor(/filtre : a, tri : Interlocuteur ▾/);
  await bill.press('Esc');
  await bill.waitForNo('filtre : a');
  await bill.press('e', 'Tab', 'Tab', 'Tab', 'Ctrl+E');
  await bill.type('1');
  await bill.press('Ctrl+S');
  await bill.waitFor(/enregistré : /);
  expect(readPane(bill.screen, 1).title).toContain('tri : Interlocuteur ▾');
});

it('+ and - resize panes and card; without a card beside them the reason is shown', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 140 });
  const card = () => bill.screen.find('┌ Fiche client')?.x ?? 0;
  const usual = card();
  await bill.press('+');
  expect(card()).toBeGreaterThan(usual);
  for (let press = 0; press < 20; press += 1) await bill.press('-');
  expect(card()).toBeLessThan(usual);
  expect(card()).toBeGreaterThanOrEqual(34);
  await bill.resize(80, 24);
  await bill.press('=');
  await bill.waitFor('La fiche n’est pas à côté des volets');
});

it('read aloud, the order is a sentence', async () => {
  const bill = await company.signIn('bill.boquet', { isRead: true });
  await bill.waitFor('Clients, tri : Société, croissant');
  await bill.press('O');
  await bill.waitFor('Clients, tri : Société, décroissant');
  await bill.press('O');
  await bill.waitFor('Clients, tri : Société, croissant');
});

it('the cursor stays on its record when the order changes, and a wide window shows more columns beside the card', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 160, rows: 40 });
  await bill.waitFor(/Société▴ +Interlocuteur +E-mail/);
  await bill.press('End', 'k', 'k');
  await bill.waitFor((screen) => readPane(screen, 1).place === 23);
  const { selected } = readPane(bill.screen, 1);
  await sortBy(bill, 'Interlocuteur');
  await bill.press('O');
  await bill.waitFor('tri : Interlocuteur ▾');
  await bill.waitForNo('mise à jour…');
  expect(readPane(bill.screen, 1).selected).toBe(selected);
  await bill.resize(120, 40);
  await bill.waitForNo(/Interlocuteur▾ +E-mail/);
});

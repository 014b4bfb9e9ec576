import { describe, expect, it } from 'vitest';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';
import type { Screen } from '../support/screen.ts';
import { listenTo } from '../support/sentBytes.ts';

const company = demoCompany();

/** The display attributes that were sent to the terminal. */
const attributesIn = (sent: string): number[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the bytes sent to a terminal
  [...sent.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, codes = '']) => codes.split(';').map(Number));

const isColor = (code: number) => code >= 30 && code !== 39;

/** The first cells of the selected rows of all panes, by whether the pane has the focus. */
function selectedRows(screen: Screen) {
  let isFocused = false;
  return screen.lines().flatMap((line, y) => {
    if (/^[╒╞├┌]/.test(line)) isFocused = /^[╒╞]/.test(line);
    if (!line.startsWith('│▸')) return [];
    const { isInverse, isUnderlined, isBold } = screen.cell(3, y);
    return [{ isFocused, isInverse, isUnderlined, isBold }];
  });
}

/** Says where the keys go: one double frame, its selected row inverse, all others underlined. */
function expectFocusIsPlain(person: OpenedApp): void {
  expect(person.screen.lines().filter((line) => /^[╒╞] \d /.test(line))).toHaveLength(1);
  const rows = selectedRows(person.screen);
  expect(rows.length).toBeGreaterThan(1);
  for (const { isFocused, ...row } of rows)
    expect(row).toEqual({ isInverse: isFocused, isUnderlined: !isFocused, isBold: !isFocused });
}

const DEPARTMENTS = [
  ['bill.boquet', 'commercial'],
  ['kate.hastroff', 'support'],
  ['gestion.demo', 'gestion'],
] as const;

describe.each(DEPARTMENTS)('without colour, %s of %s reads', (username, department) => {
  it('every state on every screen by a word or a sign', async () => {
    const person = await company.open({ hasColors: false, columns: 160, rows: 50 });
    const sent = listenTo(person);
    await person.typeAtOnce(`${username}\tepicevent-demo\r`);
    await person.waitFor('0 Accueil', 20_000);
    await person.waitForNo('chargement…');
    expect(person.screen.lines()[0]).toContain(`· ${department}`);
    if (department !== 'support')
      expect(person.text()).toMatch(/! en retard (?:de \d+ j|\d\d\/\d\d\/\d\d) +[\d\s]+,\d\d\s€/);
    await person.press('2', 't');
    await person.waitFor('2 Contrats — tous');
    await person.waitFor('● signé');
    for (const state of ['○ à signer', '■ clos', '✕ annulé', '◌ brouillon']) expect(person.text()).toContain(state);
    expect(person.text()).toMatch(/! [\d\s]+,\d\d\s€/);
    expectFocusIsPlain(person);
    await person.press('3', 't');
    await person.waitFor('3 Événements — tous');
    await person.waitForNo('chargement…');
    await person.press('w');
    await person.waitFor('? (sans support)');
    expectFocusIsPlain(person);
    await person.press('K');
    await person.waitFor('? sans support');
    await person.press('Esc', '1');
    await person.waitFor('╒ 1 Clients');
    expectFocusIsPlain(person);
    expect(attributesIn(sent.text()).filter(isColor)).toEqual([]);
  }, 60_000);
});

it('without colour, a row that somebody else has just changed has its sign', async () => {
  const [bill, gestion] = [
    await company.signIn('bill.boquet'),
    await company.signIn('gestion.demo', { hasColors: false }),
  ];
  await gestion.press('1');
  await bill.press('1');
  await find(bill, 1, 'bastide');
  await bill.press('e', 'Tab');
  await retype(bill, 'Lise Nouvelle');
  await bill.press('Ctrl+S');
  await gestion.waitFor(/~ ?Atelier Bastide/);
  const at = gestion.screen.find('Atelier Bastide');
  expect(gestion.screen.cell(at?.x ?? 0, at?.y ?? 0).isColored).toBe(false);
}, 60_000);

it('on a console of eight colours only its colours and its signs are written, and nothing is dim', async () => {
  const gestion = await company.open({ terminal: { colors: 8, hasSigns: false }, columns: 120, rows: 40 });
  const sent = listenTo(gestion);
  await gestion.typeAtOnce('gestion.demo\tepicevent-demo\r');
  await gestion.waitFor('0 Accueil', 20_000);
  await gestion.press('2');
  await gestion.waitFor('• signé');
  await gestion.press('?', 'Esc', 'K');
  await gestion.waitFor('? sans support');
  await gestion.press('Esc', '1', 'n', 'Esc', ',', 'Esc', ':', 'Esc');
  const allowed = [0, 1, 4, 7, 22, 24, 27, 31, 32, 34, 35, 39];
  expect([...new Set(attributesIn(sent.text()))].filter((code) => !allowed.includes(code))).toEqual([]);
  expect(sent.text()).toContain('x annulé');
  expect(sent.text()).toContain('► ');
  expect(sent.text().match(/[●◌✕✗✓▸▴▾‹›…’—]/u)).toBeNull();
}, 60_000);

it('a late contract is coloured, but not under the cursor, where the colour would be its background', async () => {
  const gestion = await company.signIn('gestion.demo', { columns: 120, rows: 40 });
  await gestion.press('2', 'x');
  await gestion.waitFor('en retard');
  await gestion.waitFor('● signé');
  const { screen } = gestion;
  const signs = screen.lines().flatMap((line, y) => {
    const x = line.search(/! [\d\s]+,\d\d\s€/);
    return x > 0 && x < 70 && line.startsWith('│') ? [{ isCursor: line.startsWith('│▸'), ...screen.cell(x, y) }] : [];
  });
  expect(signs.length).toBeGreaterThan(5);
  for (const { isCursor, isInverse, isColored } of signs) expect([isInverse, isColored]).toEqual([isCursor, !isCursor]);
  expect(readPane(screen, 2).title).toContain('en retard');
}, 60_000);

it('more contrast is a setting: nothing is dim, the focused title is inverse; it is kept', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', ',');
  await gestion.waitFor('Contraste renforcé');
  await gestion.press('Down', 'Down', 'Down', 'Enter');
  await gestion.waitFor(/Contraste renforcé +oui/);
  await gestion.press('Esc');
  const { screen } = gestion;
  const isTitleInverse = ({ screen }: OpenedApp) => screen.isInverse('2 Contrats');
  expect(isTitleInverse(gestion)).toBe(true);
  const cells = Array.from({ length: screen.rows * screen.columns }, (_, at) =>
    screen.cell(at % screen.columns, Math.floor(at / screen.columns)),
  );
  expect(cells.some(({ isDim }) => isDim)).toBe(false);
  await gestion.press('L', 'o');
  await gestion.waitFor('Identifiant');
  const again = await company.signIn('gestion.demo');
  await again.press('2');
  await again.waitFor('╞ 2 Contrats');
  expect(isTitleInverse(again)).toBe(true);
}, 60_000);

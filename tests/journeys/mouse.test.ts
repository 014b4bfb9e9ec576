import { expect, it } from 'vitest';
import { writeSettings } from '../../src/settings/settingsFile.ts';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';
import { listenTo } from '../support/sentBytes.ts';

const company = demoCompany();

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the sequences that turn the mouse on
const TRACKING = /\u001b\[\?(?:9|100\d|1015|1016)[hl]/;

async function withMouse(username: string): Promise<OpenedApp> {
  await writeSettings(company.server.config.home, username, { mouse: true });
  return company.signIn(username);
}

const report = (button: number, x: number, y: number) => `\u001b[<${button};${x + 1};${y + 1}M`;

async function pointAt(app: OpenedApp, text: string, button = 0): Promise<void> {
  const at = app.screen.find(text);
  if (!at) throw new Error(`${text} is not on the screen.`);
  await app.typeAtOnce(`${report(button, at.x, at.y)}\u001b[<${button};${at.x + 1};${at.y + 1}m`);
}

it('unless a user turns it on, the terminal’s mouse is off, and its reports have no effect', async () => {
  const app = await company.open();
  const sent = listenTo(app);
  await app.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await app.waitFor('? aide', 20_000);
  await app.press('1', '/');
  await app.typeAtOnce(report(0, 5, 5));
  await app.press('Esc', 'L');
  await app.waitFor('Mot de passe');
  await app.close();
  expect(sent.text()).not.toMatch(TRACKING);
});

it('a click goes to the pane and the row, a second one opens it; the wheel scrolls what is under it', async () => {
  const bill = await withMouse('bill.boquet');
  expect(bill.screen.modes.isMouseTracked).toBe(true);
  await bill.press('1', 'g');
  const [, second = '', third = ''] = readPane(bill.screen, 1).rows;
  const nameOf = (row: string) => row.split(/ {2,}/)[0] ?? '';
  await pointAt(bill, nameOf(third));
  await bill.waitFor((screen) => readPane(screen, 1).selected === third);
  await pointAt(bill, nameOf(second));
  await bill.waitFor((screen) => readPane(screen, 1).selected === second);
  await pointAt(bill, `▸ ${nameOf(second)}`);
  await bill.waitFor((screen) => readPane(screen, 2).header !== '');
  await pointAt(bill, ' 3 Événements');
  await bill.waitFor('╞ 3 Événements');
  const clients = () => readPane(bill.screen, 1).place;
  await pointAt(bill, ' 1 Clients', 65);
  await bill.waitFor(() => clients() === 5);
  await pointAt(bill, ' 1 Clients', 64);
  await bill.waitFor(() => clients() === 2);
});

it('over a layer the wheel scrolls the layer, and a click has no effect', async () => {
  const bill = await withMouse('bill.boquet');
  await bill.press('1', ',');
  await bill.waitFor(/▸ Langue/);
  await pointAt(bill, 'Langue', 65);
  await bill.waitFor(/▸ Souris/);
  await pointAt(bill, 'Souris');
  await bill.waitFor(/▸ Souris : molette et clic +oui/);
  await bill.press('Esc', '?');
  await bill.waitFor('Touches — Clients');
  const top = bill.screen.lines()[1];
  await pointAt(bill, 'Touches — Clients', 65);
  await bill.waitFor((screen) => screen.lines()[1] !== top);
});

it('the settings turn it on and off at once; signing out and leaving turn it off', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press(',', 'j', 'Enter');
  await bill.waitFor(/Souris : molette et clic +oui/);
  expect(bill.screen.modes.isMouseTracked).toBe(true);
  await bill.press('Enter');
  await bill.waitFor(/Souris : molette et clic +non/);
  expect(bill.screen.modes.isMouseTracked).toBe(false);
  await bill.press('Enter', 'Esc', 'L');
  await bill.waitFor('Mot de passe');
  expect(bill.screen.modes.isMouseTracked).toBe(false);
  await bill.type('epicevent-demo');
  await bill.press('Enter');
  await bill.waitFor('? aide', 20_000);
  await bill.settle();
  expect(bill.screen.modes.isMouseTracked).toBe(true);
  bill.terminal.hangUp();
  await bill.exited;
  await bill.screen.whenWritten();
  expect(bill.screen.modes).toMatchObject({ isMouseTracked: false, isAlternate: false });
});

it('a report that arrives in pieces types nothing', async () => {
  const bill = await withMouse('bill.boquet');
  await bill.press('1', 'n');
  await bill.waitFor('Créer un nouveau client');
  const text = report(65, 119, 33);
  for (const cut of [3, 6, 9, 12]) {
    bill.terminal.feed(text.slice(0, cut));
    await bill.settle();
    bill.terminal.feed(text.slice(cut));
    await bill.settle();
  }
  await bill.press('Esc');
  await bill.waitForNo('Créer un nouveau client');
});

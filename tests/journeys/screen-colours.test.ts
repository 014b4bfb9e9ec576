import { expect, it } from 'vitest';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { listenTo } from '../support/sentBytes.ts';

const company = demoCompany();

/** Opens every place, one after the other, with a refusal, a failure and a success. */
async function walkThrough(bill: OpenedApp): Promise<void> {
  const places = [
    'n',
    'Tab',
    'Esc',
    'o',
    'Esc',
    '?',
    'Esc',
    ':',
    'Esc',
    ',',
    'Esc',
    'C',
    'Space',
    'Space',
    'Esc',
    'z',
    'y',
    'Esc',
  ];
  await bill.press(...places, 'w', 'h', 'Esc', '2', 'd', 'Esc', '/', 'z', 'z', 'z', 'Esc', 'r', '0');
}

/** The display attributes that were sent to the terminal. */
const attributesIn = (sent: string): Set<number> =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the bytes sent to a terminal
  new Set([...sent.matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, codes = '']) => codes.split(';').map(Number)));

it('the colours belong to the sixteen that every terminal has, and all are readable on a light background', async () => {
  const bill = await company.open();
  const sent = listenTo(bill);
  await bill.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await bill.waitFor('? aide', 20_000);
  await bill.press('1');
  await walkThrough(bill);
  // Bold, dim, underlined, inverse; red, green, blue, magenta: no white, yellow, cyan, bright black, and no background.
  const allowed = [0, 1, 2, 4, 7, 22, 24, 27, 31, 32, 34, 35, 39];
  expect([...attributesIn(sent.text())].filter((code) => !allowed.includes(code))).toEqual([]);
});

it('with NO_COLOR there is no colour in any place', async () => {
  const bill = await company.open({ hasColors: false });
  const sent = listenTo(bill);
  await bill.typeAtOnce('bill.boquet\tepicevent-demo\r');
  await bill.waitFor('? aide', 20_000);
  await bill.press('1');
  await walkThrough(bill);
  const plain = [0, 1, 2, 4, 7, 22, 24, 27];
  expect([...attributesIn(sent.text())].filter((code) => !plain.includes(code))).toEqual([]);
});

it('a refused key shows its reason in the help, not only its grey', async () => {
  const kate = await company.signIn('kate.hastroff', { columns: 160, rows: 60 });
  await kate.press('?');
  await kate.waitFor('Touches — Événements');
  const dim = kate.screen.lines().flatMap((line, y) => {
    const x = line.search(/[^│\s]/);
    return x >= 0 && kate.screen.cell(x, y).isDim ? [line] : [];
  });
  expect(dim.length).toBeGreaterThan(1);
  for (const line of dim) expect(line).toMatch(/\(.+|\.\)|^│ {4,}/);
});

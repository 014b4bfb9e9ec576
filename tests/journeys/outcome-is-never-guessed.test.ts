import { type Connection, createConnection } from 'mysql2/promise';
import { afterEach, expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { lineTo } from '../support/lineTo.ts';
import { find, retype } from '../support/mainScreenWork.ts';

const company = demoCompany();
const line = lineTo(company);
let held: Connection | null = null;
afterEach(async () => {
  await held?.end();
  held = null;
});

const countPayments = () => countRows(company.server, 'payment');
const COMMIT = /COMMIT;/;
const NOTHING = 'Rien n’a été enregistré';

/** Gestion at the filled payment form of contract 652. */
async function atPayment(amount: string): Promise<OpenedApp> {
  const gestion = await company.signIn('gestion.demo', { rows: 50, socketPath: line().socketPath });
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('p');
  await gestion.waitFor(/Reste à payer : /);
  await retype(gestion, amount);
  return gestion;
}

it('who leaves while a payment is being saved is told of no outcome before there is one, then of the true one', async () => {
  const before = await countPayments();
  const gestion = await atPayment('111,11');
  held = await createConnection({ ...company.server.admin, database: 'epicevent' });
  await held.query('LOCK TABLES contract WRITE, payment WRITE');
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] enregistrement…/);
  await gestion.press('Esc');
  await gestion.waitFor('L’attente est arrêtée');
  await gestion.press('Esc');
  await gestion.waitFor('Quitter sans savoir si c’est enregistré ?');
  expect(gestion.text()).not.toContain(NOTHING);
  await gestion.press('o');
  await gestion.waitForNo('Quitter sans savoir');
  await held.end();
  held = null;
  await gestion.waitFor(/« Paiement, contrat 652 .*» : c’est bien enregistré/);
  expect(await countPayments()).toBe(before + 1);
});

it.each([
  ['after', 1, 'c’est bien enregistré'],
  ['before', 0, 'rien n’a été enregistré'],
] as const)(
  'where the line goes silent at COMMIT, %s the server gets it, the same holds',
  async (side, stored, told) => {
    const before = await countPayments();
    const gestion = await atPayment('10');
    void line().mute(COMMIT, side);
    await gestion.press('Ctrl+S');
    await gestion.waitFor('on ne sait pas encore si c’est enregistré', 11_000);
    expect(gestion.text()).not.toContain(NOTHING);
    await gestion.press('Esc');
    await gestion.waitFor('L’enregistrement a peut-être abouti');
    await gestion.press('o');
    line().restore();
    await gestion.waitFor(new RegExp(`« Paiement, contrat 652 .*» : ${told}`), 10_000);
    expect(await countPayments()).toBe(before + stored);
  },
  60_000,
);

it('an action by a key claims no outcome either, and its notice names no other record', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50, socketPath: line().socketPath });
  await gestion.press('3');
  await gestion.press('a');
  await gestion.waitFor(/Libre|libre/);
  void line().mute(COMMIT, 'after');
  await gestion.press('Enter');
  await gestion.waitFor('on ne sait pas encore si c’est enregistré', 12_000);
  expect(gestion.text()).not.toMatch(/réessa/i);
  line().restore();
  await gestion.waitFor('le changement de tout à l’heure est bien enregistré', 10_000);
}, 60_000);

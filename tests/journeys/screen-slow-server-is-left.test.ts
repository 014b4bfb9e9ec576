import { type Connection, createConnection } from 'mysql2/promise';
import { afterEach, expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

let held: Connection | null = null;
afterEach(async () => {
  await held?.end();
  held = null;
});

/** A server that answers no query about these tables until the test allows it. */
async function hold(...tables: string[]): Promise<() => Promise<void>> {
  const connection = await createConnection({ ...company.server.admin, database: 'epicevent' });
  await connection.query(`LOCK TABLES ${tables.map((table) => `${table} WRITE`).join(', ')}`);
  held = connection;
  return async () => {
    held = null;
    await connection.end();
  };
}

const LISTS = ['client'];

it('Escape stops the wait for a list: the old rows stay, marked as stale, and the late answer changes nothing', async () => {
  const bill = await company.signIn('bill.boquet');
  const { rows, total } = readPane(bill.screen, 1);
  const release = await hold(...LISTS);
  await bill.press('O');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] mise à jour…/);
  await bill.press('Esc');
  await bill.waitFor('pas à jour');
  expect(readPane(bill.screen, 1)).toMatchObject({ rows, total });
  await bill.press('j', 'j');
  await bill.waitFor((screen) => readPane(screen, 1).place === 3);
  await release();
  await bill.settle();
  expect(readPane(bill.screen, 1).rows).toEqual(rows);
  await bill.press('r');
  await bill.waitFor('À jour.');
  await bill.waitForNo('pas à jour');
});

it('a list left this way is refreshed by itself when the server answers', async () => {
  const bill = await company.signIn('bill.boquet');
  const release = await hold(...LISTS);
  await bill.press('O');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] mise à jour…/);
  await bill.press('Esc');
  await bill.waitFor('pas à jour');
  await release();
  await bill.waitForNo('pas à jour');
  await bill.waitFor((screen) => readPane(screen, 1).total === 25);
});

it('Escape stops a slow search, and the list is shown again', async () => {
  const bill = await company.signIn('bill.boquet');
  const release = await hold(...LISTS, 'client_word');
  await bill.press('/');
  await bill.type('atelier');
  await bill.press('Esc');
  await bill.waitForNo(/^▸ Filtrer/m);
  expect(readPane(bill.screen, 1).rows.length).toBeGreaterThan(20);
  await bill.press('Down');
  await bill.waitFor((screen) => readPane(screen, 1).place === 2);
  await release();
  await bill.waitFor((screen) => readPane(screen, 1).title === '1 Clients — mes clients');
  await bill.waitFor((screen) => readPane(screen, 1).total === 25);
});

it('Escape stops the wait for a save; the typed text stays, and saving again creates no duplicate', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  await bill.type('777');
  const before = await countRows(company.server, 'contract WHERE cost = 777');
  const release = await hold('contract');
  await bill.press('Ctrl+S');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] enregistrement…/);
  await bill.press('Esc');
  await bill.waitFor('L’attente est arrêtée');
  await bill.waitFor(/Montant +777/);
  await bill.press('Ctrl+S');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] enregistrement…/);
  await release();
  await bill.waitFor('créé en brouillon');
  await bill.waitForNo('Nouveau contrat pour');
  await bill.settle();
  expect(await countRows(company.server, 'contract WHERE cost = 777')).toBe(before + 1);
});

it('a save that succeeds after Escape is reported, and later typed text is kept', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  await bill.type('888');
  const release = await hold('contract');
  await bill.press('Ctrl+S');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] enregistrement…/);
  await bill.press('Esc');
  await bill.waitFor('L’attente est arrêtée');
  await bill.type('9');
  await release();
  await bill.waitFor('L’enregistrement précédent a abouti');
  await bill.waitFor(/Montant +8889/);
  expect(await countRows(company.server, 'contract WHERE cost = 888')).toBe(1);
});

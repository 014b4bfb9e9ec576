import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const TABLES = ['client', 'client_word', 'contract', 'contract_listing', 'event', 'event_listing', 'event_word'];

/** A server that answers no query about records until the test allows it. */
async function hold(): Promise<() => Promise<void>> {
  const connection = await createConnection({ ...company.server.admin, database: 'epicevent' });
  await connection.query(`LOCK TABLES ${TABLES.map((table) => `${table} WRITE`).join(', ')}`);
  return () => connection.end();
}

it('Enter before the answer waits visibly for it, and so do the keys after it', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  const release = await hold();
  await bill.press(':', 'c', 'o', 'o', 'Enter');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] recherche…/);
  await bill.press('e');
  expect(bill.text()).not.toContain('Modifier');
  await release();
  await bill.waitFor('Modifier Cool Startup LLC');
});

it('Escape stops waiting, and drops the keys typed meanwhile', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  const { selected } = readHome(bill.screen);
  const release = await hold();
  await bill.press(':', 'c', 'o', 'o', 'Enter', 'e', 'Esc');
  await bill.waitForNo('Commandes, clients');
  await bill.press('j', 'k');
  expect(readHome(bill.screen).selected).toBe(selected);
  await release();
  await bill.press('1');
  await bill.waitFor(/╒ 1 Clients/);
  expect(bill.text()).not.toContain('Modifier Cool');
  expect(readPane(bill.screen, 1).selected).not.toMatch(/^Cool/);
});

it('at home the rows stay readable during a refresh, and Escape stops the wait of Enter', async () => {
  const gestion = await company.signIn('gestion.demo', { staysHome: true });
  const release = await hold();
  await gestion.press('r');
  await gestion.waitFor(/0 Accueil — [⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] mise à jour…/);
  await gestion.press('j');
  expect(readHome(gestion.screen).parts[0]?.rows.length).toBeGreaterThan(2);
  await gestion.press('Enter');
  await gestion.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] chargement… {2}Échap annuler/);
  await gestion.press('Esc');
  await gestion.waitForNo('Échap annuler');
  await release();
  await gestion.waitForNo('mise à jour…');
  expect(gestion.text()).toContain('╒ 0 Accueil');
});

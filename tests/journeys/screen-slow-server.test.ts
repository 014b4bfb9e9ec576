import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** A server that answers no query about a table until the test allows it. */
async function hold(table: string): Promise<() => Promise<void>> {
  const connection = await createConnection({ ...company.server.admin, database: 'epicevent' });
  await connection.query(`LOCK TABLES ${table} WRITE`);
  return () => connection.end();
}

it('while the server is slow the rows are marked as loading, and other keys still work', async () => {
  const bill = await company.signIn('bill.boquet');
  const release = await hold('client');
  await bill.press('r');
  await bill.waitFor(/1 Clients — [⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] mise à jour…, mes clients/);
  await bill.press('j');
  expect(readPane(bill.screen, 1).place).toBe(2);
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.press('Esc');
  await bill.waitForNo('Créer un nouveau client');
  await release();
  await bill.waitForNo('mise à jour…');
  expect(readPane(bill.screen, 1)).toMatchObject({ title: '1 Clients — mes clients', place: 2 });
});

it('a form shows that it is being saved, and then the result', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('c');
  await bill.waitFor('Nouveau contrat pour');
  const release = await hold('contract');
  await bill.type('500');
  await bill.press('Enter');
  await bill.waitFor(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] enregistrement…/);
  await release();
  await bill.waitFor('créé en brouillon');
});

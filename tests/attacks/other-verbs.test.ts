/**
 * Attack: statements that write without being a plain INSERT or UPDATE of the row: REPLACE, IGNORE, ON DUPLICATE KEY
 * with another user's idempotency key, joins that update a foreign row too.
 */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, contractOf, EVENTS, openCompany, refusalOf, scalar } from '../database/support/company.ts';

const KEY = '11111111-1111-4111-8111-111111111111';
let company: Company;
let bill: Connection;
beforeAll(async () => {
  company = await openCompany();
  const cora = await company.as('cora');
  await cora.query('INSERT INTO client (full_name, company_name, email, phone, request_key) VALUES (?)', [
    ['Of Cora', 'C', 'c@c.fr', '1', KEY],
  ]);
  bill = await company.as('bill');
});
afterAll(() => company.close());

const CLIENT = "(full_name, company_name, email, phone, request_key) VALUES ('A', 'B', 'a@b.fr', '1'";

it.each([
  `REPLACE INTO client ${CLIENT}, '${KEY}')`,
  `INSERT INTO client ${CLIENT}, '${KEY}') ON DUPLICATE KEY UPDATE full_name = 'taken'`,
  `INSERT IGNORE INTO client (client_id, ${CLIENT.slice(1).replace("('A'", "(11, 'A'")}, NULL)`,
  `UPDATE IGNORE client SET full_name = 'taken' WHERE request_key = '${KEY}'`,
  `UPDATE client JOIN event ON event_id = ${EVENTS.coraFree} SET event.name = 'taken' WHERE client_id = 10`,
  `UPDATE client AS mine JOIN client AS other ON other.request_key = '${KEY}' SET other.phone = '9', mine.phone = '9' WHERE mine.client_id = 10`,
  `INSERT IGNORE INTO event (contract_id, name, event_start, event_end) SELECT ${contractOf(11, 'signed')}, 'A', '2090-05-05', '2090-05-06'`,
  `INSERT INTO contract (client_id, cost, request_key) VALUES (10, 5, 'k'), (10, 6, 'k') ON DUPLICATE KEY UPDATE statut = 'signed'`,
])('%s', async (sql) => {
  expect(await refusalOf(bill, sql)).not.toBe(0);
  expect(await scalar(bill, 'SELECT full_name FROM client WHERE request_key = ?', [KEY])).toBe('Of Cora');
});

it('an INSERT IGNORE with an existing key leaves the record unchanged', async () => {
  await bill.query(`INSERT IGNORE INTO client ${CLIENT}, '${KEY}')`);
  expect(await scalar(bill, 'SELECT full_name FROM client WHERE request_key = ?', [KEY])).toBe('Of Cora');
});

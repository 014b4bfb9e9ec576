/**
 * Attack: target the server instead of the schema: temporary tables with the names that triggers use, table locks,
 * files, other users' statements, secrets in the server's own tables, another connection's id.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it.each([
  'CREATE TEMPORARY TABLE collaborator (collaborator_id INT, role VARCHAR(20), is_active INT)',
  'CREATE TEMPORARY TABLE test.collaborator (a INT)',
  'CREATE VIEW mine AS SELECT 1',
  'LOCK TABLES client READ',
  'BACKUP LOCK client',
  'LOCK INSTANCE FOR BACKUP',
  'FLUSH TABLES WITH READ LOCK',
  "SELECT 'x' INTO OUTFILE '/tmp/epicevent-x'",
  "LOAD DATA INFILE '/etc/passwd' INTO TABLE client (full_name)",
  'SELECT * FROM mysql.user',
  'SELECT * FROM mysql.global_priv',
  'SELECT * FROM performance_schema.events_statements_history',
  'SELECT * FROM performance_schema.threads',
  'SELECT * FROM information_schema.innodb_trx',
  'SHOW ENGINE INNODB STATUS',
  'SHOW CREATE TABLE credential',
  'SHOW CREATE VIEW list_history',
  "SHOW GRANTS FOR 'epicevent_c6'",
  'SET SESSION pseudo_thread_id = 1',
  'SET SESSION sql_log_bin = 0',
  'SET GLOBAL max_connections = 1',
])('%s', async (sql) => {
  for (const person of ['nell', 'bill', 'gina'] as const)
    expect(await refusalOf(await company.as(person), sql)).not.toBe(0);
  company.release();
});

it("nobody can see or end another user's connection", async () => {
  const [bill, gina] = [await company.as('bill'), await company.as('gina')];
  const [rows] = await bill.query('SELECT DISTINCT user AS user FROM information_schema.processlist');
  expect(rows).toEqual([{ user: 'epicevent_c1' }]);
  expect(await refusalOf(bill, `KILL ${gina.threadId}`)).not.toBe(0);
  await gina.query('SELECT 1');
});

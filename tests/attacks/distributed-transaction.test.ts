/**
 * Attack: a distributed transaction that is prepared outlives its session and keeps its locks, through restarts too,
 * until an administrator ends it. With one write in such a transaction Cora makes her deactivation wait for ever, and
 * freezes her clients for everybody else.
 */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());

const WRITES = [
  "UPDATE client SET phone = '66' WHERE client_id = 11",
  "INSERT INTO client (full_name, company_name, email, phone) VALUES ('A', 'B', 'a@b.fr', '1')",
  `CALL change_own_password('$2b$12$${'a'.repeat(21)}u${'b'.repeat(31)}')`,
];

it.each(WRITES)('nothing is written in one: %s', async (sql) => {
  const cora = await company.as('cora');
  // A name of its own: the server may still be ending the session of the test before.
  await cora.query(`XA START 'mine${WRITES.indexOf(sql)}'`);
  expect([4091, 1644]).toContain(await refusalOf(cora, sql));
});

it('nor in one that a prepared statement began', async () => {
  const cora = await company.as('cora');
  const isMariadb = company.server.engine === 'mariadb';
  const began = await refusalOf(cora, isMariadb ? `EXECUTE IMMEDIATE "XA START 'p'"` : `PREPARE p FROM "XA START 'p'"`);
  if (began === 0 && !isMariadb) await cora.query('EXECUTE p');
  if (began === 0) expect([4091, 1644]).toContain(await refusalOf(cora, WRITES[0] ?? ''));
});

it('sign-in outcomes are not held in one either', async () => {
  const login = await company.login();
  await login.query("XA START 'outcome'");
  expect(await refusalOf(login, "CALL login_outcome('bill.test', 0)")).toBe(1399);
});

it('the leaver leaves, whatever was tried', async () => {
  const cora = await company.as('cora');
  for (const step of ["XA START 'last'", WRITES[0], "XA END 'last'", "XA PREPARE 'last'"])
    await refusalOf(cora, step ?? '');
  cora.destroy();
  const gina = await company.as('gina');
  await gina.query('SET SESSION innodb_lock_wait_timeout = 3');
  await gina.query('CALL deactivate_collaborator(2, NULL, 1, NULL)');
  expect(await scalar(gina, 'SELECT is_active FROM collaborator WHERE collaborator_id = 2')).toBe(0);
});

it('an ordinary transaction writes as before', async () => {
  const bill = await company.as('bill');
  await bill.query('START TRANSACTION');
  await bill.query("UPDATE client SET phone = '77' WHERE client_id = 10");
  await bill.query('COMMIT');
  expect(await scalar(bill, 'SELECT phone FROM client WHERE client_id = 10')).toBe('77');
});

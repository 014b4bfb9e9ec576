/**
 * Attack: a prepared distributed transaction outlives its session and keeps its locks, even after a restart, until an
 * administrator ends it. With one write in such a transaction Cora could block her deactivation for ever, and her
 * clients for everybody else.
 */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { RULES } from '../../src/domain/rules.ts';
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

it.each(WRITES)('a distributed transaction cannot write: %s', async (sql) => {
  const cora = await company.as('cora');
  // Its own name, because the server may still be ending the session of the previous test.
  await cora.query(`XA START 'mine${WRITES.indexOf(sql)}'`);
  expect([4091, 1644]).toContain(await refusalOf(cora, sql));
});

it('nor can one that a prepared statement started', async () => {
  const cora = await company.as('cora');
  const isMariadb = company.server.engine === 'mariadb';
  const began = await refusalOf(cora, isMariadb ? `EXECUTE IMMEDIATE "XA START 'p'"` : `PREPARE p FROM "XA START 'p'"`);
  if (began === 0 && !isMariadb) await cora.query('EXECUTE p');
  if (began === 0) expect([4091, 1644]).toContain(await refusalOf(cora, WRITES[0] ?? ''));
});

it('nor can one record the outcome of a sign-in', async () => {
  const login = await company.login();
  await login.query("XA START 'outcome'");
  expect(await refusalOf(login, "CALL login_challenge('bill.test', 'here')")).toBe(1399);
  expect(await refusalOf(login, "CALL login_succeeded('bill.test', 'here')")).toBe(1399);
});

it('the deactivation succeeds after these attempts', async () => {
  const cora = await company.as('cora');
  for (const step of ["XA START 'last'", WRITES[0], "XA END 'last'", "XA PREPARE 'last'"])
    await refusalOf(cora, step ?? '');
  cora.destroy();
  const gina = await company.as('gina');
  await gina.query('SET SESSION innodb_lock_wait_timeout = 3');
  await gina.query('CALL deactivate_collaborator(2, NULL, 1, NULL)');
  expect(await scalar(gina, 'SELECT is_active FROM collaborator WHERE collaborator_id = 2')).toBe(0);
});

it('an ordinary transaction can write as before', async () => {
  const bill = await company.as('bill');
  await bill.query('START TRANSACTION');
  await bill.query("UPDATE client SET phone = '77' WHERE client_id = 10");
  await bill.query('COMMIT');
  expect(await scalar(bill, 'SELECT phone FROM client WHERE client_id = 10')).toBe('77');
});

it('on MySQL, nothing can be written while the server keeps such transactions in their session', async () => {
  if (company.server.engine === 'mariadb') return;
  await company.admin.query('SET GLOBAL xa_detach_on_prepare = OFF');
  try {
    const bill = await company.as('bill');
    await bill.query("XA START 'kept'");
    expect(await refusalOf(bill, "UPDATE client SET phone = '78' WHERE client_id = 10")).toBe(RULES.xa_kept[0]);
    await bill.query("XA END 'kept'");
    await bill.query("XA ROLLBACK 'kept'");
    expect(await refusalOf(bill, "UPDATE client SET phone = '78' WHERE client_id = 10")).toBe(RULES.xa_kept[0]);
  } finally {
    await company.admin.query('SET GLOBAL xa_detach_on_prepare = ON');
  }
  const after = await company.as('bill');
  expect(await refusalOf(after, "UPDATE client SET phone = '78' WHERE client_id = 10")).toBe(0);
});

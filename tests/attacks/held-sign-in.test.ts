/**
 * Attack: with the password of the sign-in account, reserve a try for Bill's username in a transaction and leave it
 * open. The row stays locked, so Bill's own sign-in waits and fails.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it.each(['START TRANSACTION', 'SET autocommit = 0'])('after %s', async (before) => {
  const [attacker, honest] = [await company.login(), await company.login()];
  await attacker.query(before);
  await attacker.query("CALL login_challenge('bill.test', 'here')");
  await honest.query('SET SESSION innodb_lock_wait_timeout = 2');
  expect(await refusalOf(honest, "CALL login_challenge('bill.test', 'here')")).toBe(0);
  expect(await refusalOf(honest, "CALL login_succeeded('bill.test', 'here')")).toBe(0);
});

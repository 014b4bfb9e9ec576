/**
 * Attack: set-up, migration and the administrator's commands take a named lock, and any account can take any name.
 * Holding it on several connections that wait for each other would block migrations for ever.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it('accounts without rights on the server cannot block the administrator', async () => {
  const holders = await Promise.all([company.as('nell'), company.as('nell'), company.login(), company.as('gina')]);
  const [first, ...others] = holders;
  await first?.query("SELECT GET_LOCK('epicevent_owner', 0)");
  const waiting = others.map((other) => other.query("SELECT GET_LOCK('epicevent_owner', 1000)").catch(() => undefined));
  const started = Date.now();
  await company.owner(async (owner) => owner.query('SELECT 1'));
  expect(Date.now() - started).toBeLessThan(15_000);
  company.release();
  await Promise.all(waiting);
});

/**
 * Attack: a record that is neither active nor inactive. `is_active = 2` is true for the database's rules and lists, but
 * not `= 1` for other programs: some lists would show the record and others would hide it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLIENTS, type Company, EVENTS, openCompany, type Person, refusalOf } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

const CASES: [Person, string, number][] = [
  ['bill', 'client', CLIENTS.bill],
  ['bill', 'event', EVENTS.billFree],
  ['gina', 'event', EVENTS.coraFree],
];

it.each(CASES)('%s, a row of %s', async (person, table, id) => {
  const connection = await company.as(person);
  for (const mode of ['STRICT_ALL_TABLES', ''])
    for (const value of ['2', '-1', '127', "'2x'", '1e30']) {
      await connection.query('SET sql_mode = ?', [mode]);
      const sql = `UPDATE ${table} SET is_active = ${value} WHERE ${table}_id = ${id}`;
      expect([3819, 4025, 1264, 1265, 1366]).toContain(await refusalOf(connection, sql));
    }
});

/**
 * Attack: everybody reads the name, e-mail and department of a colleague; only gestion reads the username and whether
 * the account is active. The engines do not check column grants everywhere: USING and NATURAL JOIN compare a column
 * without naming it, and MariaDB's HANDLER reads whole rows.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, openCompany, type Person, refusalOf } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

describe.each(['bill', 'kate', 'nell'] as const satisfies readonly Person[])('%s', (person) => {
  it.each([
    "SELECT collaborator_id FROM collaborator JOIN (SELECT 'bill.test' AS username) AS guess USING (username)",
    'SELECT 1 FROM collaborator NATURAL JOIN (SELECT 1 AS is_active) AS guess',
    'SELECT collaborator_id FROM collaborator',
    'HANDLER collaborator OPEN',
    'CHECKSUM TABLE collaborator',
    'SHOW INDEX FROM collaborator',
    "SELECT collaborator_id FROM colleague JOIN (SELECT 'bill.test' AS username) AS guess USING (username)",
    'HANDLER colleague OPEN',
  ])('%s', async (sql) => {
    const connection = await company.as(person);
    const refusal = await refusalOf(connection, sql);
    if (sql.startsWith('CHECKSUM')) {
      const [rows] = await connection.query(sql).catch(() => [[]]);
      expect(Object.values((rows as object[])[0] ?? { none: null }).at(-1)).toBeNull();
    } else expect([1054, 1142, 1347, 1031]).toContain(refusal);
  });

  it('names, e-mail and department can be read', async () => {
    const [rows] = await (await company.as(person)).query('SELECT * FROM colleague WHERE collaborator_id = 2');
    expect(rows).toEqual([
      { collaborator_id: 2, first_name: 'cora', last_name: 'Test', email: 'cora@epic.test', role: 'commercial' },
    ]);
  });
});

/**
 * Attack: reach a department by a name that only looks like its own: other capitals, an accent, a space behind it. And
 * make a collaborator whose username nobody can tell from another's: a soft hyphen is in no list to be seen.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it.each(['GESTION', 'gestion ', 'gestión', 'gestion\u200b', 'gestion', 'epicevent_owner', 'root'])(
  'SET ROLE "%s"',
  async (name) => {
    for (const person of ['bill', 'kate', 'nell'] as const)
      expect([1959, 3530]).toContain(await refusalOf(await company.as(person), `SET ROLE '${name}'`));
    company.release();
  },
);

it.each(['GESTION', 'gestion ', 'gestión', 'gestion\u200b', 'ｇestion'])(
  'a collaborator of department "%s" is not made',
  async (role) => {
    const gina = await company.as('gina');
    const sql = `INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('A', 'B', 'a.b', 'a@b.fr', ?)`;
    expect([3819, 4025]).toContain(await refusalOf(gina, sql, [role]));
  },
);

it.each(['bíll.test', 'bill.test\u200b', 'BILL.TEST', 'bill.test\u00ad', 'ｂill.test', 'bill.te\u017ft', '.', '-bill'])(
  'nobody is called "%s", which looks like another name',
  async (username) => {
    const gina = await company.as('gina');
    const sql = `INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('A', 'B', ?, 'a@b.fr', 'support')`;
    expect([1062, 3819, 4025]).toContain(await refusalOf(gina, sql, [username]));
  },
);

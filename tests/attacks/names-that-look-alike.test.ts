/**
 * Attack: use a department by a name that only looks like its own: other capitals, an accent, a trailing space. Or
 * create a username that looks exactly like another: a soft hyphen is invisible in a list.
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
  'no collaborator of department "%s" can be created',
  async (role) => {
    const gina = await company.as('gina');
    const sql = `INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('A', 'B', 'a.b', 'a@b.fr', ?)`;
    expect([3819, 4025]).toContain(await refusalOf(gina, sql, [role]));
  },
);

it.each(['bíll.test', 'bill.test\u200b', 'BILL.TEST', 'bill.test\u00ad', 'ｂill.test', 'bill.te\u017ft', '.', '-bill'])(
  'the username "%s", which looks like another one, is refused',
  async (username) => {
    const gina = await company.as('gina');
    const sql = `INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('A', 'B', ?, 'a@b.fr', 'support')`;
    expect([1062, 3819, 4025]).toContain(await refusalOf(gina, sql, [username]));
  },
);

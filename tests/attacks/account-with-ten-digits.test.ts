/**
 * Attack: an account that belongs to no collaborator counts as the owner, and the rules about collaborators do not
 * apply to it. Ids go up to 2147483647; an account whose id could not be parsed would be the owner.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, HASH, openCompany, refusalOf, scalar } from '../database/support/company.ts';

const LAST = 2_147_483_647;
let company: Company;
beforeAll(async () => {
  company = await openCompany();
  await company.owner(async (owner) => {
    await owner.query(
      `INSERT INTO collaborator (collaborator_id, first_name, last_name, username, email, role)
       VALUES (?, 'L', 'L', 'l.l', 'l@l.fr', 'commercial')`,
      [LAST],
    );
    await owner.query('INSERT INTO credential (collaborator_id, password_hash) VALUES (?, ?)', [LAST, HASH]);
    await owner.query('CALL provision_collaborator(?)', [LAST]);
  });
});
afterAll(() => company.close());

it('the highest possible id belongs to a collaborator like any other', async () => {
  const last = await company.as(LAST);
  expect(await scalar(last, 'SELECT get_collaborator_id()')).toBe(LAST);
  expect(await refusalOf(last, "UPDATE client SET phone = '9' WHERE client_id = 10")).toBe(51010);
  await last.query("INSERT INTO client (full_name, company_name, email, phone) VALUES ('A', 'B', 'a@b.fr', '1')");
  const owner = 'SELECT collaborator_id FROM client ORDER BY client_id DESC LIMIT 1';
  expect(await scalar(last, owner)).toBe(LAST);
});

/**
 * Attack: a password reset and a change of department, or a deactivation, run at the same time. Both replace the
 * account. The slower one has read the old department, so the user would keep its rights.
 */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, HASH, openCompany, scalar } from '../database/support/company.ts';
import { insertBefore, untilNamedLockAwaited } from '../support/databaseStates.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  await company.owner((owner) =>
    insertBefore(owner, 'apply_account', 'CALL drop_account(p_id);', "DO IF(@pauses, GET_LOCK('pause', 20), 0);"),
  );
});
afterAll(() => company.close());

/** The reset stops before the account is replaced; `meanwhile` runs then. */
async function meanwhile(id: number, change: string): Promise<[Connection, string]> {
  const [slow, quick] = [await company.as('gina'), await company.as('george')];
  await slow.query('SET @pauses = TRUE');
  await company.admin.query("DO GET_LOCK('pause', 0)");
  const reset = slow.query('CALL reset_password(?, ?)', [id, HASH]).catch(() => undefined);
  await untilNamedLockAwaited(company.admin, slow);
  await quick.query(change);
  await company.admin.query("DO RELEASE_LOCK('pause')");
  await reset;
  const rights = await company.admin.query(`SHOW GRANTS FOR 'epicevent_c${id}'@'%'`).then(
    ([rows]) => JSON.stringify(rows),
    (error: { errno: number }) => `no account: ${error.errno}`,
  );
  return [quick, rights];
}

it('the account has the department of the collaborator', async () => {
  const [gestion, rights] = await meanwhile(4, "CALL change_department(4, NULL, 'collaborator', NULL, 0)");
  expect(await scalar(gestion, 'SELECT role FROM collaborator WHERE collaborator_id = 4')).toBe('collaborator');
  expect(rights).toMatch(/GRANT [`']collaborator/);
  expect(rights).not.toMatch(/support/);
  expect(await scalar(await company.as('sam'), 'SELECT get_collaborator_role()')).toBe('collaborator');
});

it('a deactivated collaborator has no account', async () => {
  const [, rights] = await meanwhile(7, 'CALL deactivate_collaborator(7, NULL, NULL, NULL)');
  expect(rights).toBe('no account: 1141');
});

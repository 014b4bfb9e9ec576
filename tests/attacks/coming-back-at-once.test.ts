/**
 * Attack: Bill is to be deactivated. His program opens a new session whenever one is ended, and locks his own row in
 * it, so that the deactivation waits and fails.
 */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { insertBefore, until, untilNamedLockAwaited } from '../support/databaseStates.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it('reconnecting at once does not prevent the deactivation', async () => {
  const gina = await company.as('gina');
  // Widens the time between the end of the sessions and the first lock. The statement that runs there is the one of
  // Bill's program.
  await company.owner((owner) =>
    insertBefore(owner, 'leave_department', 'START TRANSACTION;', "DO GET_LOCK('pause', 20);"),
  );
  await company.admin.query("DO GET_LOCK('pause', 0)");
  let tries = 0;
  let [isHeld, isOver] = [false, false];
  const program = async () => {
    for (; !isOver; tries += 1) {
      const session = await company.as('bill').catch(() => null);
      const ended = session && once(session, 'error').catch(() => undefined);
      await session?.query('START TRANSACTION').catch(() => undefined);
      await session?.query("UPDATE client SET phone = '5' WHERE client_id = 13").catch(() => undefined);
      if (session) isHeld = true;
      await ended;
    }
  };
  const running = program();
  await until(async () => isHeld, 'Bill holds his row');
  await gina.query('SET SESSION innodb_lock_wait_timeout = 3');
  const leaving = refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, 2, NULL)');
  await untilNamedLockAwaited(company.admin, gina);
  const before = tries;
  await until(async () => tries > before + 1, 'Bill tries to come back');
  await company.admin.query("DO RELEASE_LOCK('pause')");
  const refusal = await leaving;
  isOver = true;
  await running;
  expect(refusal).toBe(0);
  expect(await scalar(gina, 'SELECT is_active FROM collaborator WHERE collaborator_id = 1')).toBe(0);
});

it('an early refusal ends no session, a late one unlocks the account again', async () => {
  const [gina, sam] = [await company.as('gina'), await company.as('sam')];
  for (const support of [1, 4, 999])
    expect(await refusalOf(gina, `CALL deactivate_collaborator(4, NULL, NULL, ${support})`)).toBe(51053);
  expect(await scalar(sam, 'SELECT get_collaborator_id()')).toBe(4);
  expect([3819, 4025]).toContain(await refusalOf(gina, "CALL change_department(4, NULL, 'nonsense', NULL, 0)"));
  expect(await scalar(await company.as('sam'), 'SELECT get_collaborator_id()')).toBe(4);
});

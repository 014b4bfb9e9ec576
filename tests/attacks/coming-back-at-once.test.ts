/**
 * Attack: Bill is to be deactivated. A program of his opens a new session whenever one is ended, and takes a lock on
 * his own row there, so that the deactivation waits and gives up.
 */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it('a leaver who comes back at once does not hold the leave up', async () => {
  const gina = await company.as('gina');
  // The moment between the end of the sessions and the first lock, made long: what runs there is what Bill's program does.
  await company.owner(async (owner) => {
    await owner.query(`CREATE PROCEDURE bill_comes_back() MODIFIES SQL DATA DO SLEEP(1)`);
    const [shown] = await owner.query('SHOW CREATE PROCEDURE leave_department');
    const text = Object.values((shown as object[])[0] ?? {}).find((value) => /CREATE/.test(String(value))) as string;
    await owner.query('DROP PROCEDURE leave_department');
    await owner.query(text.replace('START TRANSACTION;', 'CALL bill_comes_back(); START TRANSACTION;'));
  });
  const sessions: Connection[] = [];
  let isOver = false;
  const program = async () => {
    while (!isOver) {
      const session = await company.as('bill').catch(() => null);
      await session?.query('START TRANSACTION').catch(() => undefined);
      await session?.query("UPDATE client SET phone = '5' WHERE client_id = 13").catch(() => undefined);
      if (session) sessions.push(session);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const running = program();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await gina.query('SET SESSION innodb_lock_wait_timeout = 3');
  const refusal = await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, 2, NULL)');
  isOver = true;
  await running;
  expect(refusal).toBe(0);
  expect(await scalar(gina, 'SELECT is_active FROM collaborator WHERE collaborator_id = 1')).toBe(0);
});

it('what is refused first ends no session, what is refused at the end opens the account again', async () => {
  const [gina, sam] = [await company.as('gina'), await company.as('sam')];
  for (const support of [1, 4, 999])
    expect(await refusalOf(gina, `CALL deactivate_collaborator(4, NULL, NULL, ${support})`)).toBe(51053);
  expect(await scalar(sam, 'SELECT get_collaborator_id()')).toBe(4);
  expect([3819, 4025]).toContain(await refusalOf(gina, "CALL change_department(4, NULL, 'nonsense', NULL, 0)"));
  expect(await scalar(await company.as('sam'), 'SELECT get_collaborator_id()')).toBe(4);
});

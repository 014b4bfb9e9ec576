/**
 * Attack: a colleague with read access keeps rows locked in an open transaction, so that gestion's procedure for a
 * deactivation waits for these rows and fails.
 */
import type { Connection } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Company, HASH, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { untilRowLockAwaited } from '../support/databaseStates.ts';

const LOCKED_OUT = 51055;
let company: Company;
let gina: Connection;
let holder: Connection;
beforeEach(async () => {
  company = await openCompany();
  [gina, holder] = await Promise.all([company.as('gina'), company.as('nell')]);
  await gina.query('SET SESSION innodb_lock_wait_timeout = 1');
});
afterEach(() => company.close());

/** The locks that a reader can take on this engine. */
async function hold(sql: string, by = holder): Promise<void> {
  await by.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await by.query('START TRANSACTION');
  await by.query(sql);
}

const CLIENTS = 'SELECT * FROM client LOCK IN SHARE MODE';
const COLLEAGUES = 'SELECT * FROM colleague LOCK IN SHARE MODE';
const HISTORY = 'SELECT * FROM list_history LOCK IN SHARE MODE';

describe.each([
  ['deactivate_collaborator(1, NULL, 2, NULL)', 1, [CLIENTS, COLLEAGUES, HISTORY]],
  ["change_department(1, NULL, 'support', 2, NULL)", 1, [CLIENTS, COLLEAGUES, HISTORY]],
  ['deactivate_collaborator(6, NULL, NULL, NULL)', 6, [COLLEAGUES, HISTORY]],
  [`reset_password(1, '${HASH}')`, 1, [HISTORY]],
  ['deprovision_collaborator(1)', 1, [HISTORY]],
] as const)('CALL %s', (call, id, locks) => {
  it.each(locks)('shuts the collaborator out at once, despite %s', async (lock) => {
    const before = await company.as(id);
    await hold(lock);
    expect(await refusalOf(gina, `CALL ${call}`)).toBe(LOCKED_OUT);
    await expect(before.query('SELECT 1')).rejects.toThrow();
    await expect(company.as(id)).rejects.toThrow();
    await holder.query('ROLLBACK');
    expect(await refusalOf(gina, `CALL ${call}`)).toBe(0);
  });
});

it("a deactivation that timed out on a lock is completed by a second call; the lock's holder can be shut out too", async () => {
  await hold(CLIENTS);
  expect(await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, 2, NULL)')).toBe(LOCKED_OUT);
  expect(await refusalOf(gina, 'CALL deactivate_collaborator(7, NULL, NULL, NULL)')).toBe(0);
  expect(await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, 2, NULL)')).toBe(0);
  expect(await scalar(gina, 'SELECT is_active FROM collaborator WHERE collaborator_id = 1')).toBe(0);
});

it('a user who locks the rows of all colleagues can be shut out like any other', async () => {
  if (company.server.engine === 'mysql') {
    expect(await refusalOf(holder, 'SELECT * FROM colleague FOR UPDATE')).toBe(1142);
    return;
  }
  await hold('SELECT * FROM colleague FOR UPDATE');
  expect(await refusalOf(gina, 'CALL deactivate_collaborator(7, NULL, NULL, NULL)')).toBe(0);
});

it('a password reset reopens an account that was shut out by mistake', async () => {
  await hold(CLIENTS);
  await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, 2, NULL)');
  await gina.query(`CALL reset_password(1, '${HASH}')`);
  expect(await scalar(await company.as('bill'), 'SELECT get_collaborator_id()')).toBe(1);
});

it.each([
  ['deactivate_collaborator(7, NULL, NULL, NULL)', LOCKED_OUT],
  ['deprovision_collaborator(7)', LOCKED_OUT],
])(
  'a leaver who waits within a procedure, for a lock of somebody else, is shut out: CALL %s',
  async (call, expected) => {
    await hold(HISTORY, await company.as('kate'));
    const inside = await company.as(7);
    await inside.query('SET SESSION innodb_lock_wait_timeout = 1000000');
    inside.query(`CALL change_own_password('${HASH}')`).catch(() => undefined);
    await untilRowLockAwaited(company.admin, inside);
    expect(await refusalOf(gina, `CALL ${call}`)).toBe(expected);
    await expect(inside.query('SELECT 1')).rejects.toThrow();
  },
);

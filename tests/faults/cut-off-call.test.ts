/**
 * Attack: a procedure of gestion that commits in several steps is cut at some place, by a colleague who ends its
 * connection or by a failure. The person must not keep the old access, and the same call must complete it.
 */
import type { Connection } from 'mysql2/promise';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endConnection } from '../../src/db/peopleSessions.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { type Company, HASH, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { until, untilRowLockAwaited } from '../support/databaseStates.ts';
import { runCommand, userOf } from '../support/runCommand.ts';

let company: Company;
let holder: Connection;
let gina: Connection;
let keeper: Connection;
beforeEach(async () => {
  company = await openCompany();
  [gina, holder] = await Promise.all([company.as('gina'), company.as('nell')]);
  keeper = await connectAs(company.server.admin);
});
afterEach(async () => {
  keeper.destroy();
  await company.close();
});

const accounts = () => (company.server.engine === 'mysql' ? 'mysql.user' : 'mysql.global_priv');
const holdAccounts = () => keeper.query(`LOCK TABLES ${accounts()} READ`);

async function isTableAwaited({ threadId }: Connection): Promise<boolean> {
  const found = "SELECT 1 FROM information_schema.processlist WHERE id = ? AND state LIKE 'Waiting for table%'";
  return (await scalar(company.admin, found, [threadId])) === 1;
}

/** Returns what doctor says of the accounts. */
async function faultyAccounts(): Promise<string> {
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(company.server.socketPath)}`;
  const { env } = userOf(company.server, { EPICEVENT_ADMIN_URL: adminUrl });
  const { out } = await runCommand(['doctor', '--json'], { env });
  const findings = JSON.parse(out).findings as { check: string; state: string; found: string }[];
  return findings
    .filter(({ check, state }) => check === 'accounts' && state === 'problem')
    .map(({ found }) => found)
    .join();
}

type Place = 'while it waits for a row' | 'at the account statements that follow the rows';

/** Ends gina's connection while the call is at that place. `lock` is what keeps it from its rows before. */
async function cut(call: string, lock: string | null, place: Place): Promise<void> {
  if (lock) {
    await holder.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await holder.query('START TRANSACTION');
    await holder.query(lock);
  } else await holdAccounts();
  const cutOff = expect(gina.query(`CALL ${call}`)).rejects.toThrow();
  if (lock) {
    await untilRowLockAwaited(company.admin, gina);
    if (place !== 'while it waits for a row') {
      await holdAccounts();
      await holder.query('ROLLBACK');
    }
  }
  if (place !== 'while it waits for a row')
    await until(() => isTableAwaited(gina), 'the call is at the account statements');
  await endConnection(company.admin, gina.threadId);
  await cutOff;
  await until(
    async () =>
      (await scalar(company.admin, 'SELECT COUNT(*) FROM information_schema.processlist WHERE id = ?', [
        gina.threadId,
      ])) === 0,
    'the connection is closed',
  );
  await holder.query('ROLLBACK');
  await keeper.query('UNLOCK TABLES');
  gina = await company.as('gina');
}

const versionOf = (id: number) =>
  scalar<number>(company.admin, 'SELECT version FROM collaborator WHERE collaborator_id = ?', [id]);
const linesOf = (id: number, action: string) =>
  scalar<number>(
    company.admin,
    "SELECT COUNT(*) FROM history WHERE table_name = 'collaborator' AND record_id = ? AND action = ? AND actor_id = 5",
    [id, action],
  );

const CLIENTS = 'SELECT * FROM client LOCK IN SHARE MODE';
const COLLEAGUES = 'SELECT * FROM colleague LOCK IN SHARE MODE';
const HISTORY = 'SELECT * FROM list_history LOCK IN SHARE MODE';
const ROWS = 'while it waits for a row';
const ACCOUNT = 'at the account statements that follow the rows';

describe.each<readonly [string, number, (version: number) => string, string | null, Place, string]>([
  ['deactivation', 1, (version) => `deactivate_collaborator(1, ${version}, 2, NULL)`, CLIENTS, ROWS, 'update'],
  ['deactivation', 1, (version) => `deactivate_collaborator(1, ${version}, 2, NULL)`, CLIENTS, ACCOUNT, 'update'],
  [
    'deactivation of gestion',
    6,
    (version) => `deactivate_collaborator(6, ${version}, NULL, NULL)`,
    COLLEAGUES,
    ROWS,
    'update',
  ],
  [
    'deactivation of gestion',
    6,
    (version) => `deactivate_collaborator(6, ${version}, NULL, NULL)`,
    null,
    ACCOUNT,
    'update',
  ],
  [
    'change of department',
    1,
    (version) => `change_department(1, ${version}, 'support', 2, NULL)`,
    CLIENTS,
    ROWS,
    'update',
  ],
  [
    'change of department',
    1,
    (version) => `change_department(1, ${version}, 'support', 2, NULL)`,
    CLIENTS,
    ACCOUNT,
    'update',
  ],
  ['reset', 1, () => `reset_password(1, '${HASH}')`, HISTORY, ROWS, 'reset_password'],
  ['reset', 1, () => `reset_password(1, '${HASH}')`, HISTORY, ACCOUNT, 'reset_password'],
  ['removal of the account', 1, () => 'deprovision_collaborator(1)', HISTORY, ROWS, 'deprovision'],
  ['removal of the account', 1, () => 'deprovision_collaborator(1)', HISTORY, ACCOUNT, 'deprovision'],
  ['making of the account', 1, () => 'provision_collaborator(1)', null, ACCOUNT, 'provision'],
])('a %s of %i', (_what, id, call, lock, place, action) => {
  it(`cut ${place}: doctor sees it, and the same call completes it`, async () => {
    await cut(call(await versionOf(id)), lock, place);
    // An account of gestion is locked after the rows: before, nothing has changed.
    const isUnchanged = id === 6 && place === ROWS;
    expect(await faultyAccounts()).toContain(isUnchanged ? '' : `epicevent_c${id}`);
    expect(await refusalOf(gina, `CALL ${call(await versionOf(id))}`)).toBe(0);
    const isGone = /deactivate|deprovision/.test(call(0));
    if (isGone) await expect(company.as(id)).rejects.toThrow();
    else expect(await scalar(await company.as(id), 'SELECT get_collaborator_id()')).toBe(id);
    expect(await linesOf(id, action)).toBeGreaterThanOrEqual(1);
    if (action === 'update') expect(await linesOf(id, action)).toBe(1);
    // An active collaborator without an account is what `deprovision_collaborator` is for.
    if (!call(0).startsWith('deprovision')) expect(await faultyAccounts()).toBe('');
  });
});

it('a reactivation that is cut at the account statements is completed by the same call', async () => {
  await gina.query('CALL deactivate_collaborator(7, NULL, NULL, NULL)');
  holder = await company.as('sam');
  await cut(`reactivate_collaborator(7, ${await versionOf(7)})`, null, ACCOUNT);
  expect(await faultyAccounts()).toContain('epicevent_c7');
  expect(await refusalOf(gina, `CALL reactivate_collaborator(7, ${await versionOf(7)})`)).toBe(0);
  expect(await scalar(await company.as('nell'), 'SELECT get_collaborator_id()')).toBe(7);
  expect(await faultyAccounts()).toBe('');
});

import type { Connection } from 'mysql2/promise';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endPeopleSessions } from '../../src/db/peopleSessions.ts';
import { keysSecret } from '../../src/db/serverKey.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { until, untilRowLockAwaited } from '../support/databaseStates.ts';
import { type Company, HASH, openCompany, scalar } from './support/company.ts';

let company: Company;
let other: Connection;
beforeEach(async () => {
  company = await openCompany();
  other = await connectAs({ ...company.server.admin, database: 'epicevent' });
});
afterEach(async () => {
  await other.end();
  await company.close();
});

it('the connection of the SSH server’s account is ended as well, in an open transaction', async () => {
  const { socketPath } = company.server.admin;
  const password = keysSecret(company.server.config.serverKey);
  const keys = await connectAs({ socketPath, user: 'epicevent_keys', password, database: 'epicevent' });
  keys.on('error', () => undefined);
  await keys.query('START TRANSACTION');
  await keys.query("CALL authorized_key('SHA256:x', NULL)");
  await endPeopleSessions(company.admin);
  const sql = "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'epicevent_keys'";
  expect(await scalar(company.admin, sql)).toBe(0);
  keys.destroy();
});

/** Both engines list a connection as the owner's while it runs a procedure. */
it('people are ended also while they run a procedure, however long it waits', async () => {
  await other.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await other.query('START TRANSACTION');
  await other.query('SELECT * FROM history LOCK IN SHARE MODE');
  const inside = await company.as('nell');
  await inside.query('SET SESSION innodb_lock_wait_timeout = 1000000');
  const call = inside.query(`CALL change_own_password('${HASH}')`).then(
    () => 'done',
    () => 'ended',
  );
  await untilRowLockAwaited(company.admin, inside);
  await endPeopleSessions(company.admin);
  await until(async () => {
    const sql = 'SELECT COUNT(*) FROM information_schema.processlist WHERE id = ?';
    return (await scalar(company.admin, sql, [inside.threadId])) === 0;
  }, 'the connection is gone');
  expect(await call).toBe('ended');
});

/** The connection breaks while a procedure of gestion, which commits in several steps, is between two of them. */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endConnection } from '../../src/db/peopleSessions.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import {
  changeDepartment,
  deactivateCollaborator,
  reactivateCollaborator,
} from '../../src/services/collaboratorLifecycle.ts';
import { getCollaborator } from '../../src/services/collaborators.ts';
import { scalar } from '../database/support/company.ts';
import { staff } from '../factories/people.ts';
import { until } from '../support/databaseStates.ts';

const company = staff('gestion', 'kate', 'alienor');
let root: Connection;
let keeper: Connection;
beforeAll(async () => {
  root = await connectAs({ ...company.server.admin, database: 'epicevent' });
  keeper = await createConnection(company.server.admin);
});
afterAll(() => Promise.all([root.end(), keeper.end()]));

/** Returns the connection at that place; MariaDB shows it as the owner's. */
async function waiting(from: string): Promise<number> {
  const [rows] = await root.query<RowDataPacket[]>(`SELECT id AS id FROM information_schema.${from}`);
  return Number(rows[0]?.id ?? 0);
}
const AT_ROWS =
  "innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id WHERE trx_state = 'LOCK WAIT'";
const AT_ACCOUNTS = "processlist WHERE state LIKE 'Waiting for table%'";

/** Cuts the call after its rows are stored and before the account is changed. The row is locked until then. */
async function cutBetween<T>(id: number, call: () => Promise<T>): Promise<T> {
  const accounts = company.server.engine === 'mysql' ? 'mysql.user' : 'mysql.global_priv';
  await root.query('START TRANSACTION');
  await root.query('SELECT 1 FROM credential WHERE collaborator_id = ? FOR UPDATE', [id]);
  await root.query('SELECT 1 FROM collaborator WHERE collaborator_id = ? FOR UPDATE', [id]);
  const done = call();
  done.catch(() => undefined);
  await until(async () => (await waiting(AT_ROWS)) > 0, 'the row is waited for');
  await keeper.query(`LOCK TABLES ${accounts} READ`);
  await root.query('ROLLBACK');
  await until(async () => (await waiting(AT_ACCOUNTS)) > 0, 'the call is at the account statements');
  const called = await waiting(AT_ACCOUNTS);
  await endConnection(root, called);
  // The program calls again at once, so that another connection may wait there.
  await until(async () => (await waiting(`processlist WHERE id = ${called}`)) === 0, 'the call is cut');
  await keeper.query('UNLOCK TABLES');
  return done;
}

it('a deactivation, a reactivation and a change of department do not end as a conflict with oneself', async () => {
  const { gestion } = company;
  const { id } = company.kate.actor;
  const before = await getCollaborator(gestion, id);
  const left = await cutBetween(id, () =>
    deactivateCollaborator(gestion, id, before.version, { clientsTo: null, eventsTo: 'unassigned' }),
  );
  expect(left).toMatchObject({ isActive: false, version: before.version + 1 });
  const back = await cutBetween(id, () => reactivateCollaborator(gestion, id, left.version));
  expect(back).toMatchObject({ isActive: true, version: left.version + 1 });
  const moved = await cutBetween(id, () =>
    changeDepartment(gestion, id, back.version, 'commercial', { clientsTo: null, eventsTo: null }),
  );
  expect(moved).toMatchObject({ role: 'commercial', version: back.version + 1 });
});

/** MariaDB runs the account statements without preparing them. */
it('a deactivation that finds no prepared statement left says so, changes nothing, and succeeds afterwards', async () => {
  const { gestion } = company;
  const { id } = company.alienor.actor;
  const { version } = await getCollaborator(gestion, id);
  const leave = () => deactivateCollaborator(gestion, id, version, { clientsTo: null, eventsTo: 'unassigned' });
  const most = await scalar<number>(root, 'SELECT @@global.max_prepared_stmt_count');
  await root.query('SET GLOBAL max_prepared_stmt_count = 0');
  try {
    if (company.server.engine === 'mysql') {
      await expect(leave()).rejects.toThrow('refused.nonePreparedLeft');
      expect(await getCollaborator(gestion, id)).toMatchObject({ isActive: true, version });
    } else expect(await leave()).toMatchObject({ isActive: false });
  } finally {
    await root.query(`SET GLOBAL max_prepared_stmt_count = ${most}`);
  }
  if (company.server.engine === 'mysql') expect(await leave()).toMatchObject({ isActive: false, version: version + 1 });
});

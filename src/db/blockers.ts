/** Who holds tables or rows, so that an administrator's statement waits: open transactions, and prepared ones left behind. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Unavailable } from '../domain/errors.ts';
import { driverError, isLockWait } from './driverError.ts';
import { endConnection, IS_PERSON } from './peopleSessions.ts';

/** A connection that keeps something locked. */
export interface Blocker {
  readonly id: number;
  readonly account: string;
  /** How long its transaction, or else its present state, lasts. */
  readonly seconds: number;
}

/** Not the schema's owner, which works for the administrator. */
const NOT_OURS = "user <> 'epicevent_owner' AND id <> CONNECTION_ID()";
const OTHERS = `SELECT id AS id, user AS user, host AS host, time AS seconds FROM information_schema.processlist
  WHERE ${NOT_OURS} AND db = ? AND command <> 'Daemon' ORDER BY time DESC`;
/** MySQL tells exactly who holds a table, unless its performance schema is off. */
const HOLDERS = `SELECT DISTINCT t.processlist_id AS id, t.processlist_user AS user, t.processlist_host AS host,
    t.processlist_time AS seconds
  FROM performance_schema.metadata_locks AS m LEFT JOIN performance_schema.threads AS t ON t.thread_id = m.owner_thread_id
  WHERE m.lock_status = 'GRANTED' AND m.lock_type NOT LIKE 'INTENTION%'
    AND (m.object_schema = ? OR m.object_type IN ('GLOBAL', 'COMMIT', 'BACKUP LOCK'))
    AND NOT (t.processlist_id <=> CONNECTION_ID()) AND NOT (t.processlist_user <=> 'epicevent_owner')`;
const TRANSACTIONS = `SELECT id AS id, user AS user, host AS host, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds
  FROM information_schema.innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id
  WHERE ${NOT_OURS} ORDER BY trx_started`;

/** No right for this, or no such table on this server. */
const CANNOT_TELL = new Set([1044, 1142, 1143, 1146, 1227, 1401]);

async function told(admin: Connection, sql: string, values: readonly string[] = []): Promise<RowDataPacket[]> {
  try {
    return (await admin.query<RowDataPacket[]>(sql, [...values]))[0];
  } catch (error) {
    if (CANNOT_TELL.has(driverError(error).errno ?? 0)) return [];
    throw error;
  }
}

const blockerOf = ({ id, user, host, seconds }: RowDataPacket): Blocker => ({
  id: Number(id),
  account: `${user}@${String(host ?? '').replace(/:\d+$/, '')}`,
  seconds: Math.max(0, Number(seconds ?? 0)),
});

/** Returns the transactions that are open for at least `seconds`, the oldest first. */
export async function openTransactions(admin: Connection, seconds: number): Promise<readonly Blocker[]> {
  // The server tells when a transaction began in the time zone of its machine.
  await admin.query("SET SESSION time_zone = 'SYSTEM'");
  try {
    const found = (await told(admin, TRANSACTIONS)).map(blockerOf);
    return found.filter((blocker) => blocker.seconds >= seconds);
  } finally {
    await admin.query("SET SESSION time_zone = '+00:00'");
  }
}

/**
 * Returns the statements that roll back the distributed transactions that were prepared and left behind. On MySQL they
 * hold tables without any session, even after a restart.
 */
export async function rollbacksOfPrepared(admin: Connection): Promise<readonly string[]> {
  const [rows] = await admin.query<RowDataPacket[]>('SELECT VERSION() AS version');
  const isMariadb = /mariadb/i.test(String(rows[0]?.version));
  const prepared = await told(admin, isMariadb ? 'XA RECOVER' : 'XA RECOVER CONVERT XID');
  return prepared.map(({ formatID, gtrid_length: length, data }) => {
    const hex = Buffer.isBuffer(data) ? data.toString('hex') : isMariadb ? Buffer.from(data).toString('hex') : data;
    const digits = String(hex).replace(/^0x/i, '');
    return `XA ROLLBACK X'${digits.slice(0, 2 * length)}',X'${digits.slice(2 * length)}',${formatID}`;
  });
}

/** Returns whether the server has no other schema: every distributed transaction there belongs to this one. */
async function isAlone(admin: Connection, schema: string): Promise<boolean> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT 1 FROM information_schema.schemata WHERE schema_name <> ? AND schema_name NOT LIKE 'epicevent\\_check\\_%'
       AND schema_name NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema') LIMIT 1`,
    [schema],
  );
  return rows.length === 0;
}

/** Names blockers the same way in every language. */
export const nameBlockers = (blockers: readonly Blocker[]): string =>
  blockers.map(({ id, account, seconds }) => `${id} (${account}, ${seconds} s)`).join(', ');

/** Returns who holds a named lock. */
export async function lockHolder(admin: Connection, name: string): Promise<string> {
  const sql = `SELECT id AS id, user AS user, host AS host, time AS seconds FROM information_schema.processlist
    WHERE id = IS_USED_LOCK(?)`;
  return nameBlockers((await told(admin, sql, [name])).map(blockerOf));
}

async function blocked(admin: Connection, schema: string, cause: unknown): Promise<Unavailable> {
  const holders = await told(admin, HOLDERS, [schema]);
  // A holder without a connection is a prepared transaction.
  const connections = holders.filter(({ id }) => id !== null).map(blockerOf);
  const prepared = await rollbacksOfPrepared(admin);
  if (holders.length > connections.length && prepared.length > 0) return byPrepared(prepared, cause);
  const names = connections.length > 0 ? connections : await openTransactions(admin, 0);
  if (names.length > 0) return byConnections(names, cause);
  if (prepared.length > 0) return byPrepared(prepared, cause);
  const others = (await told(admin, OTHERS, [schema])).map(blockerOf);
  return others.length > 0
    ? byConnections(others, cause)
    : new Unavailable({ key: 'schema.blockedUnknown' }, { cause });
}

const byPrepared = (statements: readonly string[], cause: unknown) =>
  new Unavailable({ key: 'schema.blockedByPrepared', params: { statements: statements.join('; ') } }, { cause });

const byConnections = (blockers: readonly Blocker[], cause: unknown) =>
  new Unavailable({ key: 'schema.blocked', params: { names: nameBlockers(blockers) } }, { cause });

/**
 * Runs an administrator's work. Where it waits too long for a table or a row, the error says who holds it.
 * @throws Unavailable `schema.blocked` and the like; any other error unchanged
 */
export async function namingBlockers<T>(admin: Connection, schema: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isLockWait(error) ? await blocked(admin, schema, error) : error;
  }
}

/** Seconds of the first wait, which people's sessions may survive, and of the second. */
const FIRST_WAIT_S = 2;
const LAST_WAIT_S = 8;

/**
 * Makes sure that nobody holds a table of the schema, before anything is changed. If somebody does, people's sessions
 * are ended, and, on a server without another schema, prepared transactions that were left behind are rolled back:
 * people cannot write in those.
 * @throws an error of the driver if somebody else still holds a table
 */
export async function freeTables(admin: Connection, schema: string): Promise<void> {
  const [tables] = await admin.query<RowDataPacket[]>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'",
    [schema],
  );
  if (tables.length === 0) return;
  const all = tables.map(() => '??.?? WRITE').join(', ');
  const lock = async (seconds: number) => {
    await admin.query(`SET SESSION lock_wait_timeout = ${seconds}`);
    try {
      await admin.query(
        `LOCK TABLES ${all}`,
        tables.flatMap(({ name }) => [schema, name]),
      );
    } catch (error) {
      // A schema that is not whole cannot be locked as a whole; it is about to be mended.
      if (isLockWait(error)) throw error;
    } finally {
      await admin.query('UNLOCK TABLES');
      await admin.query('SET SESSION lock_wait_timeout = 10');
    }
  };
  try {
    await lock(FIRST_WAIT_S);
  } catch (error) {
    if (!isLockWait(error)) throw error;
    const [people] = await admin.query<RowDataPacket[]>(
      `SELECT id AS id FROM information_schema.processlist WHERE ${IS_PERSON}`,
    );
    for (const { id } of people) await endConnection(admin, Number(id));
    if (await isAlone(admin, schema))
      for (const statement of await rollbacksOfPrepared(admin)) await rollBack(admin, statement);
    await lock(LAST_WAIT_S);
  }
}

/** Codes of a distributed transaction that is gone already, or was only read. */
const IS_ROLLED_BACK = new Set([1397, 1402, 1613, 1614]);

async function rollBack(admin: Connection, statement: string): Promise<void> {
  await admin.query(statement).catch((error) => {
    if (!IS_ROLLED_BACK.has(driverError(error).errno ?? 0)) throw error;
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';

const DEADLINE = 20_000;
/** The engines cache their view of transactions for 100 ms. */
const LOOK_AGAIN = 120;

/** Waits until the condition holds. @throws the description at the deadline */
export async function until(isReached: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + DEADLINE;
  while (!(await isReached())) {
    if (Date.now() > end) throw new Error(`Not within ${DEADLINE} ms: ${what}`);
    await pause(LOOK_AGAIN);
  }
}

async function isThere(admin: Connection, from: string, value: unknown): Promise<boolean> {
  const [rows] = await admin.query<RowDataPacket[]>(`SELECT 1 FROM information_schema.${from}`, [value]);
  return rows.length > 0;
}

/** Waits until the connection waits for a row that another transaction has locked. */
export const untilRowLockAwaited = (admin: Connection, { threadId }: Connection): Promise<void> =>
  until(
    () => isThere(admin, `innodb_trx WHERE trx_state = 'LOCK WAIT' AND trx_mysql_thread_id = ?`, threadId),
    'the row lock is waited for',
  );

/** Waits until the connection waits for a lock of `GET_LOCK`. */
export const untilNamedLockAwaited = (admin: Connection, { threadId }: Connection): Promise<void> =>
  until(() => isThere(admin, `processlist WHERE state = 'User lock' AND id = ?`, threadId), 'GET_LOCK is waited for');

/**
 * Inserts a statement before another one in a procedure, to widen a race window.
 * @throws if the procedure does not contain that statement exactly once
 */
export async function insertBefore(
  owner: Connection,
  procedure: string,
  statement: string,
  inserted: string,
): Promise<void> {
  const [[shown]] = await owner.query<RowDataPacket[]>(`SHOW CREATE PROCEDURE ${procedure}`);
  const text = Object.values(shown ?? {}).find((value) => /CREATE/.test(String(value))) as string;
  if (text.split(statement).length !== 2)
    throw new Error(`${procedure} does not contain this statement exactly once: ${statement}`);
  await owner.query(`DROP PROCEDURE ${procedure}`);
  await owner.query(text.replace(statement, () => `${inserted} ${statement}`));
}

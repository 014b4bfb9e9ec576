/** A lock for all nodes of a Galera cluster. `GET_LOCK` holds on one node only. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { driverError, isTransient } from './driverError.ts';
import { isGalera } from './serverSettings.ts';

/** The holder says this often that it is alive, in milliseconds, and has lost the turn after so many seconds without. */
const BEAT_MS = 5000;
const DEAD_S = 30;
const ASK_AGAIN_MS = 500;

const NO_TABLE = 1146;
const TURN = '??.owner_turn';

/**
 * Waits for the turn to work on a schema, which must exist. One row that everybody must change says who has it: of two
 * changes at once, on different nodes, the cluster takes one.
 * @returns a function that gives the turn back; null if others had it all the time. Without Galera, nothing is waited for
 */
export async function takeClusterTurn(
  admin: Connection,
  schema: string,
  seconds: number,
): Promise<(() => Promise<void>) | null> {
  if (!(await isGalera(admin))) return async () => undefined;
  const holder = randomUUID();
  const until = Date.now() + seconds * 1000;
  while (!(await take(admin, schema, holder))) {
    if (Date.now() > until) return null;
    await pause(ASK_AGAIN_MS);
  }
  const beat = `UPDATE ${TURN} SET beat_at = UTC_TIMESTAMP(3) WHERE holder = ?`;
  const timer = setInterval(() => void changed(admin, beat, [schema, holder]), BEAT_MS);
  return async () => {
    clearInterval(timer);
    await admin.query(`DROP TABLE IF EXISTS ${TURN}`, [schema]);
  };
}

async function take(admin: Connection, schema: string, holder: string): Promise<boolean> {
  await admin.query(
    `CREATE TABLE IF NOT EXISTS ${TURN} (turn_id TINYINT PRIMARY KEY, holder CHAR(36) NOT NULL, beat_at DATETIME(3) NOT NULL)`,
    [schema],
  );
  const isNew = `INSERT IGNORE INTO ${TURN} VALUES (1, ?, UTC_TIMESTAMP(3))`;
  const isLeft = `UPDATE ${TURN} SET holder = ?, beat_at = UTC_TIMESTAMP(3)
    WHERE beat_at < UTC_TIMESTAMP(3) - INTERVAL ${DEAD_S} SECOND`;
  return (await changed(admin, isNew, [schema, holder])) || changed(admin, isLeft, [schema, holder]);
}

/** Returns whether the statement changed the row, and no other node did so at the same time. */
async function changed(admin: Connection, sql: string, values: string[]): Promise<boolean> {
  try {
    const [{ affectedRows }] = await admin.query<ResultSetHeader>(sql, values);
    return affectedRows === 1;
  } catch (error) {
    if (isTransient(error) || driverError(error).errno === NO_TABLE) return false;
    throw error;
  }
}

import type { Connection, RowDataPacket } from 'mysql2/promise';
import { endConnection, IS_PERSON } from './peopleSessions.ts';

/**
 * Takes a named lock for the lifetime of the connection. Any account can take any name and keep it. If the holder is
 * not an administrator, its connection is ended.
 * @returns false if other administrators held the lock all the time
 */
export async function acquireNamedLock(admin: Connection, name: string, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  do {
    const [rows] = await admin.query<RowDataPacket[]>('SELECT GET_LOCK(?, 1) AS taken', [name]);
    if (rows[0]?.taken === 1) return true;
    await killLockHolder(admin, name);
  } while (Date.now() < until);
  return false;
}

async function killLockHolder(admin: Connection, name: string): Promise<void> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT id AS id FROM information_schema.processlist WHERE id = IS_USED_LOCK(?) AND ${IS_PERSON}`,
    [name],
  );
  for (const { id } of rows) await endConnection(admin, Number(id));
}

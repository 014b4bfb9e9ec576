import type { Connection, RowDataPacket } from 'mysql2/promise';
import { endConnection, IS_PERSON } from './peopleSessions.ts';

/**
 * Takes a lock by its name, which lasts as long as the connection. Any account may hold any name for ever: one that is
 * no administrator's has no business with ours, and its connection is ended.
 * @returns false when other administrators held it all the time
 */
export async function takeTurn(admin: Connection, name: string, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  do {
    const [rows] = await admin.query<RowDataPacket[]>('SELECT GET_LOCK(?, 1) AS taken', [name]);
    if (rows[0]?.taken === 1) return true;
    await endIntruder(admin, name);
  } while (Date.now() < until);
  return false;
}

async function endIntruder(admin: Connection, name: string): Promise<void> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT id AS id FROM information_schema.processlist WHERE id = IS_USED_LOCK(?) AND ${IS_PERSON}`,
    [name],
  );
  for (const { id } of rows) await endConnection(admin, Number(id));
}

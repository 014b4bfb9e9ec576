import type { Connection, RowDataPacket } from 'mysql2/promise';
import { driverError } from './driverError.ts';

const GONE_ALREADY = 1094;

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
    `SELECT id AS id FROM information_schema.processlist
     WHERE id = IS_USED_LOCK(?) AND (user = 'epicevent_login' OR user LIKE 'epicevent\\_c%')`,
    [name],
  );
  for (const { id } of rows) {
    await admin.query(`KILL CONNECTION ${Number(id)}`).catch((error) => {
      if (driverError(error).errno !== GONE_ALREADY) throw error;
    });
  }
}

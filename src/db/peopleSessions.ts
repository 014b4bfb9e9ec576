import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Unavailable } from '../domain/errors.ts';
import { driverError } from './driverError.ts';

/** True of a line of the process list that is a person's: of a collaborator's account, or of the one that signs in. */
export const IS_PERSON = "(user = 'epicevent_login' OR user LIKE 'epicevent\\\\_c%')";

const GONE_ALREADY = 1094;
const PATIENCE_MS = 60_000;
const POLL_MS = 20;

/** Ends a connection, which may be gone already. */
export async function endConnection(admin: Connection, id: number): Promise<void> {
  await admin.query(`KILL CONNECTION ${id}`).catch((error) => {
    if (driverError(error).errno !== GONE_ALREADY) throw error;
  });
}

/**
 * Ends the open connections of all people and waits until they are gone: a right that was withdrawn still holds in what
 * they had begun. @throws Unavailable where one stays for a minute, as a long transaction does that is undone
 */
export async function endPeopleSessions(admin: Connection): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const [rows] = await admin.query<RowDataPacket[]>(
      `SELECT id AS id FROM information_schema.processlist WHERE ${IS_PERSON}`,
    );
    if (rows.length === 0) return;
    if (Date.now() > until) throw new Unavailable({ key: 'schema.sessionsStay' });
    for (const { id } of rows) await endConnection(admin, Number(id));
    await pause(POLL_MS);
  }
}

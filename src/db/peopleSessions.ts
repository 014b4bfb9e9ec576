import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Unavailable } from '../domain/errors.ts';
import { driverError } from './driverError.ts';

/**
 * SQL condition on the process list: true for a collaborator's account and for the accounts of the sign-in and of the keys. Both engines list a
 * session as the owner's while it runs a procedure; the owner itself has only the connection that asks, or one at rest.
 */
export const IS_PERSON = `(user IN ('epicevent_login', 'epicevent_keys') OR user LIKE 'epicevent\\\\_c%'
  OR (user = 'epicevent_owner' AND command <> 'Sleep' AND id <> CONNECTION_ID()))`;

const GONE_ALREADY = 1094;
const PATIENCE_MS = 60_000;
const POLL_MS = 20;

/** Ends a connection. A connection that is already closed is no error. */
export async function endConnection(admin: Connection, id: number): Promise<void> {
  await admin.query(`KILL CONNECTION ${id}`).catch((error) => {
    if (driverError(error).errno !== GONE_ALREADY) throw error;
  });
}

/**
 * Ends the connections of all collaborators and waits until they are closed: a running transaction keeps a revoked
 * right.
 * @throws Unavailable if one is still open after a minute, for example while it rolls back a long transaction
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

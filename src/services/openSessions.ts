import { setTimeout as wait } from 'node:timers/promises';
import { loggable } from '../db/driverError.ts';
import type { SqlRow, SqlValue } from '../db/reader.ts';
import { databaseOf } from './databaseOf.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** A session of the application that is open. */
export interface OpenSessionRecord {
  readonly id: number;
  readonly person: { readonly id: number; readonly name: string };
  /** The address of the SSH client, or a machine and the user's number on it. */
  readonly origin: string;
  readonly begunAt: Date;
}

const SEEN_MS = 60_000;
/** Whoever leaves waits at most so many milliseconds for the entry of it. */
const LEAVING_MS = 1000;

/** Calls a procedure outside any transaction. @returns its first row */
async function call(session: Session, sql: string, values: readonly SqlValue[]): Promise<SqlRow | undefined> {
  const results: unknown = await databaseOf(session).db.read(sql, values, { isPlain: true });
  const [rows] = results as readonly SqlRow[][];
  return rows?.[0];
}

/**
 * Notes the session as open, for gestion to see, until it is closed. When gestion has ended it, it ends as with a closed
 * account: at once where its connections were closed, or within a minute. Nobody waits for it, and a failure is only
 * logged.
 */
export function keepSession(session: Session): void {
  const { db, leaving } = databaseOf(session);
  let number: Promise<number | null> | null = null;
  const quietly = (error: unknown) => {
    session.log.debug({ error: loggable(error) }, 'the session could not be noted');
    return null;
  };
  const begin = async () => {
    const row = await call(session, 'CALL begin_session(?)', [session.config.origin]);
    return row?.session_id ? Number(row.session_id) : null;
  };
  const see = async (): Promise<void> => {
    if (number === null) {
      number = begin().catch((error) => {
        number = null;
        return quietly(error);
      });
      return;
    }
    const id = await number;
    if (id === null) return;
    const row = await call(session, 'CALL see_session(?)', [id]).catch(quietly);
    if (Number(row?.is_ended) === 1) db.endBy({ key: 'notice.sessionEndedByGestion' });
  };
  const timer = setInterval(() => void see(), SEEN_MS).unref();
  db.onBack(() => void see());
  leaving.add(async () => {
    clearInterval(timer);
    const id = await number;
    if (id !== null) await call(session, 'CALL leave_session(?)', [id]).catch(quietly);
  });
  void see();
}

/** Runs what the session does when it is left, for a short time at most. */
export async function leave(leaving: ReadonlySet<() => Promise<void>>): Promise<void> {
  const left = Promise.all([...leaving].map((work) => work()));
  await Promise.race([left, wait(LEAVING_MS, undefined, { ref: false })]);
}

/** Returns the open sessions, the newest first. @throws NotAllowed unless of gestion */
export async function listOpenSessions(session: Session): Promise<readonly OpenSessionRecord[]> {
  requirePermission(session, 'collaborator.endSession');
  const rows = await databaseOf(session).db.read(
    `SELECT s.\`Session ID\` AS id, s.\`Collaborateur\` AS person, s.\`Origine\` AS origin, s.\`Début\` AS begun,
       CONCAT(c.first_name, ' ', c.last_name) AS name
     FROM list_session AS s JOIN colleague AS c ON c.collaborator_id = s.\`Collaborateur\`
     WHERE s.\`Ouverte\` ORDER BY s.\`Session ID\` DESC`,
  );
  return rows.map(({ id, person, origin, begun, name }) => ({
    id: Number(id),
    person: { id: Number(person), name: String(name) },
    origin: String(origin),
    begunAt: begun as Date,
  }));
}

/**
 * Ends somebody's session, also an own one. @throws NotAllowed unless of gestion
 * @throws Conflict if it has ended already
 */
export async function endSession(session: Session, id: number): Promise<void> {
  requirePermission(session, 'collaborator.endSession');
  await inTransaction(session, (unit) => unit.call('end_session', [id]));
}

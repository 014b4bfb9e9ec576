import { databaseOf } from './databaseOf.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** A sign-in of this user, or a try that was refused. Unlocking a screen counts as well. */
export interface SignIn {
  readonly at: Date;
  readonly isRefused: boolean;
  /** The address of an SSH client, else a machine and the user's number on it. */
  readonly origin: string;
}

/** What happened before this session: the sign-in before it, and the tries refused between them. */
export interface SinceLast {
  readonly last: SignIn | null;
  readonly refused: number;
}

const MOST = 100;

/** Returns the user's last sign-ins and refused tries, the newest first, at most 100. */
export async function listSignIns(session: Session): Promise<SignIn[]> {
  requirePermission(session, 'history.list');
  const rows = await databaseOf(session).db.read(
    `SELECT \`Date\` AS at, \`Genre\` AS kind, \`Origine\` AS origin FROM list_my_sign_ins ORDER BY \`Date\` DESC LIMIT ${MOST}`,
  );
  return rows.map(({ at, kind, origin }) => ({
    at: at as Date,
    isRefused: kind === 'sign_in_refused',
    origin: String(origin),
  }));
}

/** Returns what happened before the newest sign-in, which is the one of this session. */
export async function sinceLastSignIn(session: Session): Promise<SinceLast> {
  const listed = await listSignIns(session);
  const before = listed.slice(listed.findIndex(({ isRefused }) => !isRefused) + 1);
  const place = before.findIndex(({ isRefused }) => !isRefused);
  return { last: before[place] ?? null, refused: place < 0 ? before.length : place };
}

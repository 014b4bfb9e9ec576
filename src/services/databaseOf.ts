import type { Database } from '../db/connection.ts';
import type { Models } from '../models/defineModels.ts';
import type { Session } from './session.ts';

/** A session with its database connection, as `signIn` creates it. */
export interface OpenSession extends Session {
  readonly db: Database;
  readonly models: Models;
  /** What is being written of refusals. The session does not close before. */
  readonly refusals: Set<Promise<void>>;
  /** What is done when the session is left, while its connections are still open. */
  readonly leaving: Set<() => Promise<void>>;
}

/** @returns the database connection of the session; only services use it, after they check the permission */
export const databaseOf = (session: Session): Pick<OpenSession, 'db' | 'models' | 'refusals' | 'leaving'> =>
  session as OpenSession;

import type { Database } from '../db/connection.ts';
import type { Models } from '../models/defineModels.ts';
import type { Session } from './session.ts';

/** A session with its way to the database, as `signIn` makes it. */
export interface OpenSession extends Session {
  readonly db: Database;
  readonly models: Models;
}

/** @returns the session's way to the database; for services alone, which authorize first */
export const databaseOf = (session: Session): Pick<OpenSession, 'db' | 'models'> => session as OpenSession;

import { startChangePoller } from '../db/changePoller.ts';
import { databaseOf } from './databaseOf.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

export { ANYTHING, type Change } from '../db/changes.ts';

/**
 * Polls for changes that other users save, and announces them in `session.changes` with a delay of about one second.
 * @param onLine called with false when the server stops answering, within five seconds, and with true when it answers
 *   again
 * @returns a function that stops it
 */
export function watchChanges(session: Session, onLine?: (isThere: boolean) => void): () => void {
  requirePermission(session, 'history.list');
  return startChangePoller(databaseOf(session).db, session.actor.id, onLine).stop;
}

import { startWatch } from '../db/watch.ts';
import { databaseOf } from './databaseOf.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

export { ANYTHING, type Change } from '../db/changes.ts';

/**
 * From now on, what others save is announced in `session.changes` too, about a second later.
 * @returns a function that ends it
 */
export function watchChanges(session: Session): () => void {
  requirePermission(session, 'history.list');
  return startWatch(databaseOf(session).db, session.actor.id).stop;
}

import { type HomePart, listHome } from '../../../services/home.ts';
import type { Session } from '../../../services/session.ts';
import { seeChanges } from '../../../services/sinceVisit.ts';
import type { Busy } from '../../state/busy.ts';

/**
 * @returns a function that fetches the home, and marks as seen what others did: it stays on the home until the next
 *   sign-in, and does not come back then. Nobody waits for the mark; where it fails, the changes come back.
 */
export function seeingHome(session: Session, busy: Busy): () => Promise<readonly HomePart[]> {
  let seen = 0;
  const see = (newest: number): void => {
    if (newest <= seen) return;
    seen = newest;
    const marked = seeChanges(session, newest).catch((error) => {
      seen = 0;
      session.log.debug({ err: error }, 'the changes could not be marked as seen');
    });
    void busy.during(marked);
  };
  return async () => {
    const parts = await busy.during(listHome(session));
    for (const part of parts) if (part.kind === 'changes') see(part.newest);
    return parts;
  };
}

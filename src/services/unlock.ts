import { Invalid } from '../domain/errors.ts';
import { withoutLineEnds } from '../domain/typedText.ts';
import { authenticate } from './authenticate.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';
import { createSignInLine } from './signInLine.ts';

/**
 * Checks the password of the person whose session is locked. It counts like a sign-in, and waits like one.
 * @throws Invalid on `password`; NotAllowed `refused.signInWait`; Unavailable if the database does not answer
 */
export async function unlock(session: Session, password: string): Promise<void> {
  const { actor } = session;
  requirePermission(session, 'password.change');
  const known = await authenticate(session, actor.username, withoutLineEnds(password), createSignInLine(session));
  if (known?.actor.id === actor.id) return;
  session.log.warn('the screen was not unlocked');
  throw new Invalid({ password: { key: 'lock.wrong' } }, { key: 'lock.wrong' });
}

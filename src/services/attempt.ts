import { isLost, isTransient } from '../db/driverError.ts';
import { translateError } from '../db/translateError.ts';
import { Conflict, type Message, NotAllowed, type UserError } from '../domain/errors.ts';
import type { Session } from './session.ts';

/** @throws what is no refusal: a lost line, or a deadlock, after which the whole work begins again */
function refusalOf(error: unknown, session: Session): UserError {
  if (isTransient(error) || isLost(error)) throw error;
  return translateError(error, session.log);
}

/** Does one of several things, or says why not; what was done before it stays. */
export async function attemptOne<T>(
  session: Session,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly problem: null } | { readonly done: null; readonly problem: Message }> {
  try {
    return { done: await work(), problem: null };
  } catch (error) {
    return { done: null, problem: refusalOf(error, session).problem };
  }
}

/** Does one of several things, of which all or none are done; a refusal names the record. @throws Conflict, NotAllowed */
export async function withRecordName<T>(session: Session, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error, session);
    if (refusal instanceof Conflict) {
      throw new Conflict(refusal.current, { key: 'bulk.conflict', params: { name } }, { cause: error });
    }
    const reason = session.texts.message(refusal.problem);
    throw new NotAllowed({ key: 'bulk.refused', params: { name, reason } }, { cause: error });
  }
}

import { isLost, isTransient } from '../db/driverError.ts';
import { translateError } from '../db/translateError.ts';
import { Conflict, type Message, NotAllowed, type UserError } from '../domain/errors.ts';
import type { Session } from './session.ts';

/**
 * @throws errors that are not refusals: a lost connection, or a deadlock, after which the whole transaction runs again
 */
function refusalOf(error: unknown, session: Session): UserError {
  if (isTransient(error) || isLost(error)) throw error;
  return translateError(error, session.log);
}

/** Runs one of several actions. The actions before it stay done. @returns the reason for a refusal, or null */
export async function attemptOne(session: Session, work: () => Promise<unknown>): Promise<Message | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return refusalOf(error, session).problem;
  }
}

/**
 * Runs one of several actions in an all-or-nothing transaction. A refusal names the record. @throws Conflict,
 * NotAllowed
 */
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

import { loggable } from '../db/driverError.ts';
import { hashPassword } from './hashPassword.ts';
import { inTransaction } from './inTransaction.ts';
import type { Session } from './session.ts';

/**
 * Hashes the password of who has just signed in again, with the present cost. It is no change of password: the state of
 * the account and other sessions stay as they are. Never fails: the next sign-in does it otherwise.
 * @param stored the hash that the password has matched
 */
export async function raiseHash(session: Session, password: string, stored: string): Promise<void> {
  try {
    const hash = await hashPassword(session.config.serverKey, password);
    await inTransaction(session, (unit) => unit.call('raise_own_hash', [stored, hash]));
  } catch (error) {
    session.log.warn({ err: loggable(error) }, 'the hash of the password keeps its old cost');
  }
}

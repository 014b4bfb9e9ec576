import { setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'sequelize';
import { Unavailable } from '../domain/errors.ts';
import type { Database } from './connection.ts';
import { isAccountRefused, isLockWait, isLost, isSameRequest, isTransient, loggable } from './driverError.ts';
import { translateError } from './translateError.ts';

const ATTEMPTS = 4;
/** Each lock wait has already taken seconds, and the user is waiting. */
const LOCK_WAIT_ATTEMPTS = 2;
const FIRST_PAUSE_MS = 40;

/** The reply to COMMIT was lost: the transaction may be committed or not. */
class CommitUnknown extends Error {}

/** Members of the library's transaction that its types lack. */
interface Inside {
  readonly finished?: string;
  /** Drops the connection without sending a ROLLBACK. */
  forceCleanup(): Promise<void>;
}

async function takeBack(transaction: Transaction, error: unknown, { log }: Database): Promise<void> {
  const inside = transaction as unknown as Inside;
  // After a deadlock the library has already rolled back.
  if (inside.finished !== undefined) return;
  try {
    // When the connection breaks, the server rolls back by itself.
    if (isLost(error)) await inside.forceCleanup();
    else await transaction.rollback();
  } catch (failure) {
    log.debug({ error: loggable(failure) }, 'rollback not sent');
  }
}

export interface UnitOptions {
  /** True for a dry run: everything is rolled back. */
  readonly dryRun?: boolean;
}

async function attempt<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  { dryRun = false }: UnitOptions,
): Promise<T> {
  const transaction = await db.sequelize.transaction();
  let result: T;
  try {
    result = await work(transaction);
  } catch (error) {
    await takeBack(transaction, error, db);
    throw error;
  }
  if (dryRun) {
    await takeBack(transaction, null, db);
    return result;
  }
  try {
    await transaction.commit();
  } catch (error) {
    if (isLost(error)) throw new CommitUnknown('The reply to COMMIT was lost.', { cause: error });
    throw error;
  }
  return result;
}

/**
 * Runs the work in one transaction (READ COMMITTED: the work itself locks the rows that it will write). Retries it as a
 * whole when the engine asks for that, or when the connection broke before COMMIT. The work must therefore do nothing
 * but queries with the given transaction; the connection refuses queries without one.
 * @throws UserError always: database errors are translated
 */
export async function unitOfWork<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  options: UnitOptions = {},
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(db, work, options);
    } catch (error) {
      if (error instanceof CommitUnknown) throw new Unavailable({ key: 'refused.commitUnknown' }, { cause: error });
      const again = isTransient(error) || isSameRequest(error) || (isLost(error) && !isAccountRefused(error));
      if (!again || tried >= (isLockWait(error) ? LOCK_WAIT_ATTEMPTS : ATTEMPTS)) {
        db.noteFailure(error);
        throw translateError(error, db.log);
      }
      db.log.debug({ tried, error: loggable(error) }, 'unit of work begins again');
      await wait(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'sequelize';
import { OutcomeUnknown, Unavailable, UserError } from '../domain/errors.ts';
import type { Database } from './connection.ts';
import { isAccountRefused, isLockWait, isLost, isSameRequest, isTransient, loggable } from './driverError.ts';
import { endBlockers } from './endBlockers.ts';
import { endLostTransactions, type Inside, noteLostTransaction } from './lostTransactions.ts';
import { catchUp } from './nodes.ts';
import { translateError } from './translateError.ts';

/** With the pauses between them, some three seconds: a server that restarts is back by then. */
const ATTEMPTS = 7;
/** No further attempt begins after this many milliseconds: whoever waits is told within ten seconds. */
const PATIENCE_MS = 6000;
/** Each lock wait has already taken seconds, and the user is waiting. Before the next one, those who block are ended. */
const LOCK_WAIT_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 40;

/** The reply to COMMIT was lost: the transaction may be committed or not. */
class CommitUnknown<T> extends Error {
  readonly result: T;

  constructor(result: T, options: ErrorOptions) {
    super('The reply to COMMIT was lost.', options);
    this.result = result;
  }
}

const QUESTION = { dryRun: true, isQuestion: true };

async function takeBack(transaction: Transaction, error: unknown, db: Database): Promise<void> {
  const inside = transaction as unknown as Inside;
  // After a deadlock the library has already rolled back.
  if (inside.finished !== undefined) return;
  try {
    // When the connection breaks, the server rolls back by itself.
    if (isLost(error)) {
      noteLostTransaction(transaction, db);
      await inside.forceCleanup();
    } else await transaction.rollback();
  } catch (failure) {
    db.log.debug({ error: loggable(failure) }, 'rollback not sent');
  }
}

export interface UnitOptions {
  /** True for a dry run: everything is rolled back. */
  readonly dryRun?: boolean;
  /**
   * Returns whether what the last run of the work wrote is stored. Called when the reply to its COMMIT was lost, after
   * the server has ended that transaction.
   */
  readonly isStored?: (transaction: Transaction) => Promise<boolean>;
}

interface AttemptOptions {
  readonly dryRun?: boolean;
  /** True if a lock could not be had: those who hold it are ended first. */
  readonly isBlocked?: boolean;
  /** True if the work asks for what was written before, perhaps on another node. */
  readonly isQuestion?: boolean;
}

async function attempt<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  { dryRun = false, isBlocked = false, isQuestion = false }: AttemptOptions,
): Promise<T> {
  const transaction = await db.sequelize.transaction().catch((error) => {
    throw db.nodes.judged(error, null);
  });
  const { connection } = transaction as unknown as Inside;
  let result: T;
  try {
    await endLostTransactions(transaction, db);
    if (isQuestion && connection) await catchUp(connection.promise());
    if (isBlocked && connection) await endBlockers(connection.promise(), db.log);
    result = await work(transaction);
  } catch (error) {
    const judged = error instanceof UserError ? error : db.nodes.judged(error, connection ?? null);
    await takeBack(transaction, judged, db);
    throw judged;
  }
  if (dryRun) {
    await takeBack(transaction, null, db);
    return result;
  }
  try {
    await transaction.commit();
  } catch (failure) {
    const error = db.nodes.judged(failure, connection ?? null);
    if (!isLost(error)) throw error;
    noteLostTransaction(transaction, db);
    throw new CommitUnknown(result, { cause: error });
  }
  return result;
}

/** Returns the error of a unit of work that is not repeated any more. */
function finalError<T>(
  db: Database,
  error: unknown,
  unknown: CommitUnknown<T> | null,
  { isStored }: UnitOptions,
): UserError {
  if (unknown && isStored) return new OutcomeUnknown(() => attempt(db, isStored, QUESTION), { cause: unknown });
  if (unknown) return new Unavailable({ key: 'refused.commitUnknown' }, { cause: unknown });
  db.noteFailure(error);
  return translateError(error, db.log);
}

/**
 * Runs the work in one transaction (READ COMMITTED: the work itself locks the rows that it will write). Retries it as a
 * whole when the engine asks for that, or when the connection broke. If the reply to COMMIT was lost, it first asks the
 * server whether the work is stored. The work must therefore do nothing but queries with the given transaction; the
 * connection refuses queries without one.
 * @throws UserError always: database errors are translated. OutcomeUnknown where the server did not answer again
 */
export async function unitOfWork<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  options: UnitOptions = {},
): Promise<T> {
  const { dryRun = false, isStored } = options;
  const end = performance.now() + PATIENCE_MS;
  let unknown: CommitUnknown<T> | null = null;
  let isBlocked = false;
  for (let tried = 1; ; tried += 1) {
    try {
      if (unknown && isStored && (await attempt(db, isStored, QUESTION))) return unknown.result;
      unknown = null;
      return await attempt(db, work, { dryRun, isBlocked });
    } catch (error) {
      if (error instanceof CommitUnknown) unknown = error;
      else if (error instanceof UserError) throw error;
      isBlocked = isLockWait(error);
      const isBroken = unknown ? isStored !== undefined : isLost(error);
      const again = isTransient(error) || isSameRequest(error) || (isBroken && !isAccountRefused(error));
      const attempts = isBlocked && !unknown ? LOCK_WAIT_ATTEMPTS : ATTEMPTS;
      if (!again || tried >= attempts || performance.now() > end) throw finalError(db, error, unknown, options);
      db.log.debug({ tried, error: loggable(error) }, 'unit of work begins again');
      await wait(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

import { driverError, loggable } from '../db/driverError.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { NotAllowed, UserError } from '../domain/errors.ts';
import type { RecordKind } from '../domain/records/history.ts';
import { RULES } from '../domain/rules.ts';
import { databaseOf } from './databaseOf.ts';
import type { Session } from './session.ts';

const NUMBERS: ReadonlySet<number> = new Set(Object.values(RULES).map(([number]) => number));

/** Returns the number of the database's rule that refused; null if the policy did, or something else. */
function ruleOf(error: UserError): number | null {
  const { errno } = error.cause ? driverError(error.cause) : { errno: undefined };
  return errno !== undefined && NUMBERS.has(errno) ? errno : null;
}

/**
 * Keeps a refusal by the policy or by a rule of the database in the log and in the journal. The transaction of what was
 * refused must have ended: its entry would go with it. Nobody waits for it but the end of the session, and a failure is
 * only logged.
 * @param about the record that was locked, or null
 */
export function noteRefusal(
  session: Session,
  error: unknown,
  about: { readonly kind: RecordKind; readonly id: number } | null = null,
): void {
  if (!(error instanceof UserError)) return;
  const rule = ruleOf(error);
  if (rule === null && !(error instanceof NotAllowed)) return;
  const { key } = error.problem;
  session.log.warn({ problem: key }, 'refused');
  // Then the account is closed, and nothing can be written.
  if (key === 'refused.sessionEnded') return;
  const { db, refusals } = databaseOf(session);
  const replacements = [rule, rule === null ? key : null, about?.kind ?? null, about?.id ?? null];
  const noted = unitOfWork(db, (transaction) =>
    db.sequelize.query('CALL note_refusal(?, ?, ?, ?)', { replacements, transaction }),
  )
    .then(() => undefined)
    .catch((failure) => session.log.warn({ error: loggable(failure) }, 'a refusal is not in the journal'))
    .finally(() => refusals.delete(noted));
  refusals.add(noted);
}

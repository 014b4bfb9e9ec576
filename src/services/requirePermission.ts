import { NotAllowed } from '../domain/errors.ts';
import { authorize } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import type { Session } from './session.ts';

/** An action that no record decides on. */
export type PlainAction = { [A in Action]: ActionSubjects[A] extends null ? A : never }[Action];

/**
 * The first line of a service that needs no record to decide: authorizes, and keeps every refusal in the log. What is
 * decided on a stored row goes through `lockForUpdate`, inside its unit of work. @throws NotAllowed
 */
export function requirePermission(session: Session, action: PlainAction): void {
  try {
    authorize(session.actor, action);
  } catch (error) {
    if (error instanceof NotAllowed) session.log.warn({ problem: error.problem.key }, 'refused');
    throw error;
  }
}

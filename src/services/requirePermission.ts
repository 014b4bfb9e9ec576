import { authorize } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import { noteRefusal } from './noteRefusal.ts';
import type { Session } from './session.ts';

/** An action whose permission does not depend on a record. */
export type PlainAction = { [A in Action]: ActionSubjects[A] extends null ? A : never }[Action];

/**
 * Checks the permission of an action without a record, and notes every refusal. If a stored row decides, the service
 * calls `lockForUpdate` in its transaction instead. @throws NotAllowed
 */
export function requirePermission(session: Session, action: PlainAction): void {
  try {
    authorize(session.actor, action);
  } catch (error) {
    noteRefusal(session, error);
    throw error;
  }
}

import { NotAllowed } from '../domain/errors.ts';
import type { Actor } from './actor.ts';
import { can, departmentMay, refusalOf } from './can.ts';
import type { Action, ActionSubjects } from './permissions.ts';

/** Like `can`, but throws the refusal. @throws NotAllowed */
export function authorize<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): void {
  const permission = can(actor, action, record);
  if (!permission.allowed) throw new NotAllowed(permission.problem);
}

/**
 * The checks of `authorize` that do not need the record. Call it before the row is read and locked: a user whose
 * department has no right must not find out whether the row exists. @throws NotAllowed
 */
export function authorizeDepartment(actor: Actor, action: Action): void {
  if (actor.mustChangePassword && action !== 'password.change') {
    throw new NotAllowed({ key: 'refused.mustChangePassword' });
  }
  if (!departmentMay(actor.role, action)) throw new NotAllowed({ key: refusalOf(action) });
}

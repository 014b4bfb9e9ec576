import { NotAllowed } from '../domain/errors.ts';
import type { Actor } from './actor.ts';
import { can, departmentMay, refusalOf } from './can.ts';
import type { Action, ActionSubjects } from './permissions.ts';

/** Does what `can` does, and throws the reason. @throws NotAllowed */
export function authorize<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): void {
  const permission = can(actor, action, record);
  if (!permission.allowed) throw new NotAllowed(permission.problem);
}

/**
 * The part of `authorize` that needs no record: what comes before a row is looked up and locked, so that a department
 * that may never do this learns nothing from whether the row is there. @throws NotAllowed
 */
export function authorizeDepartment(actor: Actor, action: Action): void {
  if (actor.mustChangePassword && action !== 'password.change') {
    throw new NotAllowed({ key: 'refused.mustChangePassword' });
  }
  if (!departmentMay(actor.role, action)) throw new NotAllowed({ key: refusalOf(action) });
}

import { type Message, NotAllowed } from '../domain/errors.ts';
import type { Actor } from './actor.ts';
import type { Asking } from './asking.ts';
import { can, departmentMay, refusalOf } from './can.ts';
import type { Action, ActionSubjects } from './permissions.ts';

/** A refusal by the permission table. It carries who may do the action instead, where it can be asked for. */
export class Refused extends NotAllowed {
  readonly asking: Asking | undefined;

  constructor(problem: Message, asking?: Asking) {
    super(problem);
    this.asking = asking;
  }
}

/** Like `can`, but throws the refusal. @throws NotAllowed */
export function authorize<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): void {
  const permission = can(actor, action, record);
  if (!permission.allowed) throw new Refused(permission.problem, permission.asking);
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

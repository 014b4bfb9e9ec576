import type { Role } from '../../src/domain/roles.ts';
import type { Actor } from '../../src/policies/actor.ts';

/** An actor of a department, with the id 1 by default. */
export function actor(role: Role, values: Partial<Actor> = {}): Actor {
  return {
    id: 1,
    role,
    firstName: 'Ada',
    lastName: 'Martin',
    username: 'ada.martin',
    mustChangePassword: false,
    ...values,
  };
}

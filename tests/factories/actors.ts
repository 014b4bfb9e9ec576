import type { Role } from '../../src/domain/roles.ts';
import type { Actor } from '../../src/policies/actor.ts';

/** Somebody of a department; number 1 unless another is asked for. */
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

import type { Role } from '../domain/roles.ts';

/** The signed-in person on whose behalf something is done. It travels in every call; there is no «current user». */
export interface Actor {
  readonly id: number;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  /** True after a creation or a reset: nothing but a change of password is allowed. */
  readonly mustChangePassword: boolean;
}

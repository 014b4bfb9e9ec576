import type { Role } from '../domain/roles.ts';

/** The signed-in user on whose behalf an action is done. Every call receives it; no global «current user» exists. */
export interface Actor {
  readonly id: number;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  /** True after a creation or a password reset: the only allowed action is a change of password. */
  readonly mustChangePassword: boolean;
}

import type { Message, TextKey } from '../domain/errors.ts';
import type { Role } from '../domain/roles.ts';
import type { Actor } from './actor.ts';
import { type Asking, askingFor } from './asking.ts';
import { conditions, type PermissionCondition } from './conditions.ts';
import { type Action, type ActionSubjects, permissions } from './permissions.ts';

export type Permission = { readonly allowed: true } | Refusal;

export interface Refusal {
  readonly allowed: false;
  readonly problem: Message;
  /** Who may do it instead, where it can be asked for. */
  readonly asking?: Asking;
}

const ALLOWED: Permission = { allowed: true };
const refused = (key: TextKey, params?: Message['params']): Refusal => ({
  allowed: false,
  problem: params ? { key, params } : { key },
});

/** Returns the text key of a department's refusal. An action that every department may do has none. */
export const refusalOf = (action: Action): TextKey => `refused.${action}` as TextKey;

/**
 * Returns whether the table lists this department for this action, whatever the record. Unknown actions are refused.
 */
export function departmentMay(role: Role, action: Action): boolean {
  return Object.hasOwn(permissions, action) && Object.hasOwn(permissions[action], role);
}

/**
 * Returns the names for a refusal's text: the client's commercial, the support contact. A missing name shows as a dash.
 */
function peopleOf(record: object): Record<string, string> {
  const { commercial, support } = record as { commercial?: { name: string } | null; support?: { name: string } | null };
  return { commercial: commercial?.name ?? '—', support: support?.name ?? '—' };
}

/**
 * Returns whether this user may do this action on this record. Without a record, an action that needs one is refused:
 * with `refused.noRecord` for a department that could do it, else with the department's refusal.
 * @returns allowed, or the reason: the text `refused.<action>` (the department may not) or `refused.<condition>`
 */
export function can<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): Permission {
  const problem = problemOf(actor, action, record);
  if (!problem) return ALLOWED;
  const asking = askingFor(actor, action, record);
  return asking ? { ...problem, asking } : problem;
}

/** Returns the refusal without what can be asked for; null if the action is allowed. */
function problemOf<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): Refusal | null {
  if (actor.mustChangePassword && action !== 'password.change') return refused('refused.mustChangePassword');
  const row: { readonly [R in Role]?: readonly PermissionCondition[] } = permissions[action];
  const needed = Object.hasOwn(row, actor.role) ? row[actor.role] : undefined;
  if (!needed) return refused(refusalOf(action));
  if (needed.length === 0) return null;
  if (!record) return refused('refused.noRecord');
  for (const name of needed) {
    // The table's type guarantees that each condition fits the action's record.
    const holds = conditions[name] as (actor: Actor, record: object) => boolean;
    if (!holds(actor, record)) return refused(`refused.${name}`, peopleOf(record));
  }
  return null;
}

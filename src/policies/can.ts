import type { Problem, TextKey } from '../domain/errors.ts';
import type { Role } from '../domain/roles.ts';
import type { Actor } from './actor.ts';
import { type Condition, conditions } from './conditions.ts';
import { type Action, type ActionSubjects, permissions } from './permissions.ts';

export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly problem: Problem };

const ALLOWED: Permission = { allowed: true };
const refused = (key: TextKey, params?: Problem['params']): Permission => ({
  allowed: false,
  problem: params ? { key, params } : { key },
});

/** The text of a department's refusal. What every department may do is refused to nobody, and has none. */
export const refusalOf = (action: Action): TextKey => `refused.${action}` as TextKey;

/** Whether the table names this department for this action at all, whatever the record; what it does not know is refused. */
export function departmentMay(role: Role, action: Action): boolean {
  return Object.hasOwn(permissions, action) && Object.hasOwn(permissions[action], role);
}

/**
 * The names that a refusal speaks of: whose client it is, who is in charge. A record without one shows a dash.
 */
function peopleOf(record: object): Record<string, string> {
  const { commercial, support } = record as { commercial?: { name: string } | null; support?: { name: string } | null };
  return { commercial: commercial?.name ?? '—', support: support?.name ?? '—' };
}

/**
 * May this person do this, to this record? Without a record, an action that depends on one is refused with
 * `refused.noRecord` for the departments that could do it, and with the department's refusal for the others.
 * @returns allowed, or the reason as a text `refused.<action>` (the department may not) or `refused.<condition>`
 */
export function can<A extends Action>(actor: Actor, action: A, record?: ActionSubjects[A] | null): Permission {
  if (actor.mustChangePassword && action !== 'password.change') return refused('refused.mustChangePassword');
  const row: { readonly [R in Role]?: readonly Condition[] } = permissions[action];
  const needed = Object.hasOwn(row, actor.role) ? row[actor.role] : undefined;
  if (!needed) return refused(refusalOf(action));
  if (needed.length === 0) return ALLOWED;
  if (!record) return refused('refused.noRecord');
  for (const name of needed) {
    // The table's type lets only conditions on this action's record stand beside the action.
    const holds = conditions[name] as (actor: Actor, record: object) => boolean;
    if (!holds(actor, record)) return refused(`refused.${name}`, peopleOf(record));
  }
  return ALLOWED;
}

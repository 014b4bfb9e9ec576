import type { Role } from '../domain/roles.ts';
import type { Actor } from './actor.ts';
import { conditions, type PermissionCondition } from './conditions.ts';
import { type Action, type ActionSubjects, permissions } from './permissions.ts';

/** The kinds of record that a request can be on. */
export type AskedKind = 'client' | 'contract' | 'event';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** Who may do what somebody else may not: one person, or everybody of a department. */
export type Addressee = { readonly person: Named } | { readonly department: Exclude<Role, 'collaborator'> };

/** A refused action that another department or person may do, so that it can be asked for. */
export interface Asking {
  readonly action: Action;
  readonly on: { readonly kind: AskedKind; readonly id: number };
  readonly of: Addressee;
}

type Person = 'commercial' | 'support';

/** The conditions that say whose record it is, with the field of that person. All others are about its state. */
const WHOSE: { readonly [Name in PermissionCondition]?: Person } = {
  isOwnClient: 'commercial',
  isOwnContract: 'commercial',
  isOwnEvent: 'commercial',
  isAssignedEvent: 'support',
};

/** What a request needs of a record. Each kind of record has some of it. */
interface Subject {
  readonly id?: number;
  readonly contractId?: number;
  readonly isActive?: boolean;
  readonly statut?: string;
  readonly commercial?: Named | null;
  readonly support?: Named | null;
}

/** The record that a request is on: the one that the action is decided on; of a payment, its contract. */
function recordOf(action: Action, record: Subject): Asking['on'] | null {
  const on = (kind: AskedKind, id: number | undefined) => (id === undefined ? null : { kind, id });
  if (action === 'contract.create') return on('client', record.id);
  if (action === 'event.create' || action === 'payment.record') return on('contract', record.id);
  if (action === 'payment.reverse') return on('contract', record.contractId);
  const [kind] = action.split('.');
  return kind === 'client' || kind === 'contract' || kind === 'event' ? on(kind, record.id) : null;
}

/** Whoever of this department may do the action on the record; null if its state forbids it, or if there is nobody. */
function mayOf(department: Role, action: Action, actor: Actor, record: Subject): Addressee | null {
  const row: { readonly [R in Role]?: readonly PermissionCondition[] } = permissions[action];
  const needed = row[department];
  if (!needed || department === 'collaborator') return null;
  const states = needed.filter((name) => !WHOSE[name]);
  const holds = (name: PermissionCondition) =>
    (conditions[name] as (actor: Actor, record: object) => boolean)(actor, record);
  if (!states.every(holds)) return null;
  const whose = needed.flatMap((name) => WHOSE[name] ?? [])[0];
  if (!whose) return { department };
  const person = record[whose];
  return person && person.id !== actor.id ? { person: { id: person.id, name: person.name } } : null;
}

/**
 * Returns what can be asked for after `can` has refused an action: by the same table, who may do it on this record as it
 * is now. One person goes before a department.
 * @returns null if nobody may do it now, if the user may give no tasks, or if the record takes none
 */
export function askingFor<A extends Action>(
  actor: Actor,
  action: A,
  record: ActionSubjects[A] | null | undefined,
): Asking | null {
  if (!record || actor.mustChangePassword || !Object.hasOwn(permissions['task.create'], actor.role)) return null;
  const subject: Subject = record as object;
  const on = recordOf(action, subject);
  if (!on || subject.isActive === false || subject.statut === 'cancelled') return null;
  const may = (['commercial', 'support', 'gestion'] as const).flatMap(
    (department) => mayOf(department, action, actor, subject) ?? [],
  );
  const of = may.find((one) => 'person' in one) ?? may[0];
  return of ? { action, on, of } : null;
}

import { z } from 'zod';
import { Invalid } from '../domain/errors.ts';
import type { CollaboratorRecord } from '../domain/records/collaborator.ts';
import { ROLES, type Role } from '../domain/roles.ts';
import { hashPassword } from './hashPassword.ts';
import { newPassword } from './input/passwordInput.ts';
import { choice } from './input/text.ts';
import { readForm, typed } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate, readWithoutLock } from './lockForUpdate.ts';
import { requirePermission } from './requirePermission.ts';
import { collaboratorRow } from './rows.ts';
import type { Session } from './session.ts';
import { toCollaborator } from './toRecord.ts';

/** Who takes over the work. With null the change is refused if there is work to hand over. */
export interface Handover {
  readonly clientsTo: number | null;
  readonly eventsTo: number | 'unassigned' | null;
}

/** The arguments of the stored procedures: 0 leaves the events without a support. */
const handed = ({ clientsTo, eventsTo }: Handover) => [clientsTo, eventsTo === 'unassigned' ? 0 : eventsTo];

const reread = async (unit: Unit, id: number): Promise<CollaboratorRecord> =>
  toCollaborator(await collaboratorRow(unit, id));

const roleSchema = z.object({ role: typed(choice(ROLES)) });

/**
 * Decision 9: changes the department. The new rights apply at once and open sessions end. Users cannot change their own
 * department.
 * @throws NotAllowed `rule.collaborator_has_work` if the collaborator has work and nobody takes it over
 */
export async function changeDepartment(
  session: Session,
  id: number,
  version: number,
  role: Role,
  handover: Handover,
): Promise<CollaboratorRecord> {
  return inTransaction(session, async (unit) => {
    await readWithoutLock(unit, 'collaborator.changeDepartment', id, version);
    const values = readForm(roleSchema, { role });
    await unit.call('change_department', [id, version, values.role, ...handed(handover)]);
    unit.changed('collaborator', id);
    return reread(unit, id);
  });
}

/**
 * Decision 9: deactivates a collaborator. Sign-in is refused at once and live sessions end. The name stays on the
 * records. In the same transaction clients go to one commercial, and events to another support or to none.
 */
export async function deactivateCollaborator(
  session: Session,
  id: number,
  version: number,
  handover: Handover,
): Promise<CollaboratorRecord> {
  return inTransaction(session, async (unit) => {
    await readWithoutLock(unit, 'collaborator.deactivate', id, version);
    await unit.call('deactivate_collaborator', [id, version, ...handed(handover)]);
    unit.changed('collaborator', id);
    return reread(unit, id);
  });
}

/** Reactivates a collaborator with the previous department. */
export async function reactivateCollaborator(
  session: Session,
  id: number,
  version: number,
): Promise<CollaboratorRecord> {
  return inTransaction(session, async (unit) => {
    await lockForUpdate(unit, 'collaborator.reactivate', 'collaborator', id, toCollaborator, version);
    await unit.call('reactivate_collaborator', [id, version]);
    unit.changed('collaborator', id);
    return reread(unit, id);
  });
}

/** Sets a temporary password, which the collaborator must change at the next sign-in. @throws Invalid on `password` */
export async function resetPassword(session: Session, id: number, password: string): Promise<void> {
  const checked = await inTransaction(session, async (unit) => {
    const row = await readWithoutLock(unit, 'collaborator.resetPassword', id);
    const reading = newPassword(password, row.username);
    if ('problem' in reading) throw new Invalid({ password: reading.problem });
    return reading.value;
  });
  const hash = await hashPassword(session.config.serverKey, checked);
  await inTransaction(session, async (unit) => {
    await unit.call('reset_password', [id, hash]);
    unit.changed('collaborator', id);
  });
}

/** The work that a collaborator would leave: the totals, and the first records, the next events first. */
export interface WorkInProgress {
  readonly clients: number;
  readonly events: number;
  readonly clientNames: readonly string[];
  readonly eventNames: readonly { readonly name: string; readonly start: Date }[];
}

/** The most clients and events that are listed by name. */
const NAMED = 100;

/** The active clients of a collaborator, and their current and future events. Only gestion may read them. */
export async function workOf(session: Session, id: number): Promise<WorkInProgress> {
  requirePermission(session, 'collaborator.list');
  return inTransaction(session, async ({ models, readOptions }) => {
    const clients = models.Client.scope(['active', { method: ['ownedBy', id] }]);
    const events = models.Event.scope([
      'active',
      { method: ['assignedTo', id] },
      { method: ['upcoming', session.now()] },
    ]);
    const first = { ...readOptions, limit: NAMED };
    const named = await clients.findAll({ ...first, attributes: ['companyName'], order: ['companyName', 'id'] });
    const next = await events.findAll({ ...first, attributes: ['name', 'start'], order: ['start', 'id'] });
    return {
      clients: await clients.count(readOptions),
      events: await events.count(readOptions),
      clientNames: named.map(({ companyName }) => companyName),
      eventNames: next.map(({ name, start }) => ({ name, start })),
    };
  });
}

import { QueryTypes } from 'sequelize';
import { z } from 'zod';
import { Invalid } from '../domain/errors.ts';
import type { CollaboratorRecord } from '../domain/records/collaborator.ts';
import { ROLES, type Role } from '../domain/roles.ts';
import { databaseOf } from './databaseOf.ts';
import { hashPassword } from './hashPassword.ts';
import { newPassword } from './input/passwordInput.ts';
import { requireStrong } from './input/passwordStrength.ts';
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
  /** The colleague who takes the open tasks; without one they stay with the leaver's department. */
  readonly tasksTo?: number | null;
}

/** The arguments of the stored procedures: 0 leaves the events without a support. */
const handed = ({ clientsTo, eventsTo }: Handover) => [clientsTo, eventsTo === 'unassigned' ? 0 : eventsTo];

/** Gives the open tasks to a colleague, by gestion's own right; the procedure gives what is left to the department. */
async function handOverTasks({ session, readOptions }: Unit, id: number, { tasksTo = null }: Handover): Promise<void> {
  if (tasksTo === null) return;
  await databaseOf(session).db.sequelize.query(
    'UPDATE task SET assignee_id = :tasksTo WHERE assignee_id = :id AND is_open = 1',
    { replacements: { id, tasksTo }, ...readOptions },
  );
}

const reread = async (unit: Unit, id: number): Promise<CollaboratorRecord> =>
  toCollaborator(await collaboratorRow(unit, id));

/** A change of a collaborator's access by a stored procedure, which takes the id, the version and the values. */
interface AccessChange {
  readonly procedure: 'change_department' | 'deactivate_collaborator' | 'reactivate_collaborator';
  /** Checks the permission on the record of that version, before the first call. @returns the other values */
  readonly begin: (unit: Unit) => Promise<readonly (string | number | null)[]>;
  /** Returns whether a record is as the procedure makes it. */
  readonly isDone: (record: CollaboratorRecord) => boolean;
}

/**
 * Calls the procedure. It commits in several steps, so if the connection breaks during the call, the change may be stored
 * and the account not yet changed. The next attempt of the unit of work then completes its own change.
 */
async function changeAccess(
  session: Session,
  id: number,
  version: number,
  { procedure, begin, isDone }: AccessChange,
): Promise<CollaboratorRecord> {
  let values: readonly (string | number | null)[] | null = null;
  return inTransaction(session, async (unit) => {
    const isHalf = values !== null && (await isOwnChange(unit, await reread(unit, id), version, isDone));
    if (!isHalf || values === null) values = await begin(unit);
    await unit.call(procedure, [id, isHalf ? version + 1 : version, ...values]);
    unit.changed('collaborator', id);
    return reread(unit, id);
  });
}

/** Returns whether the record's last change is the expected one, by this user. */
async function isOwnChange(
  unit: Unit,
  record: CollaboratorRecord,
  version: number,
  isDone: AccessChange['isDone'],
): Promise<boolean> {
  if (record.version !== version + 1 || !isDone(record)) return false;
  const [last] = await lastAuthorOf(unit, record.id);
  return last?.author === unit.actor.id;
}

const lastAuthorOf = (unit: Unit, id: number) =>
  databaseOf(unit.session).db.sequelize.query<{ readonly author: number | null }>(
    `SELECT \`Collaborateur\` AS author FROM list_history
     WHERE \`Table\` = 'collaborator' AND \`Enregistrement\` = :id AND \`Action\` = 'update'
     ORDER BY \`Date\` DESC LIMIT 1`,
    { replacements: { id }, type: QueryTypes.SELECT, ...unit.readOptions },
  );

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
  return changeAccess(session, id, version, {
    procedure: 'change_department',
    async begin(unit) {
      await readWithoutLock(unit, 'collaborator.changeDepartment', id, version);
      const values = [readForm(roleSchema, { role }).role, ...handed(handover)];
      await handOverTasks(unit, id, handover);
      return values;
    },
    isDone: (record) => record.role === role,
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
  return changeAccess(session, id, version, {
    procedure: 'deactivate_collaborator',
    async begin(unit) {
      await readWithoutLock(unit, 'collaborator.deactivate', id, version);
      await handOverTasks(unit, id, handover);
      return handed(handover);
    },
    isDone: (record) => !record.isActive,
  });
}

/** Reactivates a collaborator with the previous department. */
export async function reactivateCollaborator(
  session: Session,
  id: number,
  version: number,
): Promise<CollaboratorRecord> {
  return changeAccess(session, id, version, {
    procedure: 'reactivate_collaborator',
    async begin(unit) {
      await lockForUpdate(unit, 'collaborator.reactivate', 'collaborator', id, toCollaborator, version);
      return [];
    },
    isDone: (record) => record.isActive,
  });
}

/** Sets a temporary password, which the collaborator must change at the next sign-in. @throws Invalid on `password` */
export async function resetPassword(session: Session, id: number, password: string): Promise<void> {
  const owner = await inTransaction(session, (unit) => readWithoutLock(unit, 'collaborator.resetPassword', id));
  const reading = newPassword(password, owner.username);
  if ('problem' in reading) throw new Invalid({ password: reading.problem });
  await requireStrong('password', reading.value, owner);
  const hash = await hashPassword(session.config.serverKey, reading.value);
  await inTransaction(session, async (unit) => {
    await unit.call('reset_password', [id, hash]);
    unit.changed('collaborator', id);
  });
}

/** The work that a collaborator would leave: the totals, and the first records, the next events first. */
export interface WorkInProgress {
  readonly clients: number;
  readonly events: number;
  readonly tasks: number;
  readonly clientNames: readonly string[];
  readonly eventNames: readonly { readonly name: string; readonly start: Date }[];
  readonly taskTitles: readonly string[];
}

/** The most clients and events that are listed by name. */
const NAMED = 100;

/** The active clients of a collaborator, the current and future events, and the open tasks. Only gestion may read them. */
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
    const tasks = { assigneeId: id, doneAt: null, isActive: true, isRecordActive: true };
    const [named, next, toDo, clientCount, eventCount, taskCount] = await Promise.all([
      clients.findAll({ ...first, attributes: ['companyName'], order: ['companyName', 'id'] }),
      events.findAll({ ...first, attributes: ['name', 'start'], order: ['start', 'id'] }),
      models.Task.findAll({ ...first, where: tasks, attributes: ['title'], order: ['dueOn', 'id'] }),
      clients.count(readOptions),
      events.count(readOptions),
      models.Task.count({ where: tasks, ...readOptions }),
    ]);
    return {
      clients: clientCount,
      events: eventCount,
      tasks: taskCount,
      clientNames: named.map(({ companyName }) => companyName),
      eventNames: next.map(({ name, start }) => ({ name, start })),
      taskTitles: toDo.map(({ title }) => title),
    };
  });
}

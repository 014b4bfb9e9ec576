import { dayOf } from '../domain/companyClock.ts';
import { NotAllowed } from '../domain/errors.ts';
import type { TaskParent, TaskRecord } from '../domain/records/task.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { type TaskInput, taskSchema } from './input/taskInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { found, taskRow } from './rows.ts';
import type { Session } from './session.ts';
import { toTask } from './toRecord.ts';

export type { TaskInput };

/** The record that a task is on. */
export interface OnRecord {
  readonly kind: TaskParent;
  readonly id: number;
}

const reread = async (unit: Unit, id: number): Promise<TaskRecord> => toTask(await taskRow(unit, id));

/** One task, open or not. @throws NotFound */
export async function getTask(session: Session, id: number): Promise<TaskRecord> {
  requirePermission(session, 'task.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/** Locks the record of a new task. @returns the event's first day, `YYYY-MM-DD`; empty for other records */
async function lockRecord({ session, models, lockOptions }: Unit, { kind, id }: OnRecord): Promise<string> {
  const refused = new NotAllowed({ key: 'rule.task_record_inactive' });
  if (kind === 'event') {
    const event = found(await models.Event.findByPk(id, lockOptions));
    if (!event.isActive) throw refused;
    return dayOf(session.clock.toLocal(event.start));
  }
  if (kind === 'contract') {
    const contract = found(await models.Contract.findByPk(id, lockOptions));
    if (!contract.isActive || contract.statut === 'cancelled') throw refused;
  } else if (!found(await models.Client.findByPk(id, lockOptions)).isActive) throw refused;
  return '';
}

/**
 * Gives a colleague, a department or oneself a task on a record that is neither deactivated nor cancelled.
 * @param key idempotency key of the form
 * @param asked the action that the user may not do and asks for
 * @throws Invalid on `title`, `when`, `addressee`; NotAllowed, NotFound
 */
export async function createTask(
  session: Session,
  on: OnRecord,
  input: TaskInput,
  key: string,
  asked: string | null = null,
): Promise<TaskRecord> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'task.create');
    unit.concerns(on.kind, on.id);
    const mine = { requestKey: requestKey(key) };
    const before = await unit.models.Task.findOne({ where: mine, ...unit.readOptions });
    if (before) return reread(unit, before.id);
    const eventDay = await lockRecord(unit, on);
    const { title, when, addressee } = readForm(taskSchema(session.clock, { eventDay }), input);
    const values = { title, ...when, ...addressee, [`${on.kind}Id`]: on.id, askedAction: asked };
    const created = await unit.models.Task.create({ ...values, ...mine }, unit.writeOptions);
    unit.decidedOn('task.create', on);
    unit.changed('task', created.id);
    return reread(unit, created.id);
  });
}

/**
 * Changes what, when and for whom. Gestion may do it, and who gave the task. Fields that are not in `input` keep their
 * values. @throws Conflict, NotAllowed; Invalid on `title`, `when`, `addressee`
 */
export async function updateTask(
  session: Session,
  id: number,
  version: number,
  input: Partial<TaskInput>,
): Promise<TaskRecord> {
  return inTransaction(session, async (unit) => {
    const { row } = await lockForUpdate(unit, 'task.update', 'task', id, toTask, version);
    const eventDay = row.eventDay ?? '';
    const { title, when, addressee } = readForm(changesOf(taskSchema(session.clock, { eventDay }), input), input);
    const values = { ...(title !== undefined && { title }), ...when, ...addressee };
    await row.update(values, unit.writeOptions);
    unit.changed('task', id);
    return reread(unit, id);
  });
}

type Step = 'task.finish' | 'task.reopen' | 'task.cancel' | 'task.restore';

/** The database sets the moment and the person. */
const VALUES = {
  'task.finish': ({ now }: Session) => ({ doneAt: now() }),
  'task.reopen': () => ({ doneAt: null }),
  'task.cancel': () => ({ isActive: false }),
  'task.restore': () => ({ isActive: true }),
} as const;

const step =
  (action: Step) =>
  (session: Session, id: number, version?: number): Promise<TaskRecord> =>
    inTransaction(session, async (unit) => {
      const { row } = await lockForUpdate(unit, action, 'task', id, toTask, version);
      await row.update(VALUES[action](session), unit.writeOptions);
      unit.changed('task', id);
      return reread(unit, id);
    });

/** Marks a task as done: its addressee, a colleague of that department, or who gave it. @throws NotAllowed, Conflict */
export const finishTask = step('task.finish');
/** Opens a finished task again, by the same persons. @throws NotAllowed, Conflict */
export const reopenTask = step('task.reopen');
/** Cancels an open task: gestion, or who gave it. @throws NotAllowed, Conflict */
export const cancelTask = step('task.cancel');
/** Takes the cancellation of a task back, by the same persons. @throws NotAllowed, Conflict */
export const restoreTask = step('task.restore');

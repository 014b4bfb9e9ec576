import type { Model, ModelStatic } from 'sequelize';
import { NotAllowed } from '../domain/errors.ts';
import type { OnRecord } from '../domain/onRecord.ts';
import type { TaskRecord } from '../domain/records/task.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { type Addressee, type TaskDay, type TaskInput, taskSchema } from './input/taskInput.ts';
import { changesOf, readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { found, taskRow } from './rows.ts';
import type { Session } from './session.ts';
import { toTask } from './toRecord.ts';

export type { TaskInput };

const reread = async (unit: Unit, id: number): Promise<TaskRecord> => toTask(await taskRow(unit, id));

/** One task, open or not. @throws NotFound */
export async function getTask(session: Session, id: number): Promise<TaskRecord> {
  requirePermission(session, 'task.list');
  return inTransaction(session, (unit) => reread(unit, id));
}

/**
 * Checks the record of a new task. It is not locked, because a department without rights on it may not; the trigger locks
 * it and looks again. @throws NotAllowed if it is deactivated or cancelled; NotFound
 */
async function requireActive({ models, readOptions }: Unit, { kind, id }: OnRecord): Promise<void> {
  const contract = kind === 'contract' ? found(await models.Contract.findByPk(id, readOptions)) : null;
  const other = kind === 'event' ? models.Event : models.Client;
  const isActive = contract
    ? contract.isActive && contract.statut !== 'cancelled'
    : found(await (other as ModelStatic<Model & { isActive: boolean }>).findByPk(id, readOptions)).isActive;
  if (!isActive) throw new NotAllowed({ key: 'rule.task_record_inactive' });
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
    const { title, when, addressee } = readForm(taskSchema(session.clock, on.kind === 'event'), input);
    unit.decidedOn('task.create', on);
    return addTask(unit, on, { title, ...when, ...addressee, askedAction: asked, ...mine });
  });
}

type NewTask = { readonly title: string; readonly askedAction?: string | null; readonly requestKey: string } & TaskDay &
  Addressee;

/**
 * Adds a task in the transaction of another service, which has authorised.
 * @throws NotAllowed if the record is deactivated or cancelled; NotFound
 */
export async function addTask(unit: Unit, on: OnRecord, values: NewTask): Promise<TaskRecord> {
  await requireActive(unit, on);
  const created = await unit.models.Task.create({ ...values, [`${on.kind}Id`]: on.id }, unit.writeOptions);
  unit.changed('task', created.id);
  return reread(unit, created.id);
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
    const schema = taskSchema(session.clock, row.eventId !== null);
    const { title, when, addressee } = readForm(changesOf(schema, input), input);
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

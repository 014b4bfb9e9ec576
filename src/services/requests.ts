/** Asking for an action that the user may not do: a task on the record, for who may. */
import { NotAllowed, type TextKey } from '../domain/errors.ts';
import { type TaskRecord, task } from '../domain/records/task.ts';
import type { Addressee, AskedKind, Asking } from '../policies/asking.ts';
import { can } from '../policies/can.ts';
import { declineSchema, requestSchema } from './input/requestInput.ts';
import { readForm } from './input/typed.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requestKey } from './requestKey.ts';
import { requirePermission } from './requirePermission.ts';
import { clientRow, contractRow, eventRow, taskRow } from './rows.ts';
import type { Session } from './session.ts';
import { addTask } from './tasks.ts';
import { toClient, toContract, toEvent, toTask } from './toRecord.ts';

/** What is asked for, on which record. */
export type Wanted = Pick<Asking, 'action' | 'on'>;

/** A request before it is sent. */
export interface RequestDraft extends Wanted {
  /** The action and its record in words, in the user's language: the beginning of the task's title. */
  readonly what: string;
  /** Who may do it, by the record as it is stored. */
  readonly of: Addressee;
  /** The characters that the title has left for a sentence. */
  readonly room: number;
}

/** A request that was sent, or the open one that asks for the same. */
export interface SentRequest {
  readonly title: string;
  readonly of: Addressee;
  /** False if the user has asked for the same before, and it is still open. */
  readonly isNew: boolean;
}

/** A longer name is cut, so that the title has room for a sentence. */
const MOST_NAME = 40;
const BETWEEN = ' — ';

const cut = (name: string): string =>
  [...name].length > MOST_NAME ? `${[...name].slice(0, MOST_NAME - 1).join('')}…` : name;

/** Reads the record of a request, with its name. */
const READ: {
  readonly [K in AskedKind]: (unit: Unit, id: number) => Promise<{ readonly record: object; readonly name: string }>;
} = {
  client: async (unit, id) => {
    const record = toClient(await clientRow(unit, id));
    return { record, name: record.companyName };
  },
  contract: async (unit, id) => ({ record: toContract(await contractRow(unit, id)), name: String(id) }),
  event: async (unit, id) => {
    const record = toEvent(await eventRow(unit, id));
    return { record, name: record.name };
  },
};

/** @returns the request by the record as it is stored now; the permission table decides again */
async function draftOf(unit: Unit, { action, on }: Wanted): Promise<RequestDraft> {
  const { record, name } = await READ[on.kind](unit, on.id);
  // A payment is decided on itself, but asked for on its contract.
  const subject = action === 'payment.reverse' ? { amount: '0.00', contractId: on.id } : record;
  const verdict = can(unit.actor, action, subject as never);
  if (verdict.allowed) throw new NotAllowed({ key: 'requests.allowed' });
  if (!verdict.asking) throw new NotAllowed(verdict.problem);
  const what = unit.session.texts.message({ key: `asked.${action}` as TextKey, params: { name: cut(name) } });
  const room = task.fields.title.max - [...what].length - BETWEEN.length;
  return { action, on, what, of: verdict.asking.of, room };
}

/**
 * Reads the record of a refused action again, to say what is asked for and whom.
 * @throws NotAllowed if the user may do it by now, or if nobody may; NotFound
 */
export async function draftRequest(session: Session, wanted: Wanted): Promise<RequestDraft> {
  requirePermission(session, 'task.create');
  return inTransaction(session, (unit) => draftOf(unit, wanted));
}

/**
 * Asks for an action that the user may not do: gives whoever may a task on the record, due today. Doing the action marks
 * it as done. While the user's request for the same is open, there is no second one.
 * @param key idempotency key of the form
 * @throws Invalid on `sentence`; NotAllowed if the user may do it by now, or if nobody may; NotFound
 */
export async function sendRequest(
  session: Session,
  wanted: Wanted,
  input: { readonly sentence: string },
  key: string,
): Promise<SentRequest> {
  requirePermission(session, 'task.create');
  return inTransaction(session, async (unit) => {
    const { action, on } = wanted;
    unit.concerns(on.kind, on.id);
    const { what, of, room } = await draftOf(unit, wanted);
    const { sentence } = readForm(requestSchema(room), input);
    const { Task } = unit.models;
    const open = {
      createdById: unit.actor.id,
      askedAction: action,
      doneAt: null,
      isActive: true,
      isRecordActive: true,
    };
    // Two questions, each on its own index.
    const [stored, same] = await Promise.all([
      Task.findOne({ where: { requestKey: requestKey(key) }, ...unit.readOptions }),
      Task.findOne({ where: { ...open, [`${on.kind}Id`]: on.id }, ...unit.readOptions }),
    ]);
    const before = stored ?? same;
    if (before) return { title: before.title, of, isNew: stored !== null };
    const title = sentence === '' ? what : `${what}${BETWEEN}${sentence}`;
    const addressee =
      'person' in of ? { assigneeId: of.person.id, department: null } : { assigneeId: null, department: of.department };
    const due = { dueDay: session.clock.today(), daysBefore: null };
    unit.decidedOn('task.create', on);
    await addTask(unit, on, { title, ...due, ...addressee, askedAction: action, requestKey: requestKey(key) });
    return { title, of, isNew: true };
  });
}

/**
 * Declines a request, with a reason for who asked: its addressee, a colleague of the addressed department, or gestion.
 * @throws Invalid on `reason`; NotAllowed, Conflict
 */
export async function declineRequest(
  session: Session,
  id: number,
  version: number,
  input: { readonly reason: string },
): Promise<TaskRecord> {
  return inTransaction(session, async (unit) => {
    await lockForUpdate(unit, 'task.decline', 'task', id, toTask, version);
    const { reason } = readForm(declineSchema, input);
    await unit.call('decline_request', [id, version, reason]);
    unit.changed('task', id);
    return toTask(await taskRow(unit, id));
  });
}

/** Takes the answer to one's own request from the home; another's is left as it is. */
export async function seeAnswer(session: Session, id: number): Promise<void> {
  requirePermission(session, 'task.list');
  await inTransaction(session, async (unit) => void (await unit.call('see_answer', [id])));
  session.changes.announce([{ kind: 'task', id }]);
}

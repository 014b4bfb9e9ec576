/** Undoes each kind of change with the ordinary service for the opposite change, and its permissions. */

import type { Message, TextKey } from '../domain/errors.ts';
import { readLines } from '../domain/instalments.ts';
import type { ClientRecord } from '../domain/records/client.ts';
import type { CollaboratorRecord } from '../domain/records/collaborator.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { NoteRecord } from '../domain/records/note.ts';
import type { PaymentRecord } from '../domain/records/payment.ts';
import type { TaskRecord } from '../domain/records/task.ts';
import type { TaskTemplateRecord } from '../domain/records/taskTemplate.ts';
import { assignSupport } from './assignments.ts';
import { deactivateClient, getClient, reactivateClient, reassignClient, updateClient } from './clients.ts';
import { getCollaborator, updateCollaborator } from './collaborators.ts';
import { getContract, updateContract } from './contracts.ts';
import { getEvent, updateEvent } from './events.ts';
import { getImport, undoImport } from './imports/imports.ts';
import { typedInstalments } from './input/instalments.ts';
import { typedTask } from './input/taskInput.ts';
import { typedTemplate } from './input/templateInput.ts';
import { moveInstalments, setInstalments } from './instalments.ts';
import { getNote, withdrawNote } from './notes.ts';
import { reversePayment } from './payments.ts';
import type { Session } from './session.ts';
import { cancelTask, finishTask, getTask, reopenTask, restoreTask, updateTask } from './tasks.ts';
import { deactivateTemplate, getTemplate, reactivateTemplate, updateTemplate } from './taskTemplates.ts';
import type { ChangedKind, UndoStep } from './undoJournal.ts';
import type { UndoneRecord } from './undoValues.ts';

/** The action that undoes a change, or the reason why there is none. */
export type Inverse =
  | { readonly back: (session: Session, key: string) => Promise<unknown>; readonly problem: null }
  | { readonly back: null; readonly problem: Message };

const READ: { readonly [K in ChangedKind]?: (session: Session, id: number) => Promise<UndoneRecord> } = {
  client: getClient,
  contract: getContract,
  event: getEvent,
  note: getNote,
  collaborator: getCollaborator,
  task: getTask,
  task_template: getTemplate,
  import: getImport,
};

/** Reads the current record whose values the step changed; for a payment, its contract. */
export function readFor({ kind, id, before, after }: UndoStep, session: Session): Promise<UndoneRecord> {
  const subject =
    kind === 'payment' ? ((before as { id?: number } | null)?.id ?? (after as PaymentRecord).contractId) : id;
  return (READ[kind] ?? getContract)(session, subject);
}

const no = (key: TextKey): Inverse => ({ back: null, problem: { key } });
const by = (back: (session: Session, key: string) => Promise<unknown>): Inverse => ({ back, problem: null });

/** The values of a form for the record: instants and days as a user types them. */
const typedClient = ({ texts }: Session, client: ClientRecord) => ({
  ...client,
  creationDate: texts.typedDay(client.creationDate),
});

const typedEvent = ({ texts }: Session, event: EventRecord) => ({
  ...event,
  start: texts.typedDateTime(event.start),
  end: texts.typedDateTime(event.end),
  attendees: event.attendees === null ? '' : String(event.attendees),
});

/** Only the fields that the change touched are restored. Other fields keep their current values. */
const touched = <T extends object>(old: T, now: T): Partial<T> =>
  Object.fromEntries(Object.entries(old).filter(([field, value]) => value !== now[field as keyof T])) as Partial<T>;

function ofClient({ action, id, before, after }: UndoStep): Inverse {
  const { version } = after as ClientRecord;
  const old = before as ClientRecord;
  const back = (session: Session) => touched(typedClient(session, old), typedClient(session, after as ClientRecord));
  if (action === 'client.update') return by((session) => updateClient(session, id, version, back(session)));
  if (action === 'client.deactivate') return by((session) => reactivateClient(session, id, version));
  if (action === 'client.reactivate') return by((session) => deactivateClient(session, id, version));
  if (action !== 'client.reassign') return no('undo.created');
  const { commercial } = old;
  return commercial ? by((session) => reassignClient(session, id, version, commercial.id)) : no('undo.noCommercial');
}

function ofContract({ action, id, before, after }: UndoStep): Inverse {
  if (action === 'contract.create') return no('undo.created');
  const [old, now] = [before as ContractRecord, after as ContractRecord];
  const lines = (session: Session) => ({
    instalments: typedInstalments(readLines(old.instalments), session.texts, '€'),
  });
  if (action === 'contract.moveDays') return by((session) => moveInstalments(session, id, now.version, lines(session)));
  if (action !== 'contract.update') return no(`undo.${action}` as TextKey);
  const also = now.client.id === old.client.id ? {} : { clientId: old.client.id };
  return by(async (session) => {
    if (now.cost === old.cost && now.client.id === old.client.id)
      return setInstalments(session, id, now.version, lines(session));
    const cost = session.texts.typedAmount(old.cost);
    const back = await updateContract(session, id, now.version, { ...also, cost });
    // In proportion, the old cost may give cents that differ from what was agreed.
    return back.instalments === old.instalments ? back : setInstalments(session, id, back.version, lines(session));
  });
}

function ofEvent({ action, id, before, after }: UndoStep): Inverse {
  const [old, { version }] = [before as EventRecord, after as EventRecord];
  const back = (session: Session) => touched(typedEvent(session, old), typedEvent(session, after as EventRecord));
  if (action === 'event.update') return by((session) => updateEvent(session, id, version, back(session)));
  if (action === 'event.assign') return by((session) => assignSupport(session, id, version, old.support?.id ?? null));
  return no(action === 'event.cancel' ? 'undo.event.cancel' : 'undo.created');
}

function ofPayment({ action, id }: UndoStep): Inverse {
  if (action !== 'payment.record') return no('undo.payment.reverse');
  return by((session, key) => reversePayment(session, id, { reason: session.texts.t('undo.reason') }, key));
}

function ofNote({ action, id, after }: UndoStep): Inverse {
  if (action !== 'note.add') return no('undo.note.withdraw');
  return by((session) => withdrawNote(session, id, (after as NoteRecord).version));
}

function ofCollaborator({ action, id, before, after }: UndoStep): Inverse {
  if (action !== 'collaborator.update') return no('undo.account');
  const [old, now] = [before as CollaboratorRecord, after as CollaboratorRecord];
  return by((session) => updateCollaborator(session, id, now.version, touched(old, now)));
}

function ofTask({ action, id, before, after }: UndoStep): Inverse {
  const [old, { version }] = [before as TaskRecord, after as TaskRecord];
  switch (action) {
    case 'task.create':
      return by((session) => cancelTask(session, id, version));
    case 'task.finish':
      return by((session) => reopenTask(session, id, version));
    case 'task.reopen':
      return by((session) => finishTask(session, id, version));
    case 'task.cancel':
    case 'task.decline':
      return by((session) => restoreTask(session, id, version));
    case 'task.restore':
      return by((session) => cancelTask(session, id, version));
    default:
      return by((session) => updateTask(session, id, version, typedTask(session.texts, old)));
  }
}

function ofTemplate({ action, id, before, after }: UndoStep): Inverse {
  const [old, now] = [before as TaskTemplateRecord, after as TaskTemplateRecord];
  if (action === 'template.deactivate') return by((session) => reactivateTemplate(session, id, now.version));
  if (action !== 'template.update') return by((session) => deactivateTemplate(session, id, now.version));
  return by((session) => updateTemplate(session, id, now.version, typedTemplate(old, session.texts)));
}

const OF_KIND: { readonly [K in ChangedKind]: (step: UndoStep) => Inverse } = {
  client: ofClient,
  contract: ofContract,
  event: ofEvent,
  payment: ofPayment,
  note: ofNote,
  collaborator: ofCollaborator,
  task: ofTask,
  task_template: ofTemplate,
  import: ({ id }) => by((session) => undoImport(session, id)),
};

/** @returns the action that undoes the step, or the reason why there is none */
export const inverseOf = (step: UndoStep): Inverse => OF_KIND[step.kind](step);

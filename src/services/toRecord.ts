/** Converts rows into records: plain values without objects of the ORM. */

import { toCents } from '../domain/money.ts';
import { type ClientRecord, client } from '../domain/records/client.ts';
import { type CollaboratorRecord, collaborator } from '../domain/records/collaborator.ts';
import { type ContractRecord, contract, type PaymentState } from '../domain/records/contract.ts';
import { type EventRecord, event } from '../domain/records/event.ts';
import { type NoteRecord, note } from '../domain/records/note.ts';
import { type PaymentRecord, payment } from '../domain/records/payment.ts';
import type { PersonRef } from '../domain/records/record.ts';
import { type TaskRecord, task } from '../domain/records/task.ts';
import { type TaskTemplateRecord, taskTemplate } from '../domain/records/taskTemplate.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ColleagueRow } from '../models/Colleague.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { EventRow } from '../models/Event.ts';
import type { NoteRow } from '../models/Note.ts';
import type { PaymentRow } from '../models/Payment.ts';
import type { TaskRow } from '../models/Task.ts';
import type { TaskTemplateRow } from '../models/TaskTemplate.ts';
import { rowReader } from './lists/describedList.ts';

const readClient = rowReader(client);
const readContract = rowReader(contract);
const readPayment = rowReader(payment);
const readEvent = rowReader(event);
const readNote = rowReader(note);
const readCollaborator = rowReader(collaborator);
const readTask = rowReader(task);
const readTaskTemplate = rowReader(taskTemplate);

/** Returns an association of a row. A missing one is a fault of the query. */
function loaded<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A row was read without one of its associations.');
  return row;
}

type Named = { readonly firstName: string; readonly lastName: string };

export const fullNameOf = ({ firstName, lastName }: Named): string => `${firstName} ${lastName}`;

export const toPerson = (row: ColleagueRow | CollaboratorRow | null | undefined): PersonRef | null =>
  row ? { id: row.id, name: fullNameOf(row) } : null;

export const toClient = (row: ClientRow): ClientRecord => readClient(row, { commercial: toPerson(row.commercial) });

/** The payment state is derived, never stored. */
export function paymentState(cost: string, balance: string): PaymentState {
  if (toCents(balance) === 0n) return 'paid';
  return toCents(balance) === toCents(cost) ? 'unpaid' : 'partial';
}

/** Converts a contract's row, loaded with its client and that client's commercial. */
export function contractRecord(
  row: object,
  ofClient: ContractRecord['client'],
  commercial: PersonRef | null,
): ContractRecord {
  const own = readContract(row);
  return { ...own, client: ofClient, commercial, paymentState: paymentState(own.cost, own.balance) };
}

export function toContract(row: ContractRow): ContractRecord {
  const { id, companyName, fullName, commercial } = loaded(row.client);
  return contractRecord(row, { id, companyName, fullName }, toPerson(commercial));
}

export const toPayment = (row: PaymentRow): PaymentRecord => readPayment(row, { recordedBy: toPerson(row.recordedBy) });

/** Converts an event's row, loaded with its contract, that contract's client, both colleagues, and its listing. */
export const eventRecord = (
  row: object,
  ofContract: EventRecord['contract'],
  ofClient: EventRecord['client'],
  { commercial, support }: Readonly<Record<'commercial' | 'support', PersonRef | null>>,
  { lateFrom, taskDueOn }: Pick<EventRecord, 'lateFrom' | 'taskDueOn'>,
): EventRecord => ({
  ...readEvent(row, { support }),
  contract: ofContract,
  client: ofClient,
  commercial,
  lateFrom,
  taskDueOn,
});

export function toEvent(row: EventRow): EventRecord {
  const ofContract = loaded(row.contract);
  const { commercial, id, companyName, fullName, email, phone, lastUpdate } = loaded(ofContract.client);
  return eventRecord(
    row,
    { id: ofContract.id, statut: ofContract.statut },
    { id, companyName, fullName, email, phone, lastUpdate },
    { commercial: toPerson(commercial), support: toPerson(row.support) },
    loaded(row.listing),
  );
}

export const toNote = (row: NoteRow): NoteRecord => readNote(row, { author: toPerson(row.author) });

export const toCollaborator = (row: CollaboratorRow): CollaboratorRecord => readCollaborator(row);

export const toTaskTemplate = (row: TaskTemplateRow): TaskTemplateRecord => readTaskTemplate(row);

export const toTask = (row: TaskRow): TaskRecord =>
  readTask(row, {
    assignee: toPerson(row.assignee),
    createdBy: toPerson(row.createdBy),
    doneBy: toPerson(row.doneBy),
  });

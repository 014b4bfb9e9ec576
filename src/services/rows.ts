/** Reading one row with what belongs to it. */
import type { Includeable } from 'sequelize';
import { NotFound } from '../domain/errors.ts';
import type { PersonRef } from '../domain/records/record.ts';
import type { Role } from '../domain/roles.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { Models } from '../models/defineModels.ts';
import type { EventRow } from '../models/Event.ts';
import type { NoteRow } from '../models/Note.ts';
import type { PaymentRow } from '../models/Payment.ts';
import type { TaskRow } from '../models/Task.ts';
import type { TaskTemplateRow } from '../models/TaskTemplate.ts';
import type { Unit } from './inTransaction.ts';
import { fullNameOf } from './toRecord.ts';

const NOT_FOUND = { key: 'error.notFound' } as const;

/** @returns the row. @throws NotFound where there is none */
export function found<T>(row: T | null): T {
  if (row === null) throw new NotFound(NOT_FOUND);
  return row;
}

/** A colleague beside a record. */
const colleague = (models: Models, as: string): Includeable => ({ model: models.Colleague, as });

const client = (models: Models): Includeable => ({
  model: models.Client,
  as: 'client',
  include: [colleague(models, 'commercial')],
});

export const withCommercial = (models: Models): Includeable[] => [colleague(models, 'commercial')];
export const withClient = (models: Models): Includeable[] => [client(models)];
export const withRecorder = (models: Models): Includeable[] => [colleague(models, 'recordedBy')];
export const withAuthor = (models: Models): Includeable[] => [colleague(models, 'author')];
export const withContract = (models: Models): Includeable[] => [
  { model: models.Contract, as: 'contract', include: [client(models)] },
  colleague(models, 'support'),
  { model: models.EventListing, as: 'listing', attributes: ['lateFrom', 'taskDueOn'] },
];

/** The active collaborators of a department, by name. */
export async function activePeople({ models, readOptions }: Unit, role: Role): Promise<PersonRef[]> {
  const order = ['lastName', 'firstName', 'id'];
  const rows = await models.Collaborator.scope(['active', { method: ['department', role] }]).findAll({
    order,
    ...readOptions,
  });
  return rows.map((row) => ({ id: row.id, name: fullNameOf(row) }));
}

export async function clientRow({ models, readOptions }: Unit, id: number): Promise<ClientRow> {
  return found(await models.Client.findByPk(id, { ...readOptions, include: withCommercial(models) }));
}

export async function contractRow({ models, readOptions }: Unit, id: number): Promise<ContractRow> {
  return found(await models.Contract.findByPk(id, { ...readOptions, include: withClient(models) }));
}

export async function eventRow({ models, readOptions }: Unit, id: number): Promise<EventRow> {
  return found(await models.Event.findByPk(id, { ...readOptions, include: withContract(models) }));
}

export async function collaboratorRow({ models, readOptions }: Unit, id: number): Promise<CollaboratorRow> {
  return found(await models.Collaborator.findByPk(id, readOptions));
}

export async function paymentRow({ models, readOptions }: Unit, id: number): Promise<PaymentRow> {
  return found(await models.Payment.findByPk(id, { ...readOptions, include: withRecorder(models) }));
}

export async function taskRow({ models, readOptions }: Unit, id: number): Promise<TaskRow> {
  const include = ['assignee', 'createdBy', 'doneBy'].map((as) => colleague(models, as));
  return found(await models.Task.findByPk(id, { ...readOptions, include }));
}

export async function taskTemplateRow({ models, readOptions }: Unit, id: number): Promise<TaskTemplateRow> {
  return found(await models.TaskTemplate.findByPk(id, readOptions));
}

export async function noteRow({ models, readOptions }: Unit, id: number): Promise<NoteRow> {
  return found(await models.Note.findByPk(id, { ...readOptions, include: withAuthor(models) }));
}

/** Reads one row with its associations, and locks a row for a write. */
import type { Includeable } from 'sequelize';
import { Conflict } from '../domain/errors.ts';
import type { PersonRef } from '../domain/records/record.ts';
import type { Role } from '../domain/roles.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { Models } from '../models/defineModels.ts';
import type { EventRow } from '../models/Event.ts';
import type { PaymentRow } from '../models/Payment.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import type { Unit } from './inTransaction.ts';
import { type Also, type Creation, found, type Kind, lockedRow, type RowOf } from './lockedRow.ts';
import { fullNameOf, toCollaborator } from './toRecord.ts';

/** The actions that end a collaborator's access. */
type CollaboratorAction = 'collaborator.deactivate' | 'collaborator.changeDepartment' | 'collaborator.resetPassword';

/** The association of a record with a colleague. */
const colleague = (models: Models, as: string): Includeable => ({ model: models.Colleague, as });

const client = (models: Models): Includeable => ({
  model: models.Client,
  as: 'client',
  include: [colleague(models, 'commercial')],
});

export const withCommercial = (models: Models): Includeable[] => [colleague(models, 'commercial')];
export const withClient = (models: Models): Includeable[] => [client(models)];
export const withRecorder = (models: Models): Includeable[] => [colleague(models, 'recordedBy')];
export const withContract = (models: Models): Includeable[] => [
  { model: models.Contract, as: 'contract', include: [client(models)] },
  colleague(models, 'support'),
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

/**
 * The first step of every change. It checks the department, locks the stored row, and checks the permission on that
 * row. It runs before the input is checked.
 * @returns the record and its row, locked until the end of the transaction, and the second client if `also` requests
 *   one
 * @throws NotAllowed, NotFound; Conflict with the current record if `version` is not the stored one
 */
export async function lockForUpdate<K extends Kind, Shape extends NonNullable<ActionSubjects[A]>, A extends Action>(
  unit: Unit,
  action: A,
  kind: K,
  id: number,
  present: (row: RowOf[K]) => Shape,
  version?: number,
  also?: Also,
): Promise<{ row: RowOf[K]; record: Shape; client: ClientRow | null }> {
  authorizeDepartment(unit.actor, action);
  const { row, client } = await lockedRow(unit, kind, id, also);
  const record = present(row);
  authorize(unit.actor, action, record);
  if (version !== undefined && row.version !== version) throw new Conflict(record);
  unit.decidedOn(action, record);
  return { row, record, client };
}

/**
 * Like `lockForUpdate`, for actions that end a collaborator's access, but without a lock: another transaction that
 * holds the row locked could otherwise keep the access open. The stored procedure checks the permission again.
 */
export async function readWithoutLock<A extends CollaboratorAction>(
  unit: Unit,
  action: A,
  id: number,
  version?: number,
): Promise<CollaboratorRow> {
  authorizeDepartment(unit.actor, action);
  const row = await collaboratorRow(unit, id);
  const record = toCollaborator(row);
  authorize<CollaboratorAction>(unit.actor, action, record);
  if (version !== undefined && row.version !== version) throw new Conflict(record);
  unit.decidedOn(action, record);
  return row;
}

/**
 * The first step of every creation that depends on a stored row. Like `lockForUpdate`, for the parent of the new row.
 * If the form already stored a record under its key, that record is returned before the rules are checked, because they
 * may have changed since.
 * @returns the locked row, or the id of the record that is already stored
 * @throws NotAllowed, NotFound
 */
export async function lockParentForCreate<
  K extends Kind,
  Shape extends NonNullable<ActionSubjects[A]>,
  A extends Action,
>(
  unit: Unit,
  action: A,
  kind: K,
  id: number,
  present: (row: RowOf[K]) => Shape,
  creation: Creation,
): Promise<{ row: RowOf[K]; before: null } | { row: null; before: number }> {
  authorizeDepartment(unit.actor, action);
  const { row, before } = await lockedRow(unit, kind, id, { creation });
  if (before !== null) return { row: null, before };
  const record = present(row);
  authorize(unit.actor, action, record);
  unit.decidedOn(action, record);
  return { row, before };
}

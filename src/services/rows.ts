/** Reading one row with what belongs to it; locking it first where it will be written. */
import type { Includeable } from 'sequelize';
import { Conflict, NotFound } from '../errors.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { Models } from '../models/defineModels.ts';
import type { EventRow } from '../models/Event.ts';
import type { PaymentRow } from '../models/Payment.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import type { Unit } from './unit.ts';

/** A colleague beside a record. */
const colleague = (models: Models, as: string): Includeable => ({ model: models.Colleague, as });

const client = (models: Models): Includeable => ({
  model: models.Client,
  as: 'client',
  include: [colleague(models, 'commercial')],
});

export const withCommercial = (models: Models): Includeable[] => [colleague(models, 'commercial')];
export const withClient = (models: Models): Includeable[] => [client(models)];
export const withRecorder = (models: Models): Includeable[] => [colleague(models, 'recorder')];
export const withContract = (models: Models): Includeable[] => [
  { model: models.Contract, as: 'contract', include: [client(models)] },
  colleague(models, 'support'),
];

export const NOT_FOUND = { key: 'error.notFound' };

function found<T>(row: T | null): T {
  if (row === null) throw new NotFound(NOT_FOUND);
  return row;
}

/** Nothing is joined while locking: the rows of colleagues are not ours to lock. */
async function lock(
  unit: Unit,
  model: { findByPk(id: number, options: object): Promise<unknown> },
  id: number,
): Promise<void> {
  found(await model.findByPk(id, { ...unit.locked, attributes: ['id'] }));
}

export async function clientRow({ models, within }: Unit, id: number): Promise<ClientRow> {
  return found(await models.Client.findByPk(id, { ...within, include: withCommercial(models) }));
}

export async function contractRow({ models, within }: Unit, id: number): Promise<ContractRow> {
  return found(await models.Contract.findByPk(id, { ...within, include: withClient(models) }));
}

export async function eventRow({ models, within }: Unit, id: number): Promise<EventRow> {
  return found(await models.Event.findByPk(id, { ...within, include: withContract(models) }));
}

export async function collaboratorRow({ models, within }: Unit, id: number): Promise<CollaboratorRow> {
  return found(await models.Collaborator.findByPk(id, within));
}

export async function paymentRow({ models, within }: Unit, id: number): Promise<PaymentRow> {
  return found(await models.Payment.findByPk(id, { ...within, include: withRecorder(models) }));
}

const KINDS = {
  client: { model: (models: Models) => models.Client, read: clientRow },
  contract: { model: (models: Models) => models.Contract, read: contractRow },
  event: { model: (models: Models) => models.Event, read: eventRow },
  collaborator: { model: (models: Models) => models.Collaborator, read: collaboratorRow },
} as const;

type Kind = keyof typeof KINDS;
type RowOf<K extends Kind> = Awaited<ReturnType<(typeof KINDS)[K]['read']>>;

/**
 * The way into every change: the department is asked first, then the stored row is locked, and the rule is decided on
 * that row as it is now. Nothing of the input has been looked at yet.
 * @returns the row, locked until the end of the unit, and its record
 * @throws NotAllowed, NotFound; Conflict with the current record when `version` is not the stored one
 */
export async function rowFor<K extends Kind, Shape extends NonNullable<ActionSubjects[A]>, A extends Action>(
  unit: Unit,
  action: A,
  kind: K,
  id: number,
  present: (row: RowOf<K>) => Shape,
  version?: number,
): Promise<{ row: RowOf<K>; record: Shape }> {
  authorizeDepartment(unit.actor, action);
  await lock(unit, KINDS[kind].model(unit.models), id);
  const row = (await KINDS[kind].read(unit, id)) as RowOf<K>;
  const record = present(row);
  authorize(unit.actor, action, record);
  if (version !== undefined && row.version !== version) throw new Conflict(record);
  return { row, record };
}

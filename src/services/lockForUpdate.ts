/** Locks a stored row before it is changed, and checks the permission on the locked row. */
import { literal, type Model, type ModelStatic, Op, type WhereOptions } from 'sequelize';
import { Conflict } from '../domain/errors.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { EventRow } from '../models/Event.ts';
import type { NoteRow } from '../models/Note.ts';
import type { TaskRow } from '../models/Task.ts';
import type { TaskTemplateRow } from '../models/TaskTemplate.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import { databaseOf } from './databaseOf.ts';
import type { Unit } from './inTransaction.ts';
import {
  clientRow,
  collaboratorRow,
  eventRow,
  found,
  noteRow,
  taskRow,
  taskTemplateRow,
  withCommercial,
} from './rows.ts';
import { toCollaborator } from './toRecord.ts';

interface RowOf {
  client: ClientRow;
  contract: ContractRow;
  event: EventRow;
  note: NoteRow;
  collaborator: CollaboratorRow;
  task: TaskRow;
  task_template: TaskTemplateRow;
}
type Kind = keyof RowOf;

/** The actions that end a collaborator's access. */
type CollaboratorAction = 'collaborator.deactivate' | 'collaborator.changeDepartment' | 'collaborator.resetPassword';

/** A creation that may already be stored: its table, and the idempotency key of its form. */
interface Creation {
  readonly of: 'contract' | 'payment' | 'event';
  readonly requestKey: string;
}

/** What the locking statement also reads. */
interface Also {
  /** The id that this creation stored before. */
  readonly creation?: Creation;
  /** The client that a contract moves to; it is locked too. */
  readonly clientId?: number;
}

interface Locked<K extends Kind> {
  readonly row: RowOf[K];
  /** The id that the creation stored before; null if it stored nothing. */
  readonly before: number | null;
  /** The other client; null if it does not exist, or if no id was given. */
  readonly client: ClientRow | null;
}

const MODELS = {
  client: 'Client',
  contract: 'Contract',
  event: 'Event',
  note: 'Note',
  collaborator: 'Collaborator',
  task: 'Task',
  task_template: 'TaskTemplate',
} as const;

/** Locks the row by its primary key, and reads the additional values in the same round trip. */
async function lock<K extends Kind>(unit: Unit, kind: K, id: number, { creation, clientId }: Also): Promise<RowOf[K]> {
  const { sequelize } = databaseOf(unit.session).db;
  const include: [ReturnType<typeof literal>, string][] = [];
  if (creation) {
    const isSame = `request_key = ${sequelize.escape(creation.requestKey)}`;
    include.push([literal(`(SELECT ${creation.of}_id FROM ${creation.of} WHERE ${isSame})`), 'before']);
  }
  if (clientId !== undefined) {
    const isOther = `client_id = ${sequelize.escape(clientId)}`;
    include.push([literal(`(SELECT client_id FROM client WHERE ${isOther} FOR UPDATE)`), 'otherClient']);
  }
  const model = unit.models[MODELS[kind]] as unknown as ModelStatic<Model>;
  return found(await model.findByPk(id, { ...unit.lockOptions, attributes: { include } })) as RowOf[K];
}

/** Reads the client of a contract, and the other client. */
function clientsOf(unit: Unit, contractId: number, otherId: number | undefined): Promise<ClientRow[]> {
  const { sequelize } = databaseOf(unit.session).db;
  const own = literal(`(SELECT client_id FROM contract WHERE contract_id = ${sequelize.escape(contractId)})`);
  // Without an operator the library writes the subquery alone, which every client passes.
  const id = otherId === undefined ? { [Op.eq]: own } : { [Op.in]: [own, otherId] };
  const include = withCommercial(unit.models);
  return unit.models.Client.findAll({ where: { id } as WhereOptions, include, ...unit.readOptions });
}

/** Adds its client to a contract. @returns the other client */
function addClient(row: ContractRow, clients: readonly ClientRow[], otherId: number | undefined): ClientRow | null {
  const clientOf = (wanted: number | undefined) => clients.find((client) => client.id === wanted) ?? null;
  row.client = found(clientOf(row.clientId));
  return clientOf(otherId);
}

/**
 * Locks the row until the end of the transaction, and reads it with its associations. Those are not locked, because
 * other users may write them. Both statements are sent together; the server reads after it has locked.
 */
async function lockedRow<K extends Kind>(unit: Unit, kind: K, id: number, also: Also = {}): Promise<Locked<K>> {
  const beside: { readonly [One in Kind]: () => Promise<unknown> } = {
    client: () => clientRow(unit, id),
    contract: () => clientsOf(unit, id, also.clientId),
    event: () => eventRow(unit, id),
    note: () => noteRow(unit, id),
    collaborator: () => Promise.resolve(),
    task: () => taskRow(unit, id),
    task_template: () => taskTemplateRow(unit, id),
  };
  const [locked, read] = await Promise.all([lock(unit, kind, id, also), beside[kind]()]);
  const before = (locked.get('before') as number | null | undefined) ?? null;
  const client =
    kind === 'contract' ? addClient(locked as ContractRow, read as readonly ClientRow[], also.clientId) : null;
  const row = kind === 'contract' || kind === 'collaborator' ? locked : (read as RowOf[K]);
  return { row, before, client };
}

/**
 * Starts every change: checks the department, locks the stored row, and checks the permission on that row. The input is
 * validated later.
 * @returns the row, locked until the end of the transaction, its record, and the other client if `also` names one
 * @throws NotAllowed, NotFound; Conflict with the current record when `version` is not the stored one
 */
export async function lockForUpdate<K extends Kind, Shape extends NonNullable<ActionSubjects[A]>, A extends Action>(
  unit: Unit,
  action: A,
  kind: K,
  id: number,
  toRecord: (row: RowOf[K]) => Shape,
  version?: number,
  also?: Also,
): Promise<{ row: RowOf[K]; record: Shape; client: ClientRow | null }> {
  unit.concerns(kind, id);
  authorizeDepartment(unit.actor, action);
  const { row, client } = await lockedRow(unit, kind, id, also);
  const record = toRecord(row);
  authorize(unit.actor, action, record);
  if (version !== undefined && row.version !== version) throw new Conflict(record);
  unit.decidedOn(action, record);
  return { row, record, client };
}

/**
 * Like `lockForUpdate`, but without a lock, for a collaborator who loses access: a lock held by another session must not
 * prevent that. The procedure that follows checks the row again.
 */
export async function readWithoutLock<A extends CollaboratorAction>(
  unit: Unit,
  action: A,
  id: number,
  version?: number,
): Promise<CollaboratorRow> {
  unit.concerns('collaborator', id);
  authorizeDepartment(unit.actor, action);
  const row = await collaboratorRow(unit, id);
  const record = toCollaborator(row);
  authorize<CollaboratorAction>(unit.actor, action, record);
  if (version !== undefined && row.version !== version) throw new Conflict(record);
  unit.decidedOn(action, record);
  return row;
}

/**
 * Starts a creation whose permission depends on its parent: like `lockForUpdate`, on the parent row. If the same form has
 * already stored a record, its id is returned before the permission is checked, because that may have changed since.
 * @returns the locked row, or the id that was stored before
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
  toRecord: (row: RowOf[K]) => Shape,
  creation: Creation,
): Promise<{ row: RowOf[K]; before: null } | { row: null; before: number }> {
  unit.concerns(kind, id);
  authorizeDepartment(unit.actor, action);
  const { row, before } = await lockedRow(unit, kind, id, { creation });
  if (before !== null) return { row: null, before };
  const record = toRecord(row);
  authorize(unit.actor, action, record);
  unit.decidedOn(action, record);
  return { row, before };
}

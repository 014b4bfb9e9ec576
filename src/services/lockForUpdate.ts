/** The ways to a stored row that will be written: it is locked, and the rule is decided on it as it is then. */
import { literal, type Model, type ModelStatic } from 'sequelize';
import { Conflict } from '../domain/errors.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { EventRow } from '../models/Event.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import type { Action, ActionSubjects } from '../policies/permissions.ts';
import { databaseOf } from './databaseOf.ts';
import type { Unit } from './inTransaction.ts';
import { clientRow, collaboratorRow, eventRow, found, withCommercial } from './rows.ts';
import { toCollaborator } from './toRecord.ts';

interface RowOf {
  client: ClientRow;
  contract: ContractRow;
  event: EventRow;
  collaborator: CollaboratorRow;
}
type Kind = keyof RowOf;

/** What ends somebody's access. */
type CollaboratorAction = 'collaborator.deactivate' | 'collaborator.changeDepartment' | 'collaborator.resetPassword';

/** A creation that may have been stored already: the table it goes to, and the key of its form. */
interface Creation {
  readonly of: 'contract' | 'payment' | 'event';
  readonly requestKey: string;
}

/** What the statement that locks asks besides. */
interface Also {
  /** Whether this creation stored something before. */
  readonly creation?: Creation;
  /** Another client than the row's own, locked too: the one that a contract would go to. */
  readonly clientId?: number;
}

interface Locked<K extends Kind> {
  readonly row: RowOf[K];
  /** The number of what the creation stored before; null for nothing. */
  readonly before: number | null;
  /** The other client; null where there is none of that number, or none was asked for. */
  readonly client: ClientRow | null;
}

const MODELS = { client: 'Client', contract: 'Contract', event: 'Event', collaborator: 'Collaborator' } as const;

/** Locks the row by its primary key, and answers what is asked besides in the same round trip. */
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

/** Gives a contract its client, and reads the other one in the same round trip. */
async function withClients(unit: Unit, row: ContractRow, otherId: number | undefined): Promise<ClientRow | null> {
  const id = otherId === undefined ? row.clientId : [row.clientId, otherId];
  const include = withCommercial(unit.models);
  const clients = await unit.models.Client.findAll({ where: { id }, include, ...unit.readOptions });
  const clientOf = (wanted: number | undefined) => clients.find((client) => client.id === wanted) ?? null;
  row.client = found(clientOf(row.clientId));
  return clientOf(otherId);
}

/**
 * Locks the row until the end of the transaction, then reads it with the records beside it. Those are not locked: they
 * may be others' to write.
 */
async function lockedRow<K extends Kind>(unit: Unit, kind: K, id: number, also: Also = {}): Promise<Locked<K>> {
  const locked = await lock(unit, kind, id, also);
  const before = (locked.get('before') as number | null | undefined) ?? null;
  const client = kind === 'contract' ? await withClients(unit, locked as ContractRow, also.clientId) : null;
  const read: { readonly [One in Kind]: () => RowOf[One] | Promise<RowOf[One]> } = {
    client: () => clientRow(unit, id),
    contract: () => locked as ContractRow,
    event: () => eventRow(unit, id),
    collaborator: () => locked as CollaboratorRow,
  };
  return { row: await read[kind](), before, client };
}

/**
 * The way into every change: the department is asked first, then the stored row is locked, and the rule is decided on
 * that row as it is now. Nothing of the input has been looked at yet.
 * @returns the row, locked until the end of the unit, its record, and the other client where `also` asks for one
 * @throws NotAllowed, NotFound; Conflict with the current record when `version` is not the stored one
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
 * As `lockForUpdate`, of a collaborator who is to be shut out, without a lock: whoever keeps the row locked would keep
 * them in. The procedure that follows decides again on the row as it is then.
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
 * The way into every creation that a stored row decides on: as `lockForUpdate`, of the row that the new one will belong to.
 * What the same form stored before is told before the rules: since it was accepted they may have changed their mind.
 * @returns the locked row, or the number of what was stored before
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

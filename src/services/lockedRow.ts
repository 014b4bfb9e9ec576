/**
 * Locks a row for a write and reads its associations, in one statement. The associations come from subqueries, because
 * those do not lock: the rows of colleagues and of other tables must stay unlocked.
 */

import { literal, type Model, type ModelStatic } from 'sequelize';
import { NotFound } from '../domain/errors.ts';
import type { ClientRow } from '../models/Client.ts';
import type { CollaboratorRow } from '../models/Collaborator.ts';
import type { ColleagueRow } from '../models/Colleague.ts';
import type { ContractRow } from '../models/Contract.ts';
import type { Models } from '../models/defineModels.ts';
import type { EventRow } from '../models/Event.ts';
import { databaseOf, type OpenSession } from './databaseOf.ts';
import type { Unit } from './inTransaction.ts';

const NOT_FOUND = { key: 'error.notFound' } as const;

/** @throws NotFound if there is no row */
export function found<T>(row: T | null): T {
  if (row === null) throw new NotFound(NOT_FOUND);
  return row;
}

export interface RowOf {
  client: ClientRow;
  contract: ContractRow;
  event: EventRow;
  collaborator: CollaboratorRow;
}
export type Kind = keyof RowOf;

/** A creation that may already be stored: its table and the idempotency key of the form. */
export interface Creation {
  readonly of: 'contract' | 'payment' | 'event';
  readonly requestKey: string;
}

const PERSON = "'id', person.collaborator_id, 'firstName', person.first_name, 'lastName', person.last_name";
const CLIENT = `'id', k.client_id, 'companyName', k.company_name, 'fullName', k.full_name, 'email', k.email,
  'phone', k.phone, 'isActive', k.is_active, 'commercialId', k.collaborator_id`;

const personOf = (column: string): string =>
  `(SELECT JSON_OBJECT(${PERSON}) FROM colleague AS person WHERE person.collaborator_id = ${column})`;
const commercialOf = (from: string): string =>
  `(SELECT JSON_OBJECT(${PERSON}) FROM ${from} JOIN colleague AS person ON person.collaborator_id = k.collaborator_id`;

const ofContract = 'client AS k';
const ofEvent = 'contract AS c JOIN client AS k ON k.client_id = c.client_id';

/** The associations of each kind, as JSON: one subquery for each table. */
const BESIDE: { readonly [K in Kind]: Readonly<Record<string, string>> } = {
  client: { commercialJson: personOf('`client`.collaborator_id') },
  contract: {
    clientJson: `(SELECT JSON_OBJECT(${CLIENT}) FROM ${ofContract} WHERE k.client_id = \`contract\`.client_id)`,
    commercialJson: `${commercialOf(ofContract)} WHERE k.client_id = \`contract\`.client_id)`,
  },
  event: {
    contractJson: `(SELECT JSON_OBJECT('id', c.contract_id, 'statut', c.statut, 'clientId', c.client_id)
      FROM contract AS c WHERE c.contract_id = \`event\`.contract_id)`,
    clientJson: `(SELECT JSON_OBJECT(${CLIENT}) FROM ${ofEvent} WHERE c.contract_id = \`event\`.contract_id)`,
    commercialJson: `${commercialOf(ofEvent)} WHERE c.contract_id = \`event\`.contract_id)`,
    supportJson: personOf('`event`.support_contact'),
  },
  collaborator: {},
};

/** Builds the associated rows from the JSON. MySQL returns JSON parsed, MariaDB as text. */
function besideOf(row: Model, models: Models) {
  const read = (name: string): object | null => {
    const json = row.get(name) as string | object | null | undefined;
    return typeof json === 'string' ? (JSON.parse(json) as object) : (json ?? null);
  };
  const stored = { isNewRecord: false, raw: true };
  const person = (name: string): ColleagueRow | null => {
    const values = read(name);
    return values && models.Colleague.build(values as never, stored);
  };
  const client = (name: string, commercial: string): ClientRow | null => {
    const values = read(name);
    const built = values && models.Client.build(values as never, stored);
    if (built) built.commercial = person(commercial);
    return built;
  };
  const ownClient = (): ClientRow => found(client('clientJson', 'commercialJson'));
  const contract = (): ContractRow => {
    const built = models.Contract.build(found(read('contractJson')) as never, stored);
    built.client = ownClient();
    return built;
  };
  return { person, client, ownClient, contract };
}

const MODELS = { client: 'Client', contract: 'Contract', event: 'Event', collaborator: 'Collaborator' } as const;

function attach(kind: Kind, row: Model, models: Models): void {
  const beside = besideOf(row, models);
  if (kind === 'client') (row as ClientRow).commercial = beside.person('commercialJson');
  if (kind === 'contract') (row as ContractRow).client = beside.ownClient();
  if (kind === 'event') {
    (row as EventRow).contract = beside.contract();
    (row as EventRow).support = beside.person('supportJson');
  }
}

/** Additional reads in the same statement. */
export interface Also {
  /** Checks whether this creation is already stored. */
  readonly creation?: Creation;
  /** The id of a second client to lock: the new client of a contract. */
  readonly clientId?: number;
}

function asked({ creation, clientId }: Also, { sequelize }: OpenSession['db']): Record<string, string> {
  const columns: Record<string, string> = {};
  if (creation) {
    const key = sequelize.escape(creation.requestKey);
    columns.before = `(SELECT ${creation.of}_id FROM ${creation.of} WHERE request_key = ${key})`;
  }
  if (clientId !== undefined) {
    const isIt = `WHERE k.client_id = ${sequelize.escape(clientId)}`;
    columns.otherJson = `(SELECT JSON_OBJECT(${CLIENT}) FROM client AS k ${isIt} FOR UPDATE)`;
    columns.otherCommercialJson = `${commercialOf(ofContract)} ${isIt})`;
  }
  return columns;
}

/** A row with its associations. */
export interface Locked<K extends Kind> {
  readonly row: RowOf[K];
  /** The id of the record that this creation already stored, or null. */
  readonly before: number | null;
  /** The second client. Null if it does not exist or was not requested. */
  readonly client: ClientRow | null;
}

/** @returns the row with its associations, locked until the end of the transaction. @throws NotFound */
export async function lockedRow<K extends Kind>(unit: Unit, kind: K, id: number, also: Also = {}): Promise<Locked<K>> {
  const { models, lockOptions, session } = unit;
  const beside = Object.entries({ ...BESIDE[kind], ...asked(also, databaseOf(session).db) });
  const include = beside.map(([name, sql]): [ReturnType<typeof literal>, string] => [literal(sql), name]);
  const model = models[MODELS[kind]] as unknown as ModelStatic<Model>;
  const row = found(await model.findByPk(id, { ...lockOptions, attributes: { include } }));
  attach(kind, row, models);
  const read = besideOf(row, models);
  return {
    row: row as RowOf[K],
    before: (row.get('before') as number | null | undefined) ?? null,
    client: read.client('otherJson', 'otherCommercialJson'),
  };
}

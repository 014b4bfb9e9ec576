import type { ClientRow } from '../../models/Client.ts';
import { allow } from '../allow.ts';
import { toClient } from '../present.ts';
import type { ClientRecord } from '../records.ts';
import { withCommercial } from '../rows.ts';
import type { Session } from '../session.ts';
import { inUnit } from '../unit.ts';
import { nameSql } from './column.ts';
import { countOf, type OldList, windowOf } from './emulate.ts';
import { indexOfRow, type Listed, type ListQuery, type ListSpec, listRows, type Page } from './listRows.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface ClientQuery extends ListQuery {
  /** `mine`: S8, the clients whose commercial I am. */
  readonly scope: 'mine' | 'all';
}

const spec: ListSpec<ClientRow, ClientRecord> = {
  model: ({ models }) => models.Client,
  include: ({ models }) => withCommercial(models),
  id: '`client`.client_id',
  columns: {
    companyName: { kind: 'text', sql: '`client`.company_name' },
    fullName: { kind: 'text', sql: '`client`.full_name' },
    email: { kind: 'text', sql: '`client`.email' },
    phone: { kind: 'phone', sql: '`client`.phone' },
    commercial: { kind: 'text', sql: nameSql('commercial') },
    creationDate: { kind: 'day', sql: '`client`.creation_date' },
    lastUpdate: { kind: 'instant', sql: '`client`.last_update' },
  },
  sort: { column: 'companyName', descending: false },
  present: toClient,
};

const scopes = (session: Session, { scope }: ClientQuery) =>
  scope === 'mine' ? [{ method: ['ownedBy', session.actor.id] as [string, number] }] : [];

/** S7, S8: a window of the clients, by company unless another column is asked for. */
export function listClients(session: Session, query: ClientQuery, window: WindowOptions): Promise<Window<ClientRecord>>;
export function listClients(session: Session, query: ClientQuery & Page): Promise<Listed<ClientRecord>>;
export async function listClients(
  session: Session,
  query: ClientQuery & Partial<Page>,
  window?: WindowOptions,
): Promise<Window<ClientRecord> | Listed<ClientRecord>> {
  allow(session, 'client.list');
  const old = oldList(session, query);
  return window ? windowOf(old, window) : old.list({ offset: query.offset ?? 0, limit: query.limit ?? 0 });
}

const oldList = (session: Session, query: ClientQuery): OldList<ClientRecord> => ({
  list: (page) => inUnit(session, (unit) => listRows(unit, spec, { ...query, ...page }, scopes(session, query))),
  indexOf: (id) => inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id)),
});

/** How many rows that list has, and how many stand before the record `at`. */
export async function countClients(session: Session, query: ClientQuery, options: CountOptions = {}): Promise<Count> {
  allow(session, 'client.list');
  return countOf(oldList(session, query), options);
}

/** Where a client stands in that list, from 0; null where it is not in it. */
export async function indexOfClient(session: Session, query: ClientQuery, id: number): Promise<number | null> {
  allow(session, 'client.list');
  return inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id));
}

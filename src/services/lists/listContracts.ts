import type { ScopeOptions } from 'sequelize';
import type { ContractRow } from '../../models/Contract.ts';
import { STATUTS } from '../../models/statut.ts';
import { allow } from '../allow.ts';
import { toContract } from '../present.ts';
import type { ContractRecord } from '../records.ts';
import { withClient } from '../rows.ts';
import type { Session } from '../session.ts';
import { inUnit } from '../unit.ts';
import { nameSql, orderSql } from './column.ts';
import { countOf, type OldList, windowOf } from './emulate.ts';
import { indexOfRow, type Listed, type ListQuery, type ListSpec, listRows, type Page } from './listRows.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

export interface ContractQuery extends ListQuery {
  /** `mine`: S11, the contracts of my clients. */
  readonly scope: 'mine' | 'all';
  /** S12, S13. */
  readonly status?: 'any' | 'unsigned' | 'unpaid';
  /** Only those of this client. */
  readonly clientId?: number;
}

const STATUT = '`contract`.statut';

const spec: ListSpec<ContractRow, ContractRecord> = {
  model: ({ models }) => models.Contract,
  include: ({ models }) => withClient(models),
  id: '`contract`.contract_id',
  columns: {
    id: { kind: 'number', sql: '`contract`.contract_id' },
    companyName: { kind: 'text', sql: '`client`.company_name' },
    fullName: { kind: 'text', sql: '`client`.full_name' },
    cost: { kind: 'money', sql: '`contract`.cost' },
    balance: { kind: 'money', sql: '`contract`.balance' },
    statut: {
      kind: 'word',
      sql: STATUT,
      values: STATUTS,
      order: orderSql(STATUT, STATUTS),
      label: (value, { t }) => t(`statut.${value}`),
    },
    commercial: { kind: 'text', sql: nameSql('client->commercial') },
    creationDate: { kind: 'instant', sql: '`contract`.creation_date' },
    lastUpdate: { kind: 'instant', sql: '`contract`.last_update' },
  },
  sort: { column: 'id', descending: true },
  present: toContract,
};

function scopes(session: Session, { scope, status = 'any', clientId }: ContractQuery): (string | ScopeOptions)[] {
  return [
    ...(scope === 'mine' ? [{ method: ['ofCommercial', session.actor.id] as [string, number] }] : []),
    ...(status === 'any' ? [] : [status]),
    ...(clientId === undefined ? [] : [{ method: ['ofClient', clientId] as [string, number] }]),
  ];
}

/** S10–S13: a window of the contracts, the newest first unless another order is asked for. */
export function listContracts(
  session: Session,
  query: ContractQuery,
  window: WindowOptions,
): Promise<Window<ContractRecord>>;
export function listContracts(session: Session, query: ContractQuery & Page): Promise<Listed<ContractRecord>>;
export async function listContracts(
  session: Session,
  query: ContractQuery & Partial<Page>,
  window?: WindowOptions,
): Promise<Window<ContractRecord> | Listed<ContractRecord>> {
  allow(session, 'contract.list');
  const old = oldList(session, query);
  return window ? windowOf(old, window) : old.list({ offset: query.offset ?? 0, limit: query.limit ?? 0 });
}

const oldList = (session: Session, query: ContractQuery): OldList<ContractRecord> => ({
  list: (page) => inUnit(session, (unit) => listRows(unit, spec, { ...query, ...page }, scopes(session, query))),
  indexOf: (id) => inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id)),
});

/** How many rows that list has, and how many stand before the record `at`. */
export async function countContracts(
  session: Session,
  query: ContractQuery,
  options: CountOptions = {},
): Promise<Count> {
  allow(session, 'contract.list');
  return countOf(oldList(session, query), options);
}

/** Where a contract stands in that list, from 0; null where it is not in it. */
export async function indexOfContract(session: Session, query: ContractQuery, id: number): Promise<number | null> {
  allow(session, 'contract.list');
  return inUnit(session, (unit) => indexOfRow(unit, spec, query, scopes(session, query), id));
}

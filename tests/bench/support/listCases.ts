import { type ClientQuery, clientList, listClients } from '../../../src/services/lists/clientList.ts';
import { type ContractQuery, contractList, listContracts } from '../../../src/services/lists/contractList.ts';
import { type EventQuery, eventList, listEvents } from '../../../src/services/lists/eventList.ts';
import type { ListSpec, Sort } from '../../../src/services/lists/listSpec.ts';
import type { Page, PageOptions } from '../../../src/services/lists/page.ts';
import type { Session } from '../../../src/services/session.ts';

type Row = { readonly id: number };

/** A list as a user sees it, and the hand-written SQL for it. */
export interface ListCase {
  readonly kind: 'clients' | 'contracts' | 'events';
  readonly name: string;
  readonly username: string;
  readonly list: (session: Session, options: PageOptions) => Promise<Page<Row>>;
  readonly table: string;
  readonly id: string;
  /** The condition of the filter; `?` is the user's id. */
  readonly where: string;
  /** The index with these rows in this order. */
  readonly index: string;
  readonly by: string;
  readonly descending: boolean;
  readonly shown: string;
  readonly joins: string;
  readonly isFilter: boolean;
}

interface Filter<Query> {
  readonly name: string;
  readonly username?: string;
  readonly query: Query;
  readonly where: string;
  readonly index: string;
}

type List<Query> = (
  session: Session,
  query: Query & { sort?: Sort | null },
  options: PageOptions,
) => Promise<Page<Row>>;

const BOSS = 'gestion.demo';

function casesOf<Query extends object>(
  kind: ListCase['kind'],
  spec: ListSpec<Row>,
  list: List<Query>,
  everything: Query,
  filters: readonly Filter<Query>[],
): ListCase[] {
  const { table, id, shown, joins, sorts, sort } = spec;
  const common = { kind, table, id, shown, joins };
  const byFilter = filters.map(({ name, username = BOSS, query, where, index }) => ({
    ...common,
    name,
    username,
    list: (session: Session, options: PageOptions) => list(session, query, options),
    where: `l.is_active = 1 AND ${where}`,
    index,
    by: sorts[sort.column]?.sql ?? id,
    descending: sort.descending,
    isFilter: true,
  }));
  const bySort = Object.entries(sorts).flatMap(([column, { sql, index }]) =>
    [false, true].map((descending) => ({
      ...common,
      name: `${column} ${descending ? '↓' : '↑'}`,
      username: BOSS,
      list: (session: Session, options: PageOptions) =>
        list(session, { ...everything, sort: { column, descending } }, options),
      where: 'l.is_active = 1',
      index: index ?? 'PRIMARY',
      by: sql,
      descending,
      isFilter: false,
    })),
  );
  return [...byFilter, ...bySort];
}

/** Every list with each quick filter, and with each sort. The filter for future events has its own statement. */
export function listCases(): readonly ListCase[] {
  return [
    ...casesOf<ClientQuery>('clients', clientList, listClients, { scope: 'all' }, [
      {
        name: 'mine',
        username: 'bill.boquet',
        query: { scope: 'mine' },
        where: 'l.collaborator_id = ?',
        index: 'client_own',
      },
    ]),
    ...casesOf<ContractQuery>('contracts', contractList, listContracts, { scope: 'all' }, [
      {
        name: 'mine',
        username: 'bill.boquet',
        query: { scope: 'mine' },
        where: 'l.commercial_id = ?',
        index: 'contract_listing_own',
      },
      {
        name: 'unsigned',
        query: { scope: 'all', filters: ['unsigned'] },
        where: 'l.is_unsigned = 1',
        index: 'contract_listing_unsigned',
      },
      {
        name: 'unpaid',
        query: { scope: 'all', filters: ['unpaid'] },
        where: 'l.is_unpaid = 1',
        index: 'contract_listing_unpaid',
      },
      {
        name: 'mine, unsigned',
        username: 'bill.boquet',
        query: { scope: 'mine', filters: ['unsigned'] },
        where: 'l.commercial_id = ? AND l.is_unsigned = 1',
        index: 'contract_listing_own_unsigned',
      },
      {
        name: 'mine, unpaid',
        username: 'bill.boquet',
        query: { scope: 'mine', filters: ['unpaid'] },
        where: 'l.commercial_id = ? AND l.is_unpaid = 1',
        index: 'contract_listing_own_unpaid',
      },
    ]),
    ...casesOf<EventQuery>('events', eventList, listEvents, { scope: 'all' }, [
      {
        name: 'of my clients',
        username: 'bill.boquet',
        query: { scope: 'mine' },
        where: 'l.commercial_id = ?',
        index: 'event_listing_own',
      },
      {
        name: 'assigned to me',
        username: 'kate.hastroff',
        query: { scope: 'mine' },
        where: 'l.support_id = ?',
        index: 'event_listing_assigned',
      },
      {
        name: 'unassigned',
        query: { scope: 'all', filters: ['unassigned'] },
        where: 'l.is_unassigned = 1',
        index: 'event_listing_unassigned',
      },
      {
        name: 'to come',
        query: { scope: 'all', filters: ['upcoming'] },
        where: 'l.event_end >= UTC_TIMESTAMP()',
        index: 'event_listing_event_start',
      },
      {
        name: 'not ready',
        query: { scope: 'all', filters: ['unready'] },
        where: 'l.unready_from <= UTC_DATE() AND l.event_end >= UTC_TIMESTAMP()',
        index: 'event_listing_event_start',
      },
    ]),
  ];
}

import { type PlainAction, requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { countRows } from './countRows.ts';
import type { ListQuery, ListSpec, ScopeCall } from './listSpec.ts';
import type { Count, CountOptions, Page, PageOptions } from './page.ts';
import { type ListRequest, readPage } from './readPage.ts';

/** Mine or everybody's; the quick filters of the record, by name; what belongs to one client or one contract. */
export interface ScopedQuery<Filter extends string = never> extends ListQuery {
  readonly scope: 'mine' | 'all';
  readonly filters?: readonly Filter[];
  readonly clientId?: number;
  readonly contractId?: number;
}

/** The two questions that one kind of list answers. */
export interface ListService<Query, Shape> {
  readonly list: (session: Session, query: Query, options: PageOptions) => Promise<Page<Shape>>;
  readonly count: (session: Session, query: Query, options: CountOptions) => Promise<Count>;
}

/**
 * @param action that asks for the right to see the list
 * @param mine the scope of the model that says what is somebody's own
 * @returns the two questions that a list answers; each asks for the right first
 */
export function defineList<Shape, Query extends Partial<ScopedQuery<string>>>(
  action: PlainAction,
  spec: ListSpec<Shape>,
  mine: (session: Session) => string = () => '',
) {
  const scopes = (session: Session, { scope, filters = [], clientId, contractId }: Query): ScopeCall[] => [
    ...(scope === 'mine' ? [[mine(session), session.actor.id] as const] : []),
    ...filters.map((name) => [name, session.now()] as const),
    ...(clientId === undefined ? [] : [['ofClient', clientId] as const]),
    ...(contractId === undefined ? [] : [['ofContract', contractId] as const]),
  ];
  const asked = (session: Session, query: Query): ListRequest<Shape> => ({
    session,
    spec,
    query,
    scopes: scopes(session, query),
  });
  return {
    /** A page of the rows, in the list's own order unless another column is asked for. */
    list: async (session: Session, query: Query, options: PageOptions): Promise<Page<Shape>> => {
      requirePermission(session, action);
      return readPage(asked(session, query), options);
    },
    /** How many rows that list has, and how many stand before the record `at`. */
    count: async (session: Session, query: Query, options: CountOptions = {}): Promise<Count> => {
      requirePermission(session, action);
      return countRows(asked(session, query), options);
    },
  };
}

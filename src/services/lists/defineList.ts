import { Invalid } from '../../domain/errors.ts';
import { type PlainAction, requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { countRows } from './countRows.ts';
import type { ListQuery, ListSpec, ScopeCall } from './listSpec.ts';
import type { Count, CountOptions, Page, PageOptions } from './page.ts';
import { type ListRequest, readPage } from './readPage.ts';
import { parseFilter } from './terms/parseFilter.ts';

/**
 * The parameters of a list: only the user's own records or all, quick filters by name, and one client or one contract.
 */
export interface ScopedQuery<Filter extends string = never> extends ListQuery {
  readonly scope: 'mine' | 'all';
  readonly filters?: readonly Filter[];
  readonly clientId?: number;
  readonly contractId?: number;
}

/** The two queries of a list: a page and a count. */
export interface ListService<Query, Shape> {
  readonly list: (session: Session, query: Query, options: PageOptions) => Promise<Page<Shape>>;
  readonly count: (session: Session, query: Query, options: CountOptions) => Promise<Count>;
}

/**
 * Each function checks the permission first, and throws Invalid with the field `text` if a term of the text is wrong.
 * @param action the permission to read the list
 * @param mine the scope of the model that keeps the user's own records
 * @returns the functions that read a page and count the rows
 */
export function defineList<Shape, Query extends Partial<ScopedQuery<string>>>(
  action: PlainAction,
  spec: ListSpec<Shape>,
  mine: (session: Session) => string = () => '',
) {
  const scopes = (session: Session, { scope, filters = [], clientId, contractId }: Query): ScopeCall[] => [
    ...(scope === 'mine' ? [[mine(session), session.actor.id] as const] : []),
    ...filters.map((name) => [name, session.now(), session.clock.today()] as const),
    ...(clientId === undefined ? [] : [['ofClient', clientId] as const]),
    ...(contractId === undefined ? [] : [['ofContract', contractId] as const]),
  ];
  const asked = (session: Session, query: Query): ListRequest<Shape> => {
    if (!spec.typed || !query.text?.trim()) return { session, spec, query, scopes: scopes(session, query) };
    const { words, terms, filters, includesInactive, wrong } = parseFilter(spec.typed.kind, query.text, session.clock);
    const [first] = wrong;
    if (first) throw new Invalid({ text: first.problem }, first.problem);
    const includeInactive = includesInactive || (query.includeInactive ?? false);
    const whole = { ...query, text: words, includeInactive };
    const named = [...new Set([...(query.filters ?? []), ...filters])];
    return { session, spec, query: whole, scopes: scopes(session, { ...whole, filters: named }), terms };
  };
  return {
    /** A page of rows, in the default order of the list unless the query has a sort. */
    list: async (session: Session, query: Query, options: PageOptions): Promise<Page<Shape>> => {
      requirePermission(session, action);
      return readPage(asked(session, query), options);
    },
    /** The number of rows of that list, and the number of rows before the record `at`. */
    count: async (session: Session, query: Query, options: CountOptions = {}): Promise<Count> => {
      requirePermission(session, action);
      return countRows(asked(session, query), options);
    },
  };
}

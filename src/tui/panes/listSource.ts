import type { ListQuery } from '../../services/lists/listSpec.ts';
import type { Count, CountOptions, Window, WindowOptions } from '../../services/lists/window.ts';
import type { Session } from '../../services/session.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { RecordSource } from '../state/paneController.ts';

/** The two questions that one kind of list answers. */
export interface ListService<Q, R> {
  readonly list: (session: Session, query: Q, window: WindowOptions) => Promise<Window<R>>;
  readonly count: (session: Session, query: Q, options: CountOptions) => Promise<Count>;
  readonly toQuery: (query: PaneQuery) => Q;
}

const NOTHING = { rows: [], before: null, after: null };
const NONE = { total: 0, isExact: true, place: null };

/** A pane that follows another shows nothing as long as there is nobody to follow. */
const followsNothing = ({ scope, parentId }: PaneQuery): boolean => scope === 'linked' && parentId === null;

/** @returns the part of a pane's query that every list is asked in the same way. */
export function listQuery({ scope, text, includeInactive, sort }: PaneQuery): ListQuery & { scope: 'mine' | 'all' } {
  return { scope: scope === 'mine' ? 'mine' : 'all', text, includeInactive, sort };
}

/** @returns the pane's way to its rows through the services of its list. */
export function listSource<Q, R>(session: Session, { list, count, toQuery }: ListService<Q, R>): RecordSource<R> {
  return {
    window: async (query, from, limit) =>
      followsNothing(query) ? NOTHING : list(session, toQuery(query), { from, limit }),
    count: async (query, at) =>
      followsNothing(query) ? NONE : count(session, toQuery(query), at === null ? {} : { at }),
  };
}

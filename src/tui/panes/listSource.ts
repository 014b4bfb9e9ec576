import type { ListService, ScopedQuery } from '../../services/lists/defineList.ts';
import type { Session } from '../../services/session.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { RecordSource } from '../state/paneController.ts';

const NOTHING = { rows: [], before: null, after: null };
const NONE = { total: 0, isExact: true, place: null };

/** A pane that follows another shows nothing as long as there is nobody to follow. */
const followsNothing = ({ scope, parentId }: PaneQuery): boolean => scope === 'linked' && parentId === null;

/**
 * A filter is one of the record's own, by the type of the keys.
 * @param service with `parent`, by which the record chosen in the pane before narrows the list
 * @returns the pane's way to its rows through the services of its list
 */
export function listSource<Filter extends string, R>(
  session: Session,
  { list, count, parent }: ListService<ScopedQuery<Filter>, R> & { readonly parent?: 'clientId' | 'contractId' },
): RecordSource<R> {
  const asked = ({ scope, filter, text, includeInactive, sort, parentId }: PaneQuery): ScopedQuery<Filter> => ({
    scope: scope === 'mine' ? 'mine' : 'all',
    filters: filter === 'any' ? [] : [filter as Filter],
    text,
    includeInactive,
    sort,
    ...(parent && scope === 'linked' && parentId !== null && { [parent]: parentId }),
  });
  return {
    page: async (query, from, limit) =>
      followsNothing(query) ? NOTHING : list(session, asked(query), { from, limit }),
    count: async (query, at) =>
      followsNothing(query) ? NONE : count(session, asked(query), at === null ? {} : { at }),
  };
}

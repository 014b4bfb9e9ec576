import type { ListService, ScopedQuery } from '../../services/lists/defineList.ts';
import type { Session } from '../../services/session.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { RecordSource } from '../state/recordSource.ts';

const NOTHING = { rows: [], before: null, after: null };
const NONE = { total: 0, isExact: true, place: null };

/** Returns true for a pane whose parent has no selected record. Such a pane shows nothing. */
const followsNothing = ({ scope, parentId }: PaneQuery): boolean => scope === 'linked' && parentId === null;

/**
 * Returns the pane's data source over its list services. The type ensures that a filter belongs to the record kind.
 * @param service the list services; `parent` is the id that restricts the list to the parent's record
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

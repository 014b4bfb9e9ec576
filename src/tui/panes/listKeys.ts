import type { Role } from '../../domain/roles.ts';
import type { Binding } from '../keys/binding.ts';
import type { Scope } from '../state/pane.ts';
import { PARENT } from '../state/places.ts';
import type { FilterOf, PaneKind } from '../state/workspace.ts';
import type { PaneContext } from './paneSpec.ts';

type Run<K extends PaneKind> = Pick<Binding<PaneContext<K>>, 'isOfList' | 'run' | 'show'>;

const parentId = <K extends PaneKind>({ workspace, spec }: PaneContext<K>): number | null => {
  const parent = PARENT[spec.kind];
  return parent ? (workspace.panes[parent].selected()?.id ?? null) : null;
};

/** Adds the list of the parent's record to the navigation history. */
function leave<K extends PaneKind>({ workspace, pane }: PaneContext<K>): void {
  const { places } = workspace;
  if (pane.store.get().query.scope === 'linked') places.remember(places.here());
}

/**
 * Returns `run` of a quick filter; the same key removes it. The filter applies to the whole list, never only to the
 * parent's records. Removing it restores the previous list.
 * @param wholeOf the list that is a department's own
 */
export function quickFilter<K extends PaneKind>(filter: FilterOf[K], wholeOf: (role: Role) => 'mine' | 'all'): Run<K> {
  const put = (context: PaneContext<K>, patch: { readonly text?: string }) => {
    const { uiContext, pane } = context;
    const { query } = pane.store.get();
    leave(context);
    const scope = query.scope === 'all' ? 'all' : wholeOf(uiContext.session.actor.role);
    const scopeBefore = query.filter === 'any' ? query.scope : query.scopeBefore;
    return pane.ask({ filter, scope, scopeBefore, ...patch });
  };
  const run: Run<K>['run'] = (context) => {
    const { query } = context.pane.store.get();
    if (query.filter !== filter) return put(context, {});
    const scope: Scope = query.scopeBefore ?? query.scope;
    const linked = scope === 'linked' ? { parentId: parentId(context) } : {};
    return context.pane.ask({ filter: 'any', scope, scopeBefore: null, ...linked });
  };
  // A filter chosen in the command palette clears the search text.
  return { isOfList: true, run, show: (context) => put(context, { text: '' }) };
}

/** Shows only the user's own records. */
export function onlyMine<K extends PaneKind>(): Run<K> {
  return {
    isOfList: true,
    run: (context) => {
      leave(context);
      return context.pane.ask({ scope: 'mine', scopeBefore: null });
    },
    show: (context) => {
      leave(context);
      return context.pane.ask({ scope: 'mine', scopeBefore: null, filter: 'any', text: '' });
    },
  };
}

/** Shows all records with the current quick filter; if all are already shown, removes the filter. */
export function everybodys<K extends PaneKind>(): Run<K> {
  return {
    isOfList: true,
    run: (context) => {
      const isAll = context.pane.store.get().query.scope === 'all';
      leave(context);
      return context.pane.ask({ scope: 'all', scopeBefore: null, ...(isAll ? { filter: 'any' } : {}) });
    },
    show: (context) => {
      leave(context);
      return context.pane.ask({ scope: 'all', scopeBefore: null, filter: 'any', text: '' });
    },
  };
}

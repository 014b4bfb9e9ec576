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

/** What was shown of the record chosen before is a place to come back to. */
function leave<K extends PaneKind>({ workspace, pane }: PaneContext<K>): void {
  const { places } = workspace;
  if (pane.store.get().query.scope === 'linked') places.remember(places.here());
}

/**
 * A quick filter, which its own key takes off again. It asks the whole list, never the records of the one chosen in the
 * pane before; taken off, what was shown before comes back. @param wholeOf the list that is a department's own
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
  // What is asked for by its name is shown whole.
  return { isOfList: true, run, show: (context) => put(context, { text: '' }) };
}

/** Mine. */
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

/** All, with the quick filter that is on; where they are all shown, without it. */
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

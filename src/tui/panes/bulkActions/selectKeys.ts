import { type Binding, refused, type Verdict } from '../../keys/binding.ts';
import { isGone } from '../../state/markedRows.ts';
import { chosenIn, MOST_MARKED } from '../../state/selection.ts';
import type { PaneContext } from '../paneSpec.ts';

type Key = Binding<PaneContext>;

const markable = ({ row }: PaneContext): Verdict => {
  if (!row) return refused('notice.noRow');
  return isGone(row) ? refused('bulk.gone') : { allowed: true };
};

const chosen = ({ workspace, spec }: PaneContext) => chosenIn(workspace.selection.get(), spec.kind);

/** Marks rows up to the maximum, and shows how many were not marked. */
function mark({ workspace, spec, uiContext }: PaneContext, ids: readonly number[], isAll: boolean): void {
  const before = workspace.selection.get()[spec.kind];
  const added = ids.filter((id) => !before?.has(id));
  const room = MOST_MARKED - (before?.size ?? 0);
  workspace.selection.dispatch({ type: 'add', kind: spec.kind, ids: added.slice(0, room) });
  const { size } = chosenIn(workspace.selection.get(), spec.kind);
  if (isAll && added.length <= room) uiContext.notify('done', { key: 'bulk.marked', params: { count: size } });
  else uiContext.notify('refused', { key: 'bulk.markedMost', params: { count: size } });
}

/** Returns the index of the last marked row, if it is loaded. */
function lastMarked(context: PaneContext): number | null {
  const id = [...chosen(context)].at(-1);
  return [...context.pane.store.get().rows].find(([, row]) => row.id === id)?.[0] ?? null;
}

/** Marks every row from the last marked one to the cursor. */
function markRange(context: PaneContext): void {
  const { rows, cursor } = context.pane.store.get();
  const from = lastMarked(context);
  if (from === null) return;
  const [first, last] = [Math.min(from, cursor), Math.max(from, cursor)];
  const between = [...rows].filter(([place, row]) => place >= first && place <= last && !isGone(row));
  const ids = between.toSorted(([a], [b]) => a - b).map(([, row]) => row.id);
  mark(context, from <= cursor ? ids : ids.reverse(), true);
}

/**
 * The marking keys: toggle the row under the cursor; mark from the last mark to the cursor; mark the whole list. The
 * cursor stays.
 */
export const selectKeys: readonly Key[] = [
  {
    id: 'pane.select',
    keys: ['Space'],
    label: 'keys.select',
    needs: markable,
    run: ({ workspace, spec, row }) => {
      if (!row) return;
      workspace.selection.dispatch({ type: 'toggle', kind: spec.kind, id: row.id });
    },
  },
  {
    id: 'pane.selectRange',
    keys: ['V'],
    label: 'keys.selectRange',
    needs: (context) => (lastMarked(context) === null ? refused('bulk.noStart') : { allowed: true }),
    run: markRange,
  },
  {
    id: 'pane.selectAll',
    keys: ['A'],
    label: 'keys.selectAll',
    title: 'keys.titleSelectAll',
    needs: ({ pane }) => (pane.store.get().total === 0 ? refused('notice.noRow') : { allowed: true }),
    run: (context) =>
      context.uiContext.blockInput(async () => {
        const { rows, isAll } = await context.pane.first(MOST_MARKED);
        const ids = rows.filter((row) => !isGone(row)).map(({ id }) => id);
        return () => mark(context, ids, isAll);
      }),
  },
];

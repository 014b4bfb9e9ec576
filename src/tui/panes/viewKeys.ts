import { type Binding, refused, type Verdict } from '../keys/binding.ts';
import { arrangedColumns } from './arrangedColumns.ts';
import { exportKey } from './exports/exportKey.ts';
import type { PaneContext } from './paneSpec.ts';
import { anyRow } from './rowVerb.ts';

type Key = Binding<PaneContext>;
type Sort = { readonly column: string; readonly descending: boolean } | null;

/** Sorts the list, now and at the next sign-in. */
function sortBy({ shell, spec, pane }: PaneContext, sort: Sort): Promise<void> {
  shell.settings.dispatch({ panes: { [spec.kind]: { sort } } });
  return pane.ask({ sort });
}

/** The columns that can be sorted by, in the order that the person sees. */
function sortable({ shell, spec }: PaneContext) {
  const choice = shell.settings.get().panes?.[spec.kind]?.columns;
  return arrangedColumns(spec.columns, choice)
    .filter(({ column, isShown }) => isShown && column.isSortable !== false)
    .map(({ column }) => column);
}

/** The column after the one sorted by, in the order shown; after the last one, the list's own order again. */
function sortByNext(context: PaneContext): Promise<void> {
  const { sort } = context.pane.store.get().query;
  const columns = sortable(context);
  const next = columns[columns.findIndex((column) => column.key === sort?.column) + 1];
  return sortBy(context, next ? { column: next.key, descending: false } : null);
}

function reverse(context: PaneContext): Promise<void> {
  const sort = context.pane.store.get().query.sort ?? { column: sortable(context)[0]?.key ?? '', descending: false };
  return sortBy(context, { ...sort, descending: !sort.descending });
}

/** Moves the line between the panes and the card. */
const resize = (id: string, keys: readonly string[], by: number): Key => ({
  id: `pane.${id}`,
  keys,
  label: `keys.${id}`,
  needs: ({ shell }): Verdict => (shell.paneShare() === null ? refused('settings.noCard') : { allowed: true }),
  run: ({ shell }) => {
    const share = shell.paneShare();
    if (share === null) return;
    const paneShare = Math.max(SHARE.least, Math.min(share + by, SHARE.most));
    shell.settings.dispatch({ paneShare });
  },
});

/** Percent of the width that the panes have beside the card. */
const SHARE = { least: 30, most: 85, step: 4 } as const;

/** How a pane shows its list: order, columns, size. All of it is kept for the person. */
export const viewKeys: readonly Key[] = [
  { id: 'pane.sort', keys: ['o'], label: 'keys.sort', title: 'keys.titleSort', run: sortByNext },
  { id: 'pane.reverse', keys: ['O'], label: 'keys.reverse', run: reverse },
  {
    id: 'pane.zoom',
    keys: ['z'],
    label: 'keys.zoom',
    title: 'keys.titleZoom',
    run: ({ workspace }) => workspace.focus.dispatch({ type: 'zoom' }),
  },
  {
    id: 'pane.columns',
    keys: ['C'],
    label: 'keys.columns',
    run: ({ shell, workspace }) => {
      // Only the zoomed pane has room for every column.
      if (!workspace.focus.get().isZoomed) workspace.focus.dispatch({ type: 'zoom' });
      shell.openColumns();
    },
  },
  resize('wider', ['+', '='], SHARE.step),
  resize('narrower', ['-'], -SHARE.step),
  {
    id: 'pane.copy',
    keys: ['y'],
    label: 'keys.copy',
    title: 'keys.titleCopy',
    needs: anyRow,
    run: ({ shell }) => shell.openCopy(),
  },
  exportKey,
];

/** The settings of the person, from everywhere. */
export const settingsKey: Key = {
  id: 'app.settings',
  keys: [','],
  label: 'keys.settings',
  title: 'keys.titleSettings',
  run: ({ shell }) => shell.openSettings(),
};

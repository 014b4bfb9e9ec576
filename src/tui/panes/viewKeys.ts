import type { After } from '../../i18n/translator.ts';
import { type Binding, refused, type Verdict } from '../keys/binding.ts';
import { exportKey } from './exports/exportKey.ts';
import type { PaneContext } from './paneSpec.ts';
import { anyRow } from './rowVerb.ts';

type Key = Binding<PaneContext>;
type Sort = { readonly column: string; readonly descending: boolean } | null;

/** Sorts the list, now and at the next sign-in. The cursor stays on its record. Null restores the default order. */
function sortBy({ uiContext, spec, pane, row }: PaneContext, sort: Sort): Promise<void> {
  uiContext.settings.dispatch({ panes: { [spec.kind]: { sort } } });
  return pane.sort(sort, row?.id);
}

/** Asks for the sort column among the visible ones; the default order comes first. */
function chooseSort(context: PaneContext): void {
  const { uiContext, spec, pane } = context;
  const { t } = uiContext.texts;
  const { sort } = pane.store.get().query;
  const now = sort ?? spec.usualSort;
  const drawn = uiContext.drawnColumns(spec.kind);
  const columns = spec.columns.filter(({ key, isSortable }) => drawn.includes(key) && isSortable !== false);
  const arrow = (isDescending: boolean) => (isDescending ? '▾' : '▴');
  const titleOf = (key: string) => {
    const column = spec.columns.find((one) => one.key === key);
    return column ? t(column.title) : '';
  };
  const usual = {
    value: null as Sort,
    label: t('sort.usual', { column: titleOf(spec.usualSort.column) }),
    isCurrent: sort === null,
    ...(sort === null && { detail: arrow(now.descending) }),
  };
  const others = columns.map(({ key, title }) => ({
    value: { column: key, descending: false } as Sort,
    label: t(title),
    isCurrent: sort?.column === key,
    ...(sort?.column === key && { detail: arrow(now.descending) }),
  }));
  uiContext.choose<Sort>({
    title: { key: 'sort.title' },
    options: async () => [usual, ...others],
    empty: { key: 'sort.usual' },
    onChosen: (chosen) => sortBy(context, chosen),
  });
}

function reverse(context: PaneContext): Promise<void> {
  const sort = context.pane.store.get().query.sort ?? context.spec.usualSort;
  return sortBy(context, { ...sort, descending: !sort.descending });
}

/** Moves the border between the panes and the card. */
const resize = (id: After<'keys.'>, keys: readonly string[], by: number): Key => ({
  id: `pane.${id}`,
  keys,
  label: `keys.${id}`,
  needs: ({ uiContext }): Verdict => (uiContext.paneShare() === null ? refused('settings.noCard') : { allowed: true }),
  run: ({ uiContext }) => {
    const share = uiContext.paneShare();
    if (share === null) return;
    const paneShare = Math.max(SHARE.least, Math.min(share + by, SHARE.most));
    uiContext.settings.dispatch({ paneShare });
  },
});

/** The panes' share of the width beside the card, in percent. */
const SHARE = { least: 30, most: 85, step: 4 } as const;

/** The keys for how a pane shows its list: order, columns, size. All choices are saved for the user. */
export const viewKeys: readonly Key[] = [
  { id: 'pane.sort', keys: ['o'], label: 'keys.sort', title: 'keys.titleSort', run: chooseSort },
  { id: 'pane.reverse', keys: ['O'], label: 'keys.reverse', run: reverse },
  { id: 'pane.usualSort', keys: ['Backspace'], label: 'keys.usualSort', run: (context) => sortBy(context, null) },
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
    run: ({ uiContext, workspace }) => {
      // Only the zoomed pane has room for every column.
      if (!workspace.focus.get().isZoomed) workspace.focus.dispatch({ type: 'zoom' });
      uiContext.openColumns();
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
    run: ({ uiContext }) => uiContext.openCopy(),
  },
  exportKey,
];

/** Opens the user's settings, from every pane. */
export const settingsKey: Key = {
  id: 'app.settings',
  keys: [','],
  label: 'keys.settings',
  title: 'keys.titleSettings',
  run: ({ uiContext }) => uiContext.openSettings(),
};

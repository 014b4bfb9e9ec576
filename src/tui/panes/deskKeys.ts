import type { Binding } from '../keys/binding.ts';
import type { PaneKind } from '../state/workspace.ts';
import type { PaneContext } from './paneSpec.ts';
import { anyRow } from './rowVerb.ts';

type Key = Binding<PaneContext>;

const stepTo = (
  id: string,
  keys: readonly string[],
  to: (cursor: number, page: number, last: number) => number,
): Key => ({
  id: `move.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ pane, shell }) => {
    const { cursor, total } = pane.store.get();
    pane.move(to(cursor, shell.pageSize(), (total ?? 1) - 1));
  },
});

const goTo = (kind: PaneKind, keys: readonly string[]): Key => ({
  id: `go.${kind}`,
  keys,
  label: `pane.${kind}`,
  isHidden: ({ workspace }) => !workspace.kinds.includes(kind),
  run: ({ workspace }) => workspace.focus.dispatch({ type: 'focus', pane: kind }),
});

const goBy = (id: string, keys: readonly string[], by: number): Key => ({
  id: `go.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ workspace }) => {
    const { kinds, focus } = workspace;
    const next = kinds[(kinds.indexOf(focus.get().pane) + by + kinds.length) % kinds.length];
    if (next) focus.dispatch({ type: 'focus', pane: next });
  },
});

/** The column after the one sorted by, in the order shown; after the last one, the list's own order again. */
function sortByNext({ spec, pane }: PaneContext): Promise<void> {
  const { sort } = pane.store.get().query;
  const columns = spec.columns.filter((column) => column.isSortable !== false);
  const next = columns[columns.findIndex((column) => column.key === sort?.column) + 1];
  return pane.ask({ sort: next ? { column: next.key, descending: false } : null });
}

function back({ workspace, pane }: PaneContext): void | Promise<void> {
  if (pane.store.get().query.text !== '') return pane.ask({ text: '' });
  const { kinds, focus } = workspace;
  const at = kinds.indexOf(focus.get().pane);
  if (focus.get().isZoomed) focus.dispatch({ type: 'zoom' });
  else if (pane.store.get().query.scope === 'linked') {
    focus.dispatch({ type: 'focus', pane: kinds[Math.max(0, at - 1)] ?? focus.get().pane });
  }
}

/** Moving in and between the panes, and how a pane shows its list: the same keys in every pane. */
export const paneKeys: readonly Key[] = [
  goTo('clients', ['1', '&']),
  goTo('contracts', ['2', 'é']),
  goTo('events', ['3', '"']),
  goTo('collaborators', ['4', "'"]),
  goBy('nextPane', ['Tab'], 1),
  goBy('previousPane', ['Shift+Tab'], -1),
  stepTo('up', ['Up', 'k'], (cursor) => cursor - 1),
  stepTo('down', ['Down', 'j'], (cursor) => cursor + 1),
  stepTo('pageUp', ['PgUp', 'Ctrl+U'], (cursor, page) => cursor - page),
  stepTo('pageDown', ['PgDn', 'Ctrl+D'], (cursor, page) => cursor + page),
  stepTo('first', ['Home', 'g'], () => 0),
  stepTo('last', ['End', 'G'], (_cursor, _page, last) => last),
  { id: 'pane.back', keys: ['Esc'], label: 'keys.back', run: back },
  { id: 'pane.card', keys: ['h'], label: 'keys.history', needs: anyRow, run: ({ shell }) => shell.openCard() },
  {
    id: 'pane.filter',
    keys: ['/', 'Ctrl+F'],
    label: 'keys.filter',
    onFooter: 80,
    run: ({ shell }) => shell.openFilter(),
  },
  { id: 'pane.sort', keys: ['o'], label: 'keys.sort', run: sortByNext },
  {
    id: 'pane.reverse',
    keys: ['O'],
    label: 'keys.reverse',
    run: async ({ spec, pane }) => {
      const sort = pane.store.get().query.sort ?? { column: spec.columns[0]?.key ?? '', descending: false };
      await pane.ask({ sort: { ...sort, descending: !sort.descending } });
    },
  },
  {
    id: 'pane.inactive',
    keys: ['x'],
    label: 'keys.inactive',
    run: ({ pane }) => pane.ask({ includeInactive: !pane.store.get().query.includeInactive }),
  },
  {
    id: 'pane.zoom',
    keys: ['z'],
    label: 'keys.zoom',
    run: ({ workspace }) => workspace.focus.dispatch({ type: 'zoom' }),
  },
  {
    id: 'pane.copy',
    keys: ['y'],
    label: 'keys.copy',
    needs: anyRow,
    run: ({ shell, spec, row }) => {
      if (!row) return;
      const values = spec.copyable(row, shell.texts);
      shell.choose({
        title: { key: 'copy.title' },
        options: async () => values.map((value) => ({ value, label: value })),
        empty: { key: 'notice.nothingToCopy' },
        onChosen: (value) => {
          shell.copy(value);
          shell.notify('done', { key: 'notice.copied', params: { value } });
        },
      });
    },
  },
];

/** What belongs to no pane: help, commands, the session. */
export const sessionKeys: readonly Key[] = [
  { id: 'app.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ shell }) => shell.openHelp() },
  {
    id: 'app.commands',
    keys: [':', 'Ctrl+K'],
    label: 'keys.commands',
    onFooter: 91,
    run: ({ shell }) => shell.openCommands(),
  },
  {
    id: 'app.refresh',
    keys: ['r'],
    label: 'keys.refresh',
    run: async ({ workspace, shell }) => {
      await workspace.refreshAll();
      const failed = workspace.kinds.map((kind) => workspace.panes[kind].store.get()).find(({ problem }) => problem);
      if (failed?.problem) shell.notify('failed', failed.problem);
      else shell.notify('done', { key: 'notice.refreshed' });
    },
  },
  { id: 'app.redraw', keys: ['Ctrl+L'], label: 'keys.redraw', run: ({ shell }) => shell.redraw() },
  { id: 'app.password', keys: ['P'], label: 'keys.password', run: ({ shell }) => shell.openPassword() },
  { id: 'app.logout', keys: ['L'], label: 'keys.logout', run: ({ shell }) => shell.signOut() },
  { id: 'app.quit', keys: ['q', 'Ctrl+C'], label: 'keys.quit', onFooter: 89, run: ({ shell }) => shell.quit() },
];

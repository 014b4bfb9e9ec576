import type { After } from '../../i18n/translator.ts';
import { messagesSpec } from '../dialogs/messagesSpec.ts';
import type { Binding } from '../keys/binding.ts';
import type { PaneKind } from '../state/workspace.ts';
import { selectKeys } from './bulkActions/selectKeys.ts';
import { undoKey } from './bulkActions/undoKey.ts';
import { calendarKey } from './calendar/openCalendar.tsx';
import { openOwnSshKeys } from './collaborators/sshKeys.ts';
import { figuresKey } from './figures/openFigures.tsx';
import { goBack } from './goBack.ts';
import { importCommand } from './imports/openImport.tsx';
import { pastImportsKey } from './imports/pastImports.ts';
import type { PaneContext } from './paneSpec.ts';
import { requestKey } from './requests/requestKey.ts';
import { anyRow, chosenRows } from './rowVerb.ts';
import { savedFilterKeys, saveFilterKey } from './savedFilters/savedFilterKeys.ts';
import { departmentTasksKey, templatesKey } from './tasks/taskKeys.ts';
import { settingsKey, viewKeys } from './viewKeys.ts';

type Key = Binding<PaneContext>;

const step = (id: After<'keys.'>, keys: readonly string[], rows: (page: number) => number): Key => ({
  id: `move.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ pane, uiContext }) => pane.moveBy(rows(uiContext.pageSize())),
});

const toEnd = (id: After<'keys.'>, keys: readonly string[], end: 'start' | 'end'): Key => ({
  id: `move.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ pane }) => pane.moveTo(end),
});

const goTo = (kind: PaneKind, keys: readonly string[]): Key => ({
  id: `go.${kind}`,
  keys,
  label: `pane.${kind}`,
  isHidden: ({ workspace }) => !workspace.kinds.includes(kind),
  run: ({ workspace }) => workspace.focus.dispatch({ type: 'focus', pane: kind }),
});

const goBy = (id: After<'keys.'>, keys: readonly string[], by: number): Key => ({
  id: `go.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ workspace, isHome }) => {
    const { kinds, focus } = workspace;
    // From home, «next» goes to the first pane and «previous» to the last one.
    const at = isHome ? Math.min(0, -by) : kinds.indexOf(focus.get().pane);
    const next = kinds[(at + by + kinds.length) % kinds.length];
    if (next) focus.dispatch({ type: 'focus', pane: next });
  },
});

function back(context: PaneContext): void | Promise<void> {
  const { workspace, pane, spec, uiContext } = context;
  if (pane.isSlow()) {
    pane.cancel();
    return uiContext.notify('refused', { key: 'pane.cancelled' });
  }
  if (chosenRows(context).length > 0) return workspace.selection.dispatch({ type: 'clear', kind: spec.kind });
  if (pane.store.get().query.text !== '') return pane.ask({ text: '' });
  const { focus, places } = workspace;
  if (focus.get().isZoomed) return focus.dispatch({ type: 'zoom' });
  // Without a place to go back to, the home is the default.
  if (!goBack(context)) places.quietly(() => focus.dispatch({ type: 'home', pane: spec.kind }));
}

/** The same keys in every pane: moving in and between panes, and how a pane shows its list. */
export const paneKeys: readonly Key[] = [
  {
    id: 'go.home',
    keys: ['0', 'à'],
    label: 'pane.home',
    onFooter: 88,
    isHidden: ({ isHome }) => isHome,
    run: ({ workspace, home }) =>
      workspace.focus.dispatch({ type: 'home', pane: home.pane() ?? workspace.focus.get().pane }),
  },
  goTo('clients', ['1', '&']),
  goTo('contracts', ['2', 'é']),
  goTo('events', ['3', '"']),
  goTo('collaborators', ['4', "'"]),
  goTo('colleagues', ['4', "'"]),
  goBy('nextPane', ['Tab'], 1),
  goBy('previousPane', ['Shift+Tab'], -1),
  step('up', ['Up', 'k'], () => -1),
  step('down', ['Down', 'j'], () => 1),
  step('pageUp', ['PgUp', 'Ctrl+U'], (page) => -page),
  step('pageDown', ['PgDn', 'Ctrl+D'], (page) => page),
  toEnd('first', ['Home', 'g'], 'start'),
  toEnd('last', ['End', 'G'], 'end'),
  { id: 'pane.back', keys: ['Esc'], label: 'keys.back', run: back },
  {
    id: 'pane.card',
    keys: ['h'],
    label: 'keys.history',
    needs: anyRow,
    run: ({ uiContext }) => uiContext.openCard('history'),
  },
  {
    id: 'pane.filter',
    keys: ['/', 'Ctrl+F'],
    label: 'keys.filter',
    onFooter: 80,
    run: ({ uiContext }) => uiContext.openFilter(),
  },
  saveFilterKey,
  ...selectKeys,
  ...viewKeys,
  {
    id: 'pane.inactive',
    keys: ['H'],
    label: 'keys.inactive',
    // Only gestion lists inactive collaborators; in the colleagues pane the same key explains this.
    isHidden: ({ spec }) => spec.kind === 'colleagues',
    run: ({ pane }) => pane.ask({ includeInactive: !pane.store.get().query.includeInactive }),
    show: ({ pane }) => pane.ask({ includeInactive: true }),
  },
];

/** The keys that belong to no pane: help, commands, the session. */
export const sessionKeys: readonly Key[] = [
  { id: 'app.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ uiContext }) => uiContext.openHelp() },
  {
    id: 'app.commands',
    keys: [':', 'Ctrl+K'],
    label: 'keys.commands',
    onFooter: 91,
    run: ({ uiContext }) => uiContext.openCommands(),
  },
  {
    id: 'app.refresh',
    keys: ['r'],
    label: 'keys.refresh',
    run: async ({ workspace, uiContext }) => {
      await workspace.refreshAll();
      const failed = workspace.kinds.map((kind) => workspace.panes[kind].store.get()).find(({ problem }) => problem);
      if (failed?.problem) uiContext.notify('failed', failed.problem);
      else uiContext.notify('done', { key: 'notice.refreshed' });
    },
  },
  undoKey,
  requestKey,
  { id: 'app.redraw', keys: ['Ctrl+L'], label: 'keys.redraw', run: ({ uiContext }) => uiContext.redraw() },
  calendarKey,
  figuresKey,
  departmentTasksKey,
  templatesKey,
  importCommand,
  pastImportsKey,
  settingsKey,
  ...savedFilterKeys,
  {
    id: 'app.messages',
    keys: ['M'],
    label: 'messages.title',
    run: ({ uiContext }) => uiContext.choose(messagesSpec(uiContext)),
  },
  { id: 'app.signIns', keys: ['E'], label: 'signIns.title', run: ({ uiContext }) => uiContext.openSignIns() },
  { id: 'app.password', keys: ['P'], label: 'keys.password', run: ({ uiContext }) => uiContext.openPassword() },
  { id: 'app.sshKeys', keys: [], label: 'sshKeys.mine', run: ({ uiContext }) => openOwnSshKeys(uiContext) },
  { id: 'app.lock', keys: ['Q'], label: 'keys.lock', run: ({ uiContext }) => uiContext.lock() },
  { id: 'app.logout', keys: ['L'], label: 'keys.logout', run: ({ uiContext }) => uiContext.signOut() },
  { id: 'app.quit', keys: ['q', 'Ctrl+C'], label: 'keys.quit', onFooter: 89, run: ({ uiContext }) => uiContext.quit() },
];

import type { After } from '../../../i18n/translator.ts';
import type { FoundRecord } from '../../../services/lists/findRecords.ts';
import type { Binding } from '../../keys/binding.ts';
import { goBack } from '../goBack.ts';
import { goToRecord } from '../goToRecord.ts';
import type { PaneContext } from '../paneSpec.ts';
import { type HomeRow, homeRow } from './homeState.ts';

type Key = Binding<PaneContext>;

/** Returns the index of the first row of each heading. */
const starts = (rows: readonly HomeRow[]): number[] =>
  rows.flatMap(({ part }, place) => (part === rows[place - 1]?.part ? [] : [place]));

/** Moves down a page, but not beyond the next heading: so every part is a few keys away. */
function pageDown(cursor: number, page: number, rows: readonly HomeRow[]): number {
  return Math.min(cursor + page, starts(rows).find((start) => start > cursor) ?? rows.length - 1);
}

function pageUp(cursor: number, page: number, rows: readonly HomeRow[]): number {
  return Math.max(cursor - page, starts(rows).findLast((start) => start < cursor) ?? 0);
}

const step = (
  id: After<'keys.'>,
  keys: readonly string[],
  to: (cursor: number, page: number, rows: readonly HomeRow[]) => number,
): Key => ({
  id: `home.${id}`,
  keys,
  label: `keys.${id}`,
  ...(id === 'pageUp' || id === 'pageDown' ? { title: `home.${id}` } : {}),
  run: ({ home, uiContext }) => {
    const { cursor, heading, rows } = home.store.get();
    // A heading counts as half a row before its first row.
    const at = heading === null ? cursor : cursor - 0.5;
    const next = to(at, uiContext.pageSize(), rows);
    home.move(next > at ? Math.floor(next) : Math.ceil(next));
  },
});

function foundOf(row: Exclude<HomeRow, { kind: 'tasks' }>): FoundRecord {
  if (row.kind === 'clients') return { kind: 'client', record: row.record };
  return row.kind === 'events' ? { kind: 'event', record: row.record } : { kind: 'contract', record: row.record };
}

/** Opens the record in its pane, with its parents in the panes before. */
function open({ home, workspace, uiContext }: PaneContext): void {
  const row = homeRow(home.store.get());
  if (row && row.kind !== 'tasks') goToRecord({ uiContext, workspace }, foundOf(row));
}

/** The home's keys besides the actions of the focused row. */
export const homeKeys: readonly Key[] = [
  { id: 'home.open', keys: ['Enter'], label: 'keys.open', onFooter: 1, run: open },
  step('up', ['Up', 'k'], (cursor) => cursor - 1),
  step('down', ['Down', 'j'], (cursor) => cursor + 1),
  step('pageUp', ['PgUp', 'Ctrl+U'], pageUp),
  step('pageDown', ['PgDn', 'Ctrl+D'], pageDown),
  step('first', ['Home', 'g', '0', 'à'], () => 0),
  step('last', ['End', 'G'], (_cursor, _page, rows) => rows.length - 1),
  {
    id: 'home.back',
    keys: ['Esc'],
    label: 'keys.back',
    run: ({ workspace, uiContext }) => {
      if (goBack({ workspace, uiContext })) return;
      const { focus, places } = workspace;
      places.quietly(() => focus.dispatch({ type: 'focus', pane: focus.get().pane }));
    },
  },
  {
    id: 'home.refresh',
    keys: ['r'],
    label: 'keys.refresh',
    run: async ({ home, workspace, uiContext }) => {
      await Promise.all([home.refresh(), workspace.refreshAll()]);
      const { problem } = home.store.get();
      if (problem) uiContext.notify('failed', problem);
      else uiContext.notify('done', { key: 'notice.refreshed' });
    },
  },
];

/** The pane keys that also work at home: going to another place, and actions on one record. */
const TAKEN = new Set(['pane.card', 'pane.copy']);

/**
 * @returns all bindings at home
 * @param verbs the actions of the focused row's pane; none where a task is focused
 * @param taskKeys the actions of the focused task
 */
export function homeBindings(
  verbs: readonly Key[],
  everywhere: readonly Key[],
  session: readonly Key[],
  taskKeys: readonly Key[] = [],
): Key[] {
  return [
    ...taskKeys,
    // Enter on a task is among its own keys.
    ...homeKeys.filter(({ id }) => taskKeys.length === 0 || id !== 'home.open'),
    ...verbs.filter(({ isOfList, keys }) => !isOfList && !keys.includes('Enter')),
    ...everywhere.filter(({ id }) => id.startsWith('go.') || TAKEN.has(id)),
    // The home has its own refresh.
    ...session.filter(({ id }) => id !== 'app.refresh'),
  ];
}

import type { After } from '../../../i18n/translator.ts';
import type { Binding } from '../../keys/binding.ts';
import { goBack } from '../goBack.ts';
import { goToRecord } from '../goToRecord.ts';
import type { PaneContext } from '../paneSpec.ts';
import { type HomeRow, homeRow } from './homeState.ts';

type Key = Binding<PaneContext>;

/** Where each heading's first row is. */
const starts = (rows: readonly HomeRow[]): number[] =>
  rows.flatMap(({ part }, place) => (part === rows[place - 1]?.part ? [] : [place]));

/** A page on, at most to the next heading: whatever waits is a few keys away. */
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
    // A heading is half a step before the row that follows it.
    const at = heading === null ? cursor : cursor - 0.5;
    const next = to(at, uiContext.pageSize(), rows);
    home.move(next > at ? Math.floor(next) : Math.ceil(next));
  },
});

/** The record in its pane, with what it belongs to in the panes before. */
function open({ home, workspace, uiContext }: PaneContext): void {
  const row = homeRow(home.store.get());
  if (!row) return;
  const found =
    row.kind === 'events'
      ? ({ kind: 'event', record: row.record } as const)
      : ({ kind: 'contract', record: row.record } as const);
  goToRecord({ uiContext, workspace }, found);
}

/** What can be done at home besides the verbs of the focused row. */
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

/** The keys of the panes that work at home too: going to another place, and what is for one record. */
const TAKEN = new Set(['pane.card', 'pane.copy']);

/** @returns everything that a key does at home. @param verbs those of the focused row's pane */
export function homeBindings(verbs: readonly Key[], everywhere: readonly Key[], session: readonly Key[]): Key[] {
  return [
    ...homeKeys,
    ...verbs.filter(({ isOfList, keys }) => !isOfList && !keys.includes('Enter')),
    ...everywhere.filter(({ id }) => id.startsWith('go.') || TAKEN.has(id)),
    // Home has its own way to ask anew.
    ...session.filter(({ id }) => id !== 'app.refresh'),
  ];
}

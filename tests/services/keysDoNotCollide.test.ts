import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/services/session.ts';
import type { Binding } from '../../src/tui/keys/binding.ts';
import { calendarKeys } from '../../src/tui/panes/calendar/calendarKeys.ts';
import { figuresKeys } from '../../src/tui/panes/figures/figuresKeys.ts';
import { importKeys } from '../../src/tui/panes/imports/importKeys.ts';
import { tablesKeys } from '../../src/tui/panes/imports/tablesKeys.ts';
import { createMainScreen, type MainScreen } from '../../src/tui/screen/mainScreen.ts';
import { createBusy } from '../../src/tui/state/busy.ts';
import { createSettings } from '../../src/tui/state/settings.ts';
import { type Staff, staff } from '../factories/people.ts';

const NAMES = ['bill', 'kate', 'gestion', 'nina'] as const;
const company: Staff = staff(...NAMES);

function deskOf(session: Session): MainScreen {
  const storage = { read: async () => ({}), keep: async () => undefined } as never;
  const nothing = () => undefined;
  const settings = createSettings(storage, {}, nothing);
  const size = () => ({ columns: 120, rows: 40 });
  return createMainScreen({
    session,
    settings,
    busy: createBusy(),
    size,
    copy: nothing,
    redraw: nothing,
    onLock: nothing,
    onSignOut: nothing,
    onQuit: nothing,
  });
}

/** Keys of more than one visible binding: the second binding could never be reached. */
function collisions<C>(bindings: readonly Binding<C>[], context: C): string[] {
  const visible = bindings.filter((binding) => !binding.isHidden?.(context));
  const named = visible.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  return named.flatMap(({ id, key }, place) => {
    const first = named.findIndex((one) => one.key === key);
    return first === place ? [] : [`${key}: ${named[first]?.id}, ${id}`];
  });
}

describe.each(NAMES)('no two visible bindings share a key, for %s', (name) => {
  it('in each pane, with no row, each row, and marked rows', async () => {
    const { workspace, contextOf, bindingsOf, dispose } = deskOf(company[name]);
    const found = new Set<string>();
    const look = (kind: (typeof workspace.kinds)[number], what: string) => {
      for (const line of collisions(bindingsOf(kind), contextOf(kind))) found.add(`${kind}, ${what}: ${line}`);
    };
    for (const kind of workspace.kinds) {
      const pane = workspace.panes[kind];
      workspace.focus.dispatch({ type: 'focus', pane: kind });
      look(kind, 'no row');
      await pane.ask({ scope: 'all', filter: 'any', includeInactive: true });
      const { total } = pane.store.get();
      expect(pane.selected(), kind).not.toBeNull();
      for (let row = 0; row < Math.min(Number(total), 200); row += 1) {
        look(kind, `row ${pane.selected()?.id}`);
        pane.moveBy(1);
      }
      const id = pane.selected()?.id ?? 0;
      workspace.selection.dispatch({ type: 'toggle', kind, id });
      look(kind, 'marked');
      workspace.selection.dispatch({ type: 'clear', kind });
    }
    dispose();
    expect([...found]).toEqual([]);
  });

  it('at home, with no row and each row', async () => {
    const { workspace, home, contextOf, bindingsOf, dispose } = deskOf(company[name]);
    workspace.focus.dispatch({ type: 'home', pane: workspace.focus.get().pane });
    const look = () => workspace.kinds.flatMap((kind) => collisions(bindingsOf(kind), contextOf(kind)));
    const found = new Set(look());
    await home.refresh();
    for (let row = 0; row < home.store.get().rows.length; row += 1) {
      home.move(row);
      for (const line of look()) found.add(line);
    }
    dispose();
    expect([...found]).toEqual([]);
  });
});

it('no two keys of the figures are the same', () => {
  expect(collisions(figuresKeys as readonly Binding<unknown>[], null)).toEqual([]);
});

it('no two keys of the calendar are the same', () => {
  expect(collisions(calendarKeys as readonly Binding<unknown>[], null)).toEqual([]);
});

it('no two keys of an import’s preview are the same, nor of its columns', () => {
  const visible = (bindings: readonly Binding<never>[]) =>
    bindings.map((binding) => ({ ...binding, isHidden: () => false }));
  const all = [importKeys, tablesKeys].map((keys) => visible(keys) as unknown as readonly Binding<unknown>[]);
  expect(all.flatMap((keys) => collisions(keys, null))).toEqual([]);
});

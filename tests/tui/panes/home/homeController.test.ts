import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createChanges } from '../../../../src/db/changes.ts';
import type { ContractRecord } from '../../../../src/domain/records/contract.ts';
import type { EventRecord } from '../../../../src/domain/records/event.ts';
import type { HomePart } from '../../../../src/services/home.ts';
import { createHome } from '../../../../src/tui/panes/home/homeController.ts';
import { createBusy } from '../../../../src/tui/state/busy.ts';
import { createStore } from '../../../../src/tui/state/store.ts';
import type { Focus, FocusAction } from '../../../../src/tui/state/workspace.ts';

const events = (...ids: number[]): HomePart => ({
  waiting: 'toAssign',
  kind: 'events',
  isWhole: true,
  rows: ids.map((id) => ({ id }) as EventRecord),
});
const contracts = (...ids: number[]): HomePart => ({
  waiting: 'toPay',
  kind: 'contracts',
  isWhole: true,
  rows: ids.map((id) => ({ id }) as ContractRecord),
});

function makeHome(...answers: HomePart[][]) {
  const changes = createChanges();
  const focus = createStore<Focus, FocusAction>(
    (state, action) =>
      action.type === 'zoom' ? state : { ...state, pane: action.pane, isHome: action.type === 'home' },
    { pane: 'clients', isZoomed: false, isHome: true },
  );
  let asked = 0;
  const load = async () => {
    asked += 1;
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new Error('no answer');
    return answer;
  };
  const home = createHome({ load, changes, focus, describe: () => ({ key: 'error.unavailable' }), busy: createBusy() });
  return { home, changes, focus, asked: () => asked };
}

const at = ({ home }: ReturnType<typeof makeHome>) => [home.selected()?.kind, home.selected()?.record.id];

it('a row that disappears makes room for the next one; the cursor stays on a remaining row', async () => {
  const made = makeHome([events(1, 2, 3), contracts(7)], [events(1, 3), contracts(7)], [events(9, 1, 3), contracts(7)]);
  await made.home.refresh();
  made.home.move(1);
  expect(at(made)).toEqual(['events', 2]);
  await made.home.refresh();
  expect(at(made)).toEqual(['events', 3]);
  await made.home.refresh();
  expect(at(made)).toEqual(['events', 3]);
});

it('if the last row of a section disappears, the cursor goes to the row above; if the only one, to the heading; never to another section', async () => {
  const made = makeHome(
    [events(1, 2), contracts(7, 8)],
    [events(1), contracts(7, 8)],
    [events(), contracts(7, 8)],
    [events(5), contracts(7, 8)],
  );
  await made.home.refresh();
  made.home.move(1);
  await made.home.refresh();
  expect(at(made)).toEqual(['events', 1]);
  await made.home.refresh();
  expect(at(made)).toEqual([undefined, undefined]);
  expect([made.home.store.get().heading, made.focus.get().pane]).toEqual([0, 'events']);
  await made.home.refresh();
  expect(made.home.store.get().heading).toBe(0);
  made.home.move(0);
  expect(at(made)).toEqual(['events', 5]);
});

it('the actions are those of the focused row, and equal ids of two record types are not mixed up', async () => {
  const made = makeHome([events(7), contracts(7)]);
  await made.home.refresh();
  expect(made.focus.get().pane).toBe('events');
  made.home.move(1);
  expect(made.focus.get().pane).toBe('contracts');
  await made.home.refresh();
  expect(at(made)).toEqual(['contracts', 7]);
  expect([made.home.has('events', 7), made.home.has('clients', 7)]).toEqual([true, false]);
});

it('a change is fetched while the home screen is open, otherwise when the user comes back', async () => {
  const made = makeHome([events(1)]);
  await made.home.refresh();
  made.changes.announce([{ kind: 'event', id: 1 }]);
  made.changes.announce([{ kind: 'event', id: 1 }]);
  await turn();
  await turn();
  expect(made.asked()).toBe(2);
  made.focus.dispatch({ type: 'focus', pane: 'clients' });
  made.changes.announce([{ kind: 'event', id: 1 }]);
  await turn();
  expect(made.asked()).toBe(2);
  made.focus.dispatch({ type: 'home', pane: 'events' });
  await turn();
  expect(made.asked()).toBe(3);
});

it('rows that could not be refreshed stay readable', async () => {
  const made = makeHome([events(1)], []);
  await made.home.refresh();
  made.home.store.dispatch({ type: 'failed', problem: { key: 'error.unavailable' } });
  expect(at(made)).toEqual(['events', 1]);
  expect(made.home.store.get().phase).toBe('failed');
});

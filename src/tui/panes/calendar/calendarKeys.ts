import { addDays } from '../../../domain/days.ts';
import type { EventRecord } from '../../../domain/records/event.ts';
import type { After } from '../../../i18n/translator.ts';
import { can } from '../../../policies/can.ts';
import { eventPages } from '../../../services/calendarEvents.ts';
import { listSupportNames } from '../../../services/calendarSupports.ts';
import { getEvent } from '../../../services/events.ts';
import { onePage } from '../../../services/exports/listPages.ts';
import { ALLOWED, type Binding, refused, type Verdict } from '../../keys/binding.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import { chooseSupport } from '../events/assignment.ts';
import { editEventForm } from '../events/eventForm.ts';
import { exportForm } from '../exports/exportForm.ts';
import { goToRecord } from '../goToRecord.ts';
import { markOf } from './calendarCells.ts';
import type { CalendarController } from './calendarController.ts';

import { addMonths, firstWeekday, startOfWeek, VIEWS } from './calendarGrid.ts';
import { type CalendarState, dayOf, eventsOf, focusedEvents, meantEvents, supportRows } from './calendarState.ts';

/** The context of the calendar's keys. */
export interface CalendarContext {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly calendar: CalendarController;
  readonly close: () => void;
  /** Reopens the closed calendar in the same state. */
  readonly reopen: () => void;
  readonly openHelp: () => void;
}

type Key = Binding<CalendarContext>;

const anyEvent = ({ calendar }: CalendarContext): Verdict =>
  focusedEvents(calendar.store.get()).length > 0 ? ALLOWED : refused('calendar.noEvent');

/** Runs the action on the focused event. Where several are focused, the user chooses one. */
function onEvent(verb: (context: CalendarContext, event: EventRecord) => void) {
  return async (context: CalendarContext): Promise<void> => {
    const { uiContext, calendar } = context;
    const { texts, session } = uiContext;
    const state = calendar.store.get();
    const events = focusedEvents(state);
    const chosen = state.view === 'week' ? events[state.place] : undefined;
    const [only] = chosen ? [chosen] : events;
    if (!only) return;
    const found = async (id: number) => verb(context, await getEvent(session, id));
    if (chosen || events.length === 1) return found(only.id);
    uiContext.choose({
      title: { key: 'calendar.which' },
      options: async () => {
        const day = dayOf(state, state.cursor);
        const isWhole = !day || day.events.length >= day.total;
        const [whole] = isWhole ? [day] : await calendar.fetchWhole(state.cursor);
        return (whole ? meantEvents(state, whole) : []).map((event) => ({
          value: event.id,
          label: `${markOf(event, state.overlaps)} ${texts.time(event.start)} ${event.name}`,
          detail: `${event.support?.name ?? texts.t('events.unassigned')}, ${event.companyName}`,
        }));
      },
      empty: { key: 'calendar.noEvent' },
      onChosen: found,
    });
  };
}

/** Runs an event action if the permission table allows it on the stored event; else shows why not. */
const allowed =
  (action: 'event.update' | 'event.assign', verb: (uiContext: UiContext, event: EventRecord) => void) =>
  ({ uiContext }: CalendarContext, event: EventRecord): void => {
    const verdict = can(uiContext.session.actor, action, event);
    if (verdict.allowed) verb(uiContext, event);
    else uiContext.notify('refused', verdict.problem);
  };

const move = (
  id: After<'calendar.key.'>,
  keys: readonly string[],
  to: (state: CalendarState, first: number) => string,
): Key => ({
  id: `calendar.${id}`,
  keys,
  label: `calendar.key.${id}`,
  run: ({ calendar, uiContext }) => {
    const state = calendar.store.get();
    calendar.goTo(to(state, firstWeekday(uiContext.texts)), state.view === 'supports' ? state.place : 0);
  },
});

/** Moves by a week in the month view; in the other views, to the event or the support above or below. */
const moveRow = (id: After<'calendar.key.'>, keys: readonly string[], by: 1 | -1): Key => ({
  id: `calendar.${id}`,
  keys,
  label: `calendar.key.${id}`,
  run: ({ calendar }) => {
    const state = calendar.store.get();
    if (state.view === 'month') return calendar.goTo(addDays(state.cursor, 7 * by));
    const count = state.view === 'week' ? focusedEvents(state).length : supportRows(state).length;
    calendar.goTo(state.cursor, Math.max(0, Math.min(state.place + by, count - 1)));
  },
});

const page =
  (by: 1 | -1) =>
  ({ view, cursor }: CalendarState) =>
    view === 'month' ? addMonths(cursor, by) : addDays(cursor, 7 * by);

const whose = (kind: 'mine' | 'all' | 'nobody', keys: readonly string[], onFooter: number): Key => ({
  id: `calendar.${kind}`,
  keys,
  label: `calendar.key.${kind}`,
  onFooter,
  needs: ({ uiContext }) =>
    kind !== 'mine' || ['commercial', 'support'].includes(uiContext.session.actor.role)
      ? ALLOWED
      : refused('events.mineRefused'),
  run: ({ calendar }) => calendar.askFor({ kind }),
});

function choosePerson({ uiContext, calendar }: CalendarContext): void {
  uiContext.choose({
    title: { key: 'calendar.whichSupport' },
    options: async () => (await listSupportNames(uiContext.session)).map((value) => ({ value, label: value.name })),
    empty: { key: 'assign.empty' },
    onChosen: ({ id, name }) => calendar.askFor({ kind: 'support', id }, name),
  });
}

/** Exports the visible events, read from the database; or only the focused one, if there is one. */
async function openExport({ uiContext, calendar }: CalendarContext): Promise<void> {
  const { session, texts } = uiContext;
  const state = calendar.store.get();
  const days = await calendar.fetchWhole();
  if (days.some((day) => !day.isExact || day.total > day.events.length))
    return uiContext.notify('refused', { key: 'calendar.tooMany' });
  const ids = eventsOf(days).map(({ id }) => id);
  const events = focusedEvents(state);
  const focused = state.view === 'week' ? events[state.place] : events.length === 1 ? events[0] : undefined;
  const stem = texts.t('calendar.name');
  const shown = { what: 'shown' as const, pages: () => eventPages(session, ids), total: ids.length, stem };
  const one = focused ? await getEvent(session, focused.id) : null;
  const sources = one ? [shown, { what: 'row' as const, pages: () => onePage([one]), total: 1, stem }] : [shown];
  uiContext.openForm(exportForm(uiContext, { kind: 'events', sources, format: 'ics' }));
}

/** The calendar's keys: days move as in a list, and the letters are those of the events pane. */
export const calendarKeys: readonly Key[] = [
  {
    id: 'calendar.open',
    keys: ['Enter'],
    label: 'keys.open',
    onFooter: 1,
    needs: anyEvent,
    run: onEvent(({ uiContext, workspace, close, reopen }, record) => {
      close();
      goToRecord({ uiContext, workspace }, { kind: 'event', record }, reopen);
    }),
  },
  {
    id: 'calendar.view',
    keys: ['z', 'Tab'],
    label: 'calendar.key.view',
    title: 'calendar.titleView',
    onFooter: 2,
    run: ({ calendar }) => {
      const { view } = calendar.store.get();
      calendar.show(VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? 'month');
    },
  },
  move('dayBefore', ['Left', 'h'], ({ cursor }) => addDays(cursor, -1)),
  move('dayAfter', ['Right', 'l'], ({ cursor }) => addDays(cursor, 1)),
  moveRow('up', ['Up', 'k'], -1),
  moveRow('down', ['Down', 'j'], 1),
  move('pageUp', ['PgUp', 'Ctrl+U'], page(-1)),
  move('pageDown', ['PgDn', 'Ctrl+D'], page(1)),
  {
    id: 'calendar.today',
    keys: ['g', 'Home'],
    label: 'calendar.key.today',
    onFooter: 3,
    run: ({ calendar, uiContext }) => calendar.goTo(uiContext.session.clock.today()),
  },
  move('weekEnd', ['G', 'End'], ({ cursor }, first) => addDays(startOfWeek(cursor, first), 6)),
  whose('mine', ['m'], 10),
  whose('all', ['t'], 11),
  whose('nobody', ['w'], 12),
  { id: 'calendar.person', keys: ['s'], label: 'calendar.key.person', onFooter: 13, run: choosePerson },
  {
    id: 'calendar.assign',
    keys: ['a'],
    label: 'events.keyAssign',
    onFooter: 20,
    needs: anyEvent,
    run: onEvent(allowed('event.assign', chooseSupport)),
  },
  {
    id: 'calendar.edit',
    keys: ['e'],
    label: 'events.keyEdit',
    onFooter: 21,
    needs: anyEvent,
    run: onEvent(allowed('event.update', (uiContext, event) => uiContext.openForm(editEventForm(uiContext, event)))),
  },
  { id: 'calendar.export', keys: ['X'], label: 'keys.export', onFooter: 22, run: openExport },
  { id: 'calendar.refresh', keys: ['r'], label: 'keys.refresh', run: ({ calendar }) => calendar.refresh() },
  { id: 'calendar.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ openHelp }) => openHelp() },
  { id: 'calendar.close', keys: ['Esc', 'K', 'q'], label: 'keys.back', onFooter: 91, run: ({ close }) => close() },
];

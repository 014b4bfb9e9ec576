import { dayOf } from '../../../domain/companyClock.ts';
import type { EventRecord } from '../../../domain/records/event.ts';
import { listCalendar, type Whose } from '../../../services/calendar.ts';
import type { CalendarDay } from '../../../services/calendarDays.ts';
import { listSupportNames } from '../../../services/calendarSupports.ts';
import { createStore, type Store } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { type CalendarView, firstWeekday, shownDays } from './calendarGrid.ts';
import { type CalendarAction, type CalendarState, calendarReducer, startCalendar } from './calendarState.ts';

export interface CalendarController {
  readonly store: Store<CalendarState, CalendarAction>;
  /** Focuses a day, and fetches the days around it if they are not loaded yet. */
  readonly goTo: (cursor: string, place?: number) => void;
  readonly show: (view: CalendarView) => void;
  readonly askFor: (whose: Whose, person?: string) => void;
  readonly refresh: () => void;
  /** Returns the days of the view, or one day, with more events than the screen shows. */
  readonly fetchWhole: (day?: string) => Promise<CalendarDay[]>;
  readonly stop: () => void;
}

/** Milliseconds without a key before another month is fetched. A held key causes no requests. */
const ASK_AFTER = 60;

/** Maximum events fetched per day: as many as its cell can show. More where the cursor moves among them. */
const MAX_EVENTS = { month: 60, week: 300, supports: 300 } as const;

/** Maximum events of a whole day. Nobody reads more in a calendar. */
const WHOLE = 2000;

/** Returns whose events a department sees first: its own, if it has any and the event to show is one of them. */
function startWhose({ session }: UiContext, event: EventRecord | null): Whose {
  const { role, id } = session.actor;
  if (role !== 'commercial' && role !== 'support') return { kind: 'all' };
  const person = role === 'commercial' ? event?.commercial : event?.support;
  return { kind: event === null || person?.id === id ? 'mine' : 'all' };
}

/**
 * @returns a calendar at the day of an event, at today, or in the state `left`. It refreshes on saves until it is
 *   stopped, with one request for the visible days.
 */
export function createCalendar(
  uiContext: UiContext,
  event: EventRecord | null,
  left?: CalendarState,
): CalendarController {
  const { session } = uiContext;
  const start = event ? dayOf(session.clock.toLocal(event.start)) : session.clock.today();
  const store = createStore(calendarReducer, left ?? startCalendar(start, startWhose(uiContext, event)));
  const shown = () => shownDays(store.get().view, store.get().cursor, firstWeekday(session.texts));
  let callOff = (): void => undefined;
  let asked = '';

  async function load(): Promise<void> {
    const { generation, whose } = store.get();
    try {
      const { view } = store.get();
      // Only the view of all events shows for certain that a support is free.
      const hasFree = view === 'supports' && whose.kind === 'all';
      const isOfOne = whose.kind === 'support' || (whose.kind === 'mine' && session.actor.role === 'support');
      const [days, names] = await Promise.all([
        listCalendar(session, { ...shown(), whose, most: MAX_EVENTS[view] }),
        hasFree || (view === 'month' && !isOfOne) ? listSupportNames(session) : [],
      ]);
      const supportCount = isOfOne ? 1 : names.length;
      const more = { ...(hasFree ? { supports: names } : {}), ...(view === 'month' ? { supportCount } : {}) };
      store.dispatch({ type: 'loaded', generation, days, ...more });
    } catch (error) {
      store.dispatch({ type: 'failed', generation, problem: uiContext.describe(error) });
    }
  }

  function ask(isSame: boolean): void {
    const { view, whose } = store.get();
    const question = JSON.stringify([shown(), whose, MAX_EVENTS[view], view === 'supports']);
    if (isSame && question === asked) return;
    asked = question;
    store.dispatch({ type: 'asked' });
    callOff();
    callOff = uiContext.busy.after(store.get().days ? ASK_AFTER : 0, load);
  }

  const end = session.changes.listen(() => ask(false));
  ask(false);
  return {
    store,
    goTo: (cursor, place = 0) => {
      store.dispatch({ type: 'go', cursor, place });
      ask(true);
    },
    show: (view) => {
      store.dispatch({ type: 'show', view });
      ask(true);
    },
    askFor: (whose, person = '') => {
      store.dispatch({ type: 'whose', whose, person });
      ask(true);
    },
    refresh: () => ask(false),
    fetchWhole: (day) => {
      const { whose } = store.get();
      return listCalendar(session, { ...(day ? { from: day, days: 1 } : shown()), whose, most: WHOLE });
    },
    stop: () => {
      callOff();
      end();
    },
  };
}

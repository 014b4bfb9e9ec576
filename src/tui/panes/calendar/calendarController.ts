import { listCalendar, type Whose } from '../../../services/calendar.ts';
import type { CalendarDay } from '../../../services/calendarDays.ts';
import type { Shell } from '../../state/shell.ts';
import { createStore, type Store } from '../../state/store.ts';
import { type CalendarView, firstWeekday, shownDays } from './calendarGrid.ts';
import { type CalendarAction, type CalendarState, calendarReducer, startCalendar } from './calendarState.ts';

export interface CalendarController {
  readonly store: Store<CalendarState, CalendarAction>;
  /** Focuses a day, and fetches it with its surroundings where it is not on the screen yet. */
  readonly goTo: (cursor: string, place?: number) => void;
  readonly show: (view: CalendarView) => void;
  readonly askFor: (whose: Whose, person?: string) => void;
  readonly refresh: () => void;
  /** The days of the view, or one day, with more of their events than are on the screen. */
  readonly fetchWhole: (day?: string) => Promise<CalendarDay[]>;
  readonly stop: () => void;
}

/** How long the keys rest before another month is asked for, in milliseconds: a held key asks for nothing between. */
const ASK_AFTER = 60;

/** Events of a day that are fetched at most: as many as its cell could ever show; where one moves among them, more. */
const MOST = { month: 60, week: 300, supports: 300 } as const;

/** Beyond this a day is no longer read as a calendar. */
const WHOLE = 2000;

/** Whose events a department looks at first: its own, where it has some. */
const startWhose = ({ session }: Shell): Whose =>
  session.actor.role === 'commercial' || session.actor.role === 'support' ? { kind: 'mine' } : { kind: 'all' };

/** @returns a calendar at today, which follows what is saved until it is stopped; one question for what is shown. */
export function createCalendar(shell: Shell): CalendarController {
  const { session } = shell;
  const store = createStore(calendarReducer, startCalendar(session.clock.today(), startWhose(shell)));
  const shown = () => shownDays(store.get().view, store.get().cursor, firstWeekday(session.texts));
  let timer: NodeJS.Timeout | undefined;
  let asked = '';

  async function load(): Promise<void> {
    const { generation, whose } = store.get();
    try {
      const days = await listCalendar(session, { ...shown(), whose, most: MOST[store.get().view] });
      store.dispatch({ type: 'loaded', generation, days });
    } catch (error) {
      store.dispatch({ type: 'failed', generation, problem: shell.describe(error) });
    }
  }

  function ask(isSame: boolean): void {
    const question = JSON.stringify([shown(), store.get().whose, MOST[store.get().view]]);
    if (isSame && question === asked) return;
    asked = question;
    store.dispatch({ type: 'asked' });
    clearTimeout(timer);
    timer = setTimeout(() => void load(), store.get().days ? ASK_AFTER : 0);
  }

  const end = session.db.changes.listen(() => ask(false));
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
      clearTimeout(timer);
      end();
    },
  };
}

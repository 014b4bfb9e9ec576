import { listCalendar, type Whose } from '../../../services/calendar.ts';
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
  readonly stop: () => void;
}

/** How long the keys rest before another month is asked for, in milliseconds: a held key asks for nothing between. */
const ASK_AFTER = 60;

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
      const days = await listCalendar(session, { ...shown(), whose });
      store.dispatch({ type: 'loaded', generation, days });
    } catch (error) {
      store.dispatch({ type: 'failed', generation, problem: shell.describe(error) });
    }
  }

  function ask(isSame: boolean): void {
    const question = JSON.stringify([shown(), store.get().whose]);
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
    stop: () => {
      clearTimeout(timer);
      end();
    },
  };
}

import type { Message } from '../../../domain/errors.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import type { Whose } from '../../../services/calendar.ts';
import { type CalendarDay, type CalendarEvent, findOverlaps } from '../../../services/calendarDays.ts';
import type { CalendarView } from './calendarGrid.ts';

/** The state of the calendar. */
export interface CalendarState {
  readonly view: CalendarView;
  /** The focused day. */
  readonly cursor: string;
  /** Index of the focused event of that day; in the view by support, of the focused support. */
  readonly place: number;
  readonly whose: Whose;
  /** Name of the chosen support, if any. */
  readonly person: string;
  /** The last fetched days; null before the first answer. */
  readonly days: readonly CalendarDay[] | null;
  readonly overlaps: ReadonlySet<number>;
  /** The supports that have a row without any event in the view by support; empty in the other views. */
  readonly supports: readonly PersonRef[];
  /** How many supports can serve the events of the month in view; null where that is not asked. */
  readonly supportCount: number | null;
  /** Answers for an older generation are dropped. */
  readonly generation: number;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: Message | null;
}

export type CalendarAction =
  | { type: 'go'; cursor: string; place: number }
  | { type: 'show'; view: CalendarView }
  | { type: 'whose'; whose: Whose; person: string }
  | { type: 'asked' }
  | {
      type: 'loaded';
      generation: number;
      days: readonly CalendarDay[];
      supports?: readonly PersonRef[];
      supportCount?: number;
    }
  | { type: 'failed'; generation: number; problem: Message };

export function startCalendar(cursor: string, whose: Whose): CalendarState {
  return {
    view: 'month',
    cursor,
    place: 0,
    whose,
    person: '',
    days: null,
    overlaps: new Set(),
    supports: [],
    supportCount: null,
    generation: 0,
    phase: 'loading',
    problem: null,
  };
}

/** Returns every event of the days once, by its start. */
export function eventsOf(days: readonly CalendarDay[]): CalendarEvent[] {
  const events = new Map(days.flatMap((day) => day.events).map((event) => [event.id, event]));
  return [...events.values()].toSorted((a, b) => a.start.getTime() - b.start.getTime() || a.id - b.id);
}

export function calendarReducer(state: CalendarState, action: CalendarAction): CalendarState {
  switch (action.type) {
    case 'go':
      return { ...state, cursor: action.cursor, place: action.place };
    case 'show':
      return { ...state, view: action.view, place: 0 };
    case 'whose':
      return { ...state, whose: action.whose, person: action.person, place: 0 };
    case 'asked':
      return { ...state, generation: state.generation + 1, phase: 'loading', problem: null };
    case 'loaded':
      if (action.generation !== state.generation) return state;
      return {
        ...state,
        days: action.days,
        supports: action.supports ?? [],
        supportCount: action.supportCount ?? null,
        overlaps: findOverlaps(eventsOf(action.days)),
        phase: 'ready',
      };
    case 'failed':
      if (action.generation !== state.generation) return state;
      return { ...state, phase: 'failed', problem: action.problem };
  }
}

/** Returns a fetched day; null where it is not loaded yet. */
export function dayOf({ days }: CalendarState, day: string): CalendarDay | null {
  return days?.find((one) => one.day === day) ?? null;
}

/** A row of the view by support; `person` is null for events without support. */
export interface SupportRow {
  readonly person: PersonRef | null;
  readonly events: readonly CalendarEvent[];
}

/** Returns the supports by name, with and without events in these days. Events without support come first. */
export function supportRows({ days, supports }: Pick<CalendarState, 'days' | 'supports'>): SupportRow[] {
  const rows = new Map<number, { person: PersonRef | null; events: CalendarEvent[] }>(
    supports.map((person) => [person.id, { person, events: [] }]),
  );
  for (const event of eventsOf(days ?? [])) {
    const row = rows.get(event.support?.id ?? 0) ?? { person: event.support, events: [] };
    row.events.push(event);
    rows.set(event.support?.id ?? 0, row);
  }
  return [...rows.values()].toSorted((a, b) =>
    a.person && b.person
      ? a.person.name.localeCompare(b.person.name)
      : Number(a.person !== null) - Number(b.person !== null),
  );
}

/** Returns the day's events that the keys act on: all of them, or the focused support's. */
export function meantEvents(state: CalendarState, day: CalendarDay): readonly CalendarEvent[] {
  if (state.view !== 'supports') return day.events;
  const row = supportRows(state)[state.place];
  return day.events.filter(({ support }) => (support?.id ?? 0) === (row?.person?.id ?? 0));
}

/** Returns the events that the keys act on: those of the focused day, or of the focused support on that day. */
export function focusedEvents(state: CalendarState): readonly CalendarEvent[] {
  const day = dayOf(state, state.cursor);
  return day ? meantEvents(state, day) : [];
}

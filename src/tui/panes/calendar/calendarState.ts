import type { Message } from '../../../domain/errors.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import type { Whose } from '../../../services/calendar.ts';
import { type CalendarDay, type CalendarEvent, findOverlaps } from '../../../services/calendarDays.ts';
import type { CalendarView } from './calendarGrid.ts';

/** What somebody looks at in the calendar, and what is known of it. */
export interface CalendarState {
  readonly view: CalendarView;
  /** The focused day. */
  readonly cursor: string;
  /** The focused event of that day by its place; in the view by support, the focused support. */
  readonly place: number;
  readonly whose: Whose;
  /** Name of the support, where one was chosen. */
  readonly person: string;
  /** The days that were fetched last; null before the first answer. */
  readonly days: readonly CalendarDay[] | null;
  readonly overlaps: ReadonlySet<number>;
  /** Who has a row in the view by support without any event; empty in the other views. */
  readonly supports: readonly PersonRef[];
  /** Answers to an older question are dropped. */
  readonly generation: number;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: Message | null;
}

export type CalendarAction =
  | { type: 'go'; cursor: string; place: number }
  | { type: 'show'; view: CalendarView }
  | { type: 'whose'; whose: Whose; person: string }
  | { type: 'asked' }
  | { type: 'loaded'; generation: number; days: readonly CalendarDay[]; supports?: readonly PersonRef[] }
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
    generation: 0,
    phase: 'loading',
    problem: null,
  };
}

/** Every event of the days once, by its start. */
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
        overlaps: findOverlaps(eventsOf(action.days)),
        phase: 'ready',
      };
    case 'failed':
      if (action.generation !== state.generation) return state;
      return { ...state, phase: 'failed', problem: action.problem };
  }
}

/** The days as they were fetched, for the ones on the screen; null where they are not here yet. */
export function dayOf({ days }: CalendarState, day: string): CalendarDay | null {
  return days?.find((one) => one.day === day) ?? null;
}

/** A row of the view by support: somebody, or nobody yet. */
export interface SupportRow {
  readonly person: PersonRef | null;
  readonly events: readonly CalendarEvent[];
}

/** Who has events in these days and who is free, by name; first what nobody has. */
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

/** Of a day's events those that the keys mean: all of them, or the focused support's. */
export function meantEvents(state: CalendarState, day: CalendarDay): readonly CalendarEvent[] {
  if (state.view !== 'supports') return day.events;
  const row = supportRows(state)[state.place];
  return day.events.filter(({ support }) => (support?.id ?? 0) === (row?.person?.id ?? 0));
}

/** The events that the keys mean: of the focused day, or of the focused support on that day. */
export function focusedEvents(state: CalendarState): readonly CalendarEvent[] {
  const day = dayOf(state, state.cursor);
  return day ? meantEvents(state, day) : [];
}

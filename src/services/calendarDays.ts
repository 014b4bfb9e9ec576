/** Days of the company's calendar, and which events touch them. */

import type { CompanyClock } from '../domain/companyClock.ts';
import type { PersonRef } from '../domain/records/record.ts';

/** An event as a calendar shows it. */
export interface CalendarEvent {
  readonly id: number;
  readonly name: string;
  readonly start: Date;
  readonly end: Date;
  readonly support: PersonRef | null;
  readonly companyName: string;
  readonly location: string;
}

export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The first instant of the day, and the first one of the next. */
  readonly start: Date;
  readonly end: Date;
  /** Those that touch the day, by their start: in a very full day not all of them. */
  readonly events: readonly CalendarEvent[];
  /** How many touch the day; at least so many where `isExact` is false. */
  readonly total: number;
  readonly isExact: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns the day so many days later (earlier where it is negative) */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first instant of a day; where the clock was put forward over midnight, the first one that there is. */
export function startOfDay(clock: Pick<CompanyClock, 'instantOf'>, day: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  for (let minute = 0; minute <= 180; minute += 30) {
    const wall = { year, month, day: date, hour: Math.floor(minute / 60), minute: minute % 60 };
    const instant = clock.instantOf(wall);
    if (instant) return instant;
  }
  return new Date(`${day}T00:00:00Z`);
}

type Slot = Pick<CalendarEvent, 'start' | 'end'>;

/** One that ends when the day begins is not of that day. */
export const touches = ({ start, end }: Slot, day: Pick<CalendarDay, 'start' | 'end'>): boolean =>
  start < day.end && end > day.start;

/**
 * The numbers of the events whose support has another one at the same time.
 * @param events in the order of their start
 */
export function findOverlaps(events: readonly CalendarEvent[]): ReadonlySet<number> {
  const found = new Set<number>();
  /** Of each support, the event so far that ends last: whoever begins before that overlaps with it. */
  const latest = new Map<number, CalendarEvent>();
  for (const event of events) {
    if (!event.support) continue;
    const before = latest.get(event.support.id);
    if (before && event.start < before.end) found.add(before.id).add(event.id);
    if (!before || event.end > before.end) latest.set(event.support.id, event);
  }
  return found;
}

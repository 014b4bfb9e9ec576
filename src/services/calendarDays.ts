/** Days of the company's calendar, and which events touch them. */

import type { Span } from '../domain/days.ts';
import type { PersonRef } from '../domain/records/record.ts';

/** An event as a calendar shows it. */
export interface CalendarEvent extends Span {
  readonly id: number;
  readonly name: string;
  readonly support: PersonRef | null;
  readonly companyName: string;
  readonly location: string;
}

/** `start` is the first instant of the day, `end` the first one of the next. */
export interface CalendarDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Those that touch the day, by their start: in a very full day not all of them. */
  readonly events: readonly CalendarEvent[];
  /** How many touch the day; at least so many where `isExact` is false. */
  readonly total: number;
  readonly isExact: boolean;
}

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

/** Days of the company's calendar, and which events touch them. */

import type { Span } from '../domain/days.ts';
import type { EventGap } from '../domain/eventGaps.ts';
import type { PersonRef } from '../domain/records/record.ts';

/** An event as a calendar shows it. */
export interface CalendarEvent extends Span {
  readonly id: number;
  readonly name: string;
  readonly support: PersonRef | null;
  readonly companyName: string;
  readonly location: string;
  readonly attendees: number | null;
  /** What it still misses. */
  readonly gaps: readonly EventGap[];
}

/** `start` is the first instant of the day, `end` the first instant of the next day. */
export interface CalendarDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The events that touch the day, sorted by start. A very full day has only some of them. */
  readonly events: readonly CalendarEvent[];
  /** The number of events that touch the day; a lower bound if `isExact` is false. */
  readonly total: number;
  readonly isExact: boolean;
}

/**
 * Returns the ids of the events whose support has another event at the same time.
 * @param events sorted by start
 */
export function findOverlaps(events: readonly CalendarEvent[]): ReadonlySet<number> {
  const found = new Set<number>();
  /** For each support, the event that ends last so far. A later event that starts before this end overlaps it. */
  const latest = new Map<number, CalendarEvent>();
  for (const event of events) {
    if (!event.support) continue;
    const before = latest.get(event.support.id);
    if (before && event.start < before.end) found.add(before.id).add(event.id);
    if (!before || event.end > before.end) latest.set(event.support.id, event);
  }
  return found;
}

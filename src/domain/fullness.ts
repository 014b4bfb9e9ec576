import type { Span } from './days.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A support with as many hours of events in a day has a full one. */
export const FULL_DAY = 10 * HOUR_MS;

/** From this share on a day is nearly full. */
const NEARLY = 0.8;

/** How full a day is. */
export interface Fullness {
  /** The hours of its events against those of the supports: 1 where each support has a full day. */
  readonly share: number;
  readonly isNearlyFull: boolean;
  /** More events at the same time than there are supports, so they cannot all be served. */
  readonly isOver: boolean;
}

/** Returns the part of the event that lies in the day. */
export function withinDay({ start, end }: Span, day: Span): Span {
  return {
    start: start < day.start ? day.start : start,
    end: end > day.end ? day.end : end,
  };
}

/** Returns the greatest number of spans at one time. One that ends when another begins is not at the same time. */
export function mostAtOnce(spans: readonly Span[]): number {
  const starts = spans.map(({ start }) => start.getTime()).toSorted((a, b) => a - b);
  const ends = spans.map(({ end }) => end.getTime()).toSorted((a, b) => a - b);
  let most = 0;
  let ended = 0;
  starts.forEach((start, at) => {
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= start) ended += 1;
    most = Math.max(most, at + 1 - ended);
  });
  return most;
}

/**
 * @param day with the events that touch it; where it has more than were read (`total`), their hours are taken as the
 *   mean of those read
 * @param supports how many can have events that day
 */
export function fullnessOf(
  day: Span & { readonly events: readonly Span[]; readonly total: number },
  supports: number,
): Fullness {
  const spans = day.events.map((event) => withinDay(event, day));
  const read = spans.reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()), 0);
  const busy = spans.length === 0 ? 0 : (read / spans.length) * Math.max(day.total, spans.length);
  const share = busy === 0 ? 0 : busy / (supports * FULL_DAY);
  return { share, isNearlyFull: share >= NEARLY, isOver: mostAtOnce(spans) > supports };
}

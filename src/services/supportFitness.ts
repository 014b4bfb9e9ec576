/** Ranks the supports for one or several events, by their other events around the same time. */
import { type Span, touches } from '../domain/days.ts';
import type { PersonRef } from '../domain/records/record.ts';

export interface Slot extends Span {
  readonly id: number;
  readonly name: string;
}

/** Two overlapping events. */
export interface Clash {
  /** One of the events to assign. */
  readonly event: Slot;
  readonly other: Slot;
}

/** An event to assign, and the days that it touches in the company's time zone. */
export interface Wanted {
  readonly slot: Slot;
  readonly days: Span;
}

/** A support who could take some events, with their other events around the same time. */
export interface SupportChoice {
  readonly person: PersonRef;
  /** Their other events on the same days, sorted by start. */
  readonly thatDay: readonly Slot[];
  /** The overlaps. For a single event gestion must give a reason; for several events they are refused. */
  readonly overlaps: readonly Clash[];
  /** The shortest rest before and after the events, in milliseconds. Null if it is at least `REST_MS`. */
  readonly restBefore: number | null;
  readonly restAfter: number | null;
  /** The number of their other events that start in the same weeks. */
  readonly thatWeek: number;
  /**
   * How long their other events last on each day of the company's week, Monday first, in milliseconds. Empty if the
   * events are in different weeks.
   */
  readonly week: readonly number[];
}

/** The minimum rest between two working days, in milliseconds. */
export const REST_MS = 11 * 60 * 60 * 1000;

const short = (rest: number): number | null => (rest < REST_MS ? rest : null);

/** @param busy their other events, sorted by start */
export function fitnessOf(
  busy: readonly Slot[],
  wanted: readonly Wanted[],
): Omit<SupportChoice, 'person' | 'thatWeek' | 'week'> {
  const before = wanted.flatMap(({ slot }) =>
    busy.filter(({ end }) => end <= slot.start).map(({ end }) => slot.start.getTime() - end.getTime()),
  );
  const after = wanted.flatMap(({ slot }) =>
    busy.filter(({ start }) => start >= slot.end).map(({ start }) => start.getTime() - slot.end.getTime()),
  );
  return {
    thatDay: busy.filter((other) => wanted.some(({ days }) => touches(other, days))),
    overlaps: wanted.flatMap(({ slot }) =>
      busy.filter((other) => touches(other, slot)).map((other) => ({ event: slot, other })),
    ),
    restBefore: short(Math.min(...before)),
    restAfter: short(Math.min(...after)),
  };
}

/** The number of requested events that this support cannot take because of an overlap. */
const refusals = ({ overlaps }: SupportChoice): number => new Set(overlaps.map(({ event }) => event.id)).size;

/** The missing rest in milliseconds, before or after, whichever is more. */
const missingRest = ({ restBefore, restAfter }: SupportChoice): number =>
  REST_MS - Math.min(restBefore ?? REST_MS, restAfter ?? REST_MS);

/**
 * Sorts supports who are free on all days first, then by rest, then by the fewest events. Supports with overlaps come
 * last, the fewest overlaps first.
 */
export const byFitness = (a: SupportChoice, b: SupportChoice): number =>
  refusals(a) - refusals(b) ||
  Number(a.thatDay.length > 0) - Number(b.thatDay.length > 0) ||
  missingRest(a) - missingRest(b) ||
  a.thatWeek - b.thatWeek;

/**
 * Finds requested events that overlap each other. It keeps as many events as possible: of two, it leaves out the one
 * that ends later.
 * @returns each event left out, with the event that it overlaps, sorted by end
 */
export function clashesAmong(slots: readonly Slot[]): Clash[] {
  const byEnd = slots.toSorted((a, b) => a.end.getTime() - b.end.getTime() || a.id - b.id);
  const clashes: Clash[] = [];
  let kept: Slot | null = null;
  for (const event of byEnd) {
    if (kept && event.start < kept.end) clashes.push({ event, other: kept });
    else kept = event;
  }
  return clashes;
}

/** Merges overlapping and adjacent spans. The result is sorted by start. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = whole.at(-1);
    if (!last || span.start > last.end) whole.push(span);
    else if (span.end > last.end) whole[whole.length - 1] = { start: last.start, end: span.end };
  }
  return whole;
}

/** @returns how long these events last within a span, in milliseconds; what overlaps counts once */
export const busyWithin = ({ start, end }: Span, busy: readonly Span[]): number =>
  joined(busy).reduce(
    (sum, one) =>
      sum + Math.max(0, Math.min(end.getTime(), one.end.getTime()) - Math.max(start.getTime(), one.start.getTime())),
    0,
  );

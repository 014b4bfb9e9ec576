/** How well the supports fit one or several events, of what else they have around these. */
import { type Span, touches } from '../domain/days.ts';
import type { PersonRef } from '../domain/records/record.ts';

/** An event and its time. */
export interface Slot extends Span {
  readonly id: number;
  readonly name: string;
}

/** Two events at one time. */
export interface Clash {
  /** One of the events that a support is looked for. */
  readonly event: Slot;
  readonly other: Slot;
}

/** An event that somebody is looked for, and the company's days that it touches. */
export interface Wanted {
  readonly slot: Slot;
  readonly days: Span;
}

/** A support that could be put in charge of some events, with what they have around these. */
export interface SupportChoice {
  readonly person: PersonRef;
  /** Their other events on the company's days that these touch, by their start. */
  readonly thatDay: readonly Slot[];
  /** Those of them that would overlap: a single event needs a reason then, several are refused. */
  readonly overlaps: readonly Clash[];
  /** Milliseconds since the event before, and until the one after, the least of all; null where that is at least `REST`. */
  readonly restBefore: number | null;
  readonly restAfter: number | null;
  /** How many other events they begin in the company's weeks of these. */
  readonly thatWeek: number;
}

/** What lies between two days of work at least. */
export const REST = 11 * 60 * 60 * 1000;

const short = (rest: number): number | null => (rest < REST ? rest : null);

/** @param busy their other events, by their start */
export function fitnessOf(
  busy: readonly Slot[],
  wanted: readonly Wanted[],
): Omit<SupportChoice, 'person' | 'thatWeek'> {
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

/** Of how many of the events somebody is kept by others of theirs. */
const refusals = ({ overlaps }: SupportChoice): number => new Set(overlaps.map(({ event }) => event.id)).size;

/** The rest that is missing, on the worse side. */
const missingRest = ({ restBefore, restAfter }: SupportChoice): number =>
  REST - Math.min(restBefore ?? REST, restAfter ?? REST);

/** Free on all the days first, then rested, then with the least to do; who overlaps comes last, the fewest first. */
export const byFitness = (a: SupportChoice, b: SupportChoice): number =>
  refusals(a) - refusals(b) ||
  Number(a.thatDay.length > 0) - Number(b.thatDay.length > 0) ||
  missingRest(a) - missingRest(b) ||
  a.thatWeek - b.thatWeek;

/**
 * Which of these events nobody can have beside the others: as many as possible are kept, so that of two the one that
 * ends later is left out.
 * @returns each that is left out, with the one that it overlaps, by their end
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

/** The spans as fewer ones that touch no other, by their start. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start.getTime() - b.start.getTime())) {
    const last = whole.at(-1);
    if (!last || span.start > last.end) whole.push(span);
    else if (span.end > last.end) whole[whole.length - 1] = { start: last.start, end: span.end };
  }
  return whole;
}

import { createRandom, type Random } from '../random.ts';

/** What a large company is made from; the same plan makes the same rows, on any machine and on both engines. */
export interface LargePlan {
  readonly seed: number;
  /** Clients, contracts and events, each. */
  readonly rows: number;
  /** The first numbers that are free, and the days around which all dates lie, `YYYY-MM-DD`. */
  readonly firstClient: number;
  readonly firstContract: number;
  readonly firstPayment: number;
  readonly firstEvent: number;
  readonly today: string;
  /** Numbers of those who take part; the first ones of each have the most to do. */
  readonly commercials: readonly number[];
  readonly supports: readonly number[];
  readonly gestion: readonly number[];
  /** When supports are in charge of an event already. */
  readonly busy: readonly Busy[];
}

export interface Busy {
  readonly support: number;
  readonly start: Minutes;
  readonly end: Minutes;
}

/** Minutes from the first moment of the day of the plan, UTC; negative before it. */
export type Minutes = number;

export const DAY: Minutes = 24 * 60;
/** How long the company has been there. */
export const AGE: Minutes = 12 * 365 * DAY;
/** What has happened has happened before the morning of the plan's day. */
export const LATEST: Minutes = -60;

/** Chance of its own for each row of each kind: any row can be made without those before it. */
export function chanceOf({ seed }: LargePlan, kind: number, index: number): Random {
  return createRandom(Math.imul(seed ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));
}

/** One of the list, the first ones more often than the last ones. */
export function lean<T>(random: Random, values: readonly T[], by = 2): T {
  const value = values[Math.floor(random.next() ** by * values.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
}

/** When the row at `place` (0 to 1) of its kind came in: the company has grown. */
export function cameIn(place: number): Minutes {
  return Math.round(-AGE * (1 - place ** 0.7));
}

/** The place, 0 to 1, of what came in at that moment. */
export function placeOf(minutes: Minutes): number {
  return Math.min(Math.max(1 + minutes / AGE, 0), 1) ** (1 / 0.7);
}

/** Moments as SQL reads them. */
export interface Calendar {
  /** `'2026-11-23 08:30:00'`, with its quotation marks. */
  instant(minutes: Minutes): string;
  /** `'2026-11-23'`, likewise. */
  day(minutes: Minutes): string;
  /** Hours to take from the clocks of Paris at that moment, near enough for invented events. */
  offset(minutes: Minutes): Minutes;
}

export function createCalendar({ today }: LargePlan): Calendar {
  const start = Date.parse(`${today}T00:00:00Z`);
  const days = new Map<number, string>();
  const day = (minutes: Minutes): string => {
    const number = Math.floor(minutes / DAY);
    let text = days.get(number);
    if (text === undefined) {
      text = new Date(start + number * DAY * 60_000).toISOString().slice(0, 10);
      days.set(number, text);
    }
    return text;
  };
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
  return {
    day: (minutes) => `'${day(minutes)}'`,
    instant: (minutes) => {
      const inDay = minutes - Math.floor(minutes / DAY) * DAY;
      return `'${day(minutes)} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}:00'`;
    },
    offset: (minutes) => {
      const month = Number(day(minutes).slice(5, 7));
      return (month > 3 && month < 11 ? 2 : 1) * 60;
    },
  };
}

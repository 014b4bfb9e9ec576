import { createRandom, type Random } from '../random.ts';

/** The parameters of a large company. The same plan gives the same rows, on any machine and on both engines. */
export interface LargePlan {
  readonly seed: number;
  /** The number of clients, of contracts, of events, of tasks and of notes. */
  readonly rows: number;
  /** The first free ids, and the reference day of all dates, `YYYY-MM-DD`. */
  readonly firstClient: number;
  readonly firstContract: number;
  readonly firstPayment: number;
  readonly firstEvent: number;
  readonly firstTask: number;
  readonly firstNote: number;
  readonly today: string;
  /** Ids of the colleagues who take part; the first ones of each department get the most work. */
  readonly commercials: readonly number[];
  readonly supports: readonly number[];
  readonly gestion: readonly number[];
  /** The existing events of the supports. */
  readonly busy: readonly Busy[];
}

export interface Busy {
  readonly support: number;
  readonly start: Minutes;
  readonly end: Minutes;
}

/** Minutes since midnight (UTC) of the plan's day; negative before it. */
export type Minutes = number;

export const DAY: Minutes = 24 * 60;
/** The age of the company. */
export const AGE: Minutes = 12 * 365 * DAY;
/** All past events of the data are before the morning of the plan's day. */
export const LATEST: Minutes = -60;

/** Returns a random generator for one row of one type, so that each row can be created without the rows before it. */
export function chanceOf({ seed }: LargePlan, kind: number, index: number): Random {
  return createRandom(Math.imul(seed ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));
}

/** Picks a value, preferring the beginning of the list. */
export function lean<T>(random: Random, values: readonly T[], by = 2): T {
  const value = values[Math.floor(random.next() ** by * values.length)];
  if (value === undefined) throw new RangeError('Nothing to pick from.');
  return value;
}

/** Returns when the row at `place` (0 to 1) of its type was created. The rate grows with the company. */
export function cameIn(place: number): Minutes {
  return Math.round(-AGE * (1 - place ** 0.7));
}

/** The inverse of `cameIn`: returns the place (0 to 1) of a moment. */
export function placeOf(minutes: Minutes): number {
  return Math.min(Math.max(1 + minutes / AGE, 0), 1) ** (1 / 0.7);
}

/** Formats moments as SQL literals. */
export interface Calendar {
  /** `'2026-11-23 08:30:00'`, with the quotation marks. */
  instant(minutes: Minutes): string;
  /** `'2026-11-23'`, with the quotation marks. */
  day(minutes: Minutes): string;
  /** The offset of Paris from UTC at that moment, precise enough for invented events. */
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

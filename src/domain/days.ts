/** Calendar days and time spans. */

/** 24 hours in milliseconds. A calendar day may be an hour longer or shorter: see `startOfDay`. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** A time span: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** Returns whether two spans overlap. A span that starts when the other ends does not overlap it. */
export const touches = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

/** A calendar day. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day as `YYYY-MM-DD`. */
export const dayText = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** @param day `YYYY-MM-DD` */
export const partsOfDay = (day: string): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
};

/**
 * Returns midnight UTC of a day; a month or day out of range counts on into the next or previous one. `Date.UTC` would
 * take the years 0 to 99 for 1900 to 1999.
 */
export function utcOf({ year, month, day }: Day): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Returns the day of an instant in UTC. */
export const utcDay = (date: Date): Day => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

/** Returns whether the day exists: 31 February does not. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = utcOf({ year, month, day });
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @returns 0 for Sunday to 6 for Saturday */
export const weekdayOf = (day: Day): number => utcOf(day).getUTCDay();

/** @param days may be negative */
export const daysAfter = (day: Day, days: number): Day => utcDay(utcOf({ ...day, day: day.day + days }));

/** @param days may be negative */
export const addDays = (day: string, days: number): string => dayText(daysAfter(partsOfDay(day), days));

/** @returns the number of days from `first` to `last` (`YYYY-MM-DD`); negative if `last` is before */
export const daysBetween = (first: string, last: string): number =>
  Math.round((utcOf(partsOfDay(last)).getTime() - utcOf(partsOfDay(first)).getTime()) / DAY_MS);

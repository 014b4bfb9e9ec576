import { addDays, dayText, partsOfDay, utcDay, utcOf, weekdayOf } from './days.ts';

/** Months as `YYYY-MM`, and weeks by their Monday (`YYYY-MM-DD`): the periods that figures are summed up by. */

/** @param day `YYYY-MM-DD` */
export const monthOf = (day: string): string => day.slice(0, 7);

/** @param month `YYYY-MM` @returns its first day */
export const firstDayOf = (month: string): string => `${month}-01`;

/** @param months may be negative */
export function addMonths(month: string, months: number): string {
  const from = partsOfDay(firstDayOf(month));
  return monthOf(dayText(utcDay(utcOf({ ...from, month: from.month + months }))));
}

/** @returns so many months, the first one included */
export const monthsFrom = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => addMonths(month, at));

/** @returns how many months lie between two, 1 for the same month; 0 or less if the last is before the first */
export function countMonths(first: string, last: string): number {
  const [a, b] = [partsOfDay(firstDayOf(first)), partsOfDay(firstDayOf(last))];
  return (b.year - a.year) * 12 + b.month - a.month + 1;
}

/** @returns the Monday of the day's week */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(partsOfDay(day)) + 6) % 7));

/** @returns so many Mondays, the first one included */
export const weeksFrom = (monday: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => addDays(monday, 7 * at));

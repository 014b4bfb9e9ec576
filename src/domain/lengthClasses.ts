/** Events by how long they last: class 1 more than a day, class 2 more than a week, class 3 more than two months. */

import { DAY_MS } from './days.ts';

/** The most days that an event of a class lasts, by class; the last has no such number. `event_line` says the same. */
const CLASS_DAYS = [1, 7, 60] as const;

/**
 * The events of more than a day that begin in a stretch of time or have begun before it, and end after its start: along
 * `event_line_length`, which has few of each class between two starts.
 * @param from what ends up to then is left out
 * @param until what begins from then on is left out
 * @param alias what stands before the columns: `l.`
 */
export function longWithin(from: Date, until: Date, alias = ''): { readonly text: string; readonly values: Date[] } {
  const classes = CLASS_DAYS.map((_, at) => ({ number: at + 1, days: CLASS_DAYS[at + 1] }));
  const values: Date[] = [];
  const tests = classes.map(({ number, days }) => {
    const begins = days === undefined ? '' : ` AND ${alias}event_start > ?`;
    if (days !== undefined) values.push(new Date(from.getTime() - days * DAY_MS));
    values.push(until);
    return `(${alias}length_class = ${number}${begins} AND ${alias}event_start < ?)`;
  });
  return { text: `(${tests.join(' OR ')}) AND ${alias}event_end > ?`, values: [...values, from] };
}

/** Classes of long events: class 1 lasts more than a day, class 2 more than a week, class 3 more than 60 days. */

import { DAY_MS } from './days.ts';

/** The maximum duration of each class in days; the last class has none. The listing of events uses the same limits. */
const CLASS_DAYS = [1, 7, 60] as const;

/**
 * Returns a condition for the events longer than a day that overlap a time span. It uses the index on the length class:
 * each class needs only a short range of starts.
 * @param from start of the span (exclusive for ends)
 * @param until end of the span (exclusive for starts)
 * @param alias prefix of the columns, such as `l.`
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

import { createRequire } from 'node:module';
import type * as English from 'chrono-node/en';
import type * as French from 'chrono-node/fr';
import { type CompanyClock, yearOfTwoDigits } from '../../domain/companyClock.ts';
import { type Day, daysAfter, dayText, isRealDay, weekdayOf } from '../../domain/days.ts';
import { type Reading, refused, taken } from './typed.ts';

/** How to complete a partial date. */
export interface Leaning {
  readonly clock: CompanyClock;
  /** 1 for the future, -1 for the past. */
  readonly way: 1 | -1;
  /** The nearest possible day. */
  readonly from: Day;
  /** True if the time typed with the day is already past on it. A weekday then means next week. */
  readonly isOver?: (day: Day) => boolean;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The library is large, so it is loaded when a user first types a date in words. */
const load = createRequire(import.meta.url);
const languages = () => {
  const { casual }: typeof French = load('chrono-node/fr');
  const { GB }: typeof English = load('chrono-node/en');
  return [casual, GB];
};

/** The library invents a time for these words. */
const PART_OF_DAY = /(?:matin|midi|soir|nuit|minuit|morning|noon|evening|night)/;

/** Words that the library reads only in part, or not at all. */
const NEAR_DAYS = new Map([
  ['avant-hier', -2],
  ['avant hier', -2],
  ['day before yesterday', -2],
  ["aujourd'hui", 0],
  ['today', 0],
  ['demain', 1],
  ['tomorrow', 1],
  ['après-demain', 2],
  ['apres-demain', 2],
  ['après demain', 2],
  ['apres demain', 2],
  ['day after tomorrow', 2],
]);

/** The day after the reference day. */
const DAY_AFTER = /^(?:lendemain|next day|day after)$/;

/** A distance from today. The library does not report a certain day for months and years. */
const DISTANCE = /^(?:dans|il y a|in) | ago$/;

/** Checks that the day exists, in a plausible year. */
export function checkedDay(day: Day): Reading<Day> {
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR)
    return refused('field.dateYear', { min: FIRST_YEAR, max: LAST_YEAR });
  return isRealDay(day.year, day.month, day.day) ? taken(day) : refused('field.dateMissing');
}

/** Completes a day and month with the year of the nearest such day. The first possible day is included. */
export function nearestDay(month: number, day: number, { way, from }: Leaning): Reading<Day> {
  // The next 29 February may be eight years away.
  for (let years = 0; years <= 8; years += 1) {
    const found = { year: from.year + years * way, month, day };
    const isReached = way * dayText(found).localeCompare(dayText(from)) >= 0;
    if (isReached && isRealDay(found.year, month, day)) return taken(found);
  }
  return refused('field.dateMissing');
}

/** Returns the nearest day with this weekday. The first possible day is included. */
function nearestWeekday(weekday: number, { way, from, isOver }: Leaning): Day {
  const found = daysAfter(from, way * (((weekday - weekdayOf(from)) * way + 7) % 7));
  return isOver?.(found) ? daysAfter(found, 7) : found;
}

function cleared(text: string, clock: CompanyClock): string {
  return (
    text
      .replace(/^(?:le|on|the) /, '')
      .replace(/^(lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.(?= |$)/, '$1')
      .replace(/^(?:ce|this) /, '')
      .replace(/(^| )premier (?=\p{L})/u, '$11er ')
      .replace(/ passée?$/, ' dernier')
      .replace(/^(\p{L}+) last$/u, 'last $1')
      // The same rule for years of two digits applies to months in words and in digits.
      .replace(
        /(\d(?:er|st|nd|rd|th)?[ -](?:of )?\p{L}+\.?,?[ -])'?(\d\d)$/u,
        (_, before: string, year: string) => `${before}${yearOfTwoDigits(Number(year), clock)}`,
      )
  );
}

/** Reads a date in words, in French or English. The whole text must be the date. */
export function dayInWords(text: string, leaning: Leaning): Reading<Day> {
  const { clock } = leaning;
  const today = clock.toLocal(clock.now());
  const bare = cleared(text, clock);
  const near = NEAR_DAYS.get(bare);
  if (near !== undefined) return taken(daysAfter(today, near));
  if (DAY_AFTER.test(bare)) return taken(daysAfter(leaning.from, 1));
  // The library uses the time zone of this machine, so the reference is noon of the company's day.
  const reference = new Date(today.year, today.month - 1, today.day, 12);
  for (const language of languages()) {
    const results = language.parse(bare, reference);
    const [result] = results;
    if (!result || results.length > 1 || result.text.length !== bare.length || result.end) continue;
    const { start } = result;
    if (PART_OF_DAY.test(bare) || start.isCertain('hour') || start.isCertain('timezoneOffset')) continue;
    const weekday = start.isCertain('weekday') ? start.get('weekday') : null;
    const day = { year: start.get('year') ?? 0, month: start.get('month') ?? 0, day: start.get('day') ?? 0 };
    if (!start.isCertain('day') && !DISTANCE.test(bare)) {
      if (weekday === null) continue;
      if (/^last | dernier$/.test(bare)) return taken(daysAfter(today, -((weekdayOf(today) - weekday + 6) % 7) - 1));
      if (/ prochain$/.test(bare)) return taken(daysAfter(today, ((weekday - weekdayOf(today) + 6) % 7) + 1));
      return taken(/^\p{L}+$/u.test(bare) ? nearestWeekday(weekday, leaning) : day);
    }
    const isYearKnown = start.isCertain('year') || DISTANCE.test(bare);
    const reading = isYearKnown ? checkedDay(day) : nearestDay(day.month, day.day, leaning);
    const isOther = weekday !== null && 'value' in reading && weekdayOf(reading.value) !== weekday;
    return isOther ? refused('field.dateWeekday') : reading;
  }
  // The library ignores days that do not exist.
  return /^\d{1,2}(?:er)? \p{L}+\.?(?: \d{4})?$/u.test(bare) ? refused('field.dateMissing') : refused('field.date');
}

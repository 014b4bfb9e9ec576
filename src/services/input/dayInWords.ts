import { createRequire } from 'node:module';
import type * as English from 'chrono-node/en';
import type * as French from 'chrono-node/fr';
import { type CompanyClock, yearOfTwoDigits } from '../../domain/companyClock.ts';
import { type Day, daysAfter, dayText, isRealDay, weekdayOf } from '../../domain/days.ts';
import { type Reading, refused, taken } from './typed.ts';

/** How a day is meant that is not written in full. */
export interface Leaning {
  readonly clock: CompanyClock;
  /** 1 for what is to come, -1 for what has been. */
  readonly way: 1 | -1;
  /** The nearest day that can be meant. */
  readonly from: Day;
  /** Whether the time typed with it is over on this day, so that a weekday means the one of the next week. */
  readonly isOver?: (day: Day) => boolean;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The library knows many words: it is loaded once somebody types some. */
const load = createRequire(import.meta.url);
const languages = () => {
  const { casual }: typeof French = load('chrono-node/fr');
  const { GB }: typeof English = load('chrono-node/en');
  return [casual, GB];
};

/** The library takes these for a time it makes up itself. */
const PART_OF_DAY = /(?:matin|midi|soir|nuit|minuit|morning|noon|evening|night)/;

/** The words that the library takes for only a part of themselves, or not at all. */
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

/** The day after the one that is counted from. */
const DAY_AFTER = /^(?:lendemain|next day|day after)$/;

/** A distance from today; the library is not certain of the day where it is counted in months or years. */
const DISTANCE = /^(?:dans|il y a|in) | ago$/;

/** A day that the calendar has, in a year that can be meant. */
export function checkedDay(day: Day): Reading<Day> {
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR)
    return refused('field.dateYear', { min: FIRST_YEAR, max: LAST_YEAR });
  return isRealDay(day.year, day.month, day.day) ? taken(day) : refused('field.dateMissing');
}

/** A day and a month without a year are the nearest such day, the first one that can be meant included. */
export function nearestDay(month: number, day: number, { way, from }: Leaning): Reading<Day> {
  // 29 February may be eight years away.
  for (let years = 0; years <= 8; years += 1) {
    const found = { year: from.year + years * way, month, day };
    const isReached = way * dayText(found).localeCompare(dayText(from)) >= 0;
    if (isReached && isRealDay(found.year, month, day)) return taken(found);
  }
  return refused('field.dateMissing');
}

/** A weekday by its name alone is the nearest one, the first day that can be meant included. */
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
      // One rule for years of two digits, however the month is written.
      .replace(
        /(\d(?:er|st|nd|rd|th)?[ -](?:of )?\p{L}+\.?,?[ -])'?(\d\d)$/u,
        (_, before: string, year: string) => `${before}${yearOfTwoDigits(Number(year), clock)}`,
      )
  );
}

/** Dates with words in them, in either language; the whole text must be the date. */
export function dayInWords(text: string, leaning: Leaning): Reading<Day> {
  const { clock } = leaning;
  const today = clock.wallOf(clock.now());
  const bare = cleared(text, clock);
  const near = NEAR_DAYS.get(bare);
  if (near !== undefined) return taken(daysAfter(today, near));
  if (DAY_AFTER.test(bare)) return taken(daysAfter(leaning.from, 1));
  // The library reckons by this machine's clock: what that shows at noon of the company's day.
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
  // The library leaves out what the calendar does not have.
  return /^\d{1,2}(?:er)? \p{L}+\.?(?: \d{4})?$/u.test(bare) ? refused('field.dateMissing') : refused('field.date');
}

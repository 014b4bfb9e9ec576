import { createRequire } from 'node:module';
import type * as English from 'chrono-node/en';
import type * as French from 'chrono-node/fr';
import { type CompanyClock, dayOf, isRealDay, type Wall } from './companyClock.ts';
import { readTimeOfDay } from './timeOfDay.ts';
import { type Reading, refused, taken } from './typed.ts';

type Day = Pick<Wall, 'year' | 'month' | 'day'>;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Day first, as in France and Britain: `4/6/2023`, `04.06.23`, `4-6-2023`, `4/6`. */
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

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
const NEAR_DAYS: Readonly<Record<string, number>> = {
  "aujourd'hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  'après-demain': 2,
  'apres-demain': 2,
};

function normalise(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

function checked(day: Day): Reading<Day> {
  if (day.year < FIRST_YEAR || day.year > LAST_YEAR)
    return refused('field.dateYear', { min: FIRST_YEAR, max: LAST_YEAR });
  return isRealDay(day.year, day.month, day.day) ? taken(day) : refused('field.dateMissing');
}

/** A day and a month without a year are the next such day. */
function nextOne(month: number, day: number, clock: CompanyClock): Reading<Day> {
  const today = clock.wallOf(clock.now());
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const candidate = { ...today, year, month, day };
    if (isRealDay(year, month, day) && dayOf(candidate) >= clock.today()) return taken({ year, month, day });
  }
  return refused('field.dateMissing');
}

/** Dates with words in them, in either language; the whole text must be the date. */
function inWords(text: string, clock: CompanyClock): Reading<Day> {
  const bare = text.replace(/^(?:le|on|the) /, '');
  const now = clock.wallOf(clock.now());
  // The library reckons with this machine's zone: noon of the company's day is that day in the reference it gets.
  const reference = { instant: new Date(Date.UTC(now.year, now.month - 1, now.day, 12)), timezone: 0 };
  for (const language of languages()) {
    const results = language.parse(bare, reference, { forwardDate: true });
    const [result] = results;
    if (!result || results.length > 1 || result.text.length !== bare.length || result.end) continue;
    const { start } = result;
    if (PART_OF_DAY.test(bare) || start.isCertain('hour') || start.isCertain('timezoneOffset')) continue;
    if (!start.isCertain('day') && !start.isCertain('weekday')) continue;
    const day = { year: start.get('year') ?? 0, month: start.get('month') ?? 0, day: start.get('day') ?? 0 };
    const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay();
    if (start.isCertain('weekday') && start.get('weekday') !== weekday) return refused('field.dateWeekday');
    return checked(day);
  }
  // The library leaves out what the calendar does not have.
  return /^\d{1,2}(?:er)? \p{L}+\.?(?: \d{4})?$/u.test(bare) ? refused('field.dateMissing') : refused('field.date');
}

function readDay(text: string, clock: CompanyClock): Reading<Day> {
  const numeric = DAY_FIRST.exec(text);
  if (numeric) {
    const [, day, month, year] = numeric;
    if (year === undefined) return nextOne(Number(month), Number(day), clock);
    return checked({ year: Number(year) + (year.length === 2 ? 2000 : 0), month: Number(month), day: Number(day) });
  }
  const iso = ISO.exec(text);
  if (iso) return checked({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const near = NEAR_DAYS[text];
  if (near !== undefined && Object.hasOwn(NEAR_DAYS, text)) {
    const { year, month, day } = clock.wallOf(clock.now());
    const date = new Date(Date.UTC(year, month - 1, day + near));
    return taken({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
  }
  return inWords(text, clock);
}

/**
 * A date and time in the company's zone: `4/6/2023 13h`, `4 juin 2023 13:00`, `4 Jun 2023 @ 1PM`, `demain 15h`. The day
 * comes before the month. A day that does not exist, or a time that summer time jumps over, is refused.
 */
export function dateTime(typed: string, clock: CompanyClock): Reading<Date> {
  const text = normalise(typed).replace(/^(\d{4}-\d{1,2}-\d{1,2})t(?=\d)/, '$1 ');
  if (text === '') return refused('field.required');
  const time = readTimeOfDay(text);
  if (time === null) return 'value' in readDay(text, clock) ? refused('field.timeMissing') : refused('field.dateTime');
  if (time.minutes === null) return refused('field.time');
  if (time.rest === '') return refused('field.dayMissing');
  const day = readDay(time.rest, clock);
  if ('problem' in day) return day.problem.key === 'field.date' ? refused('field.dateTime') : day;
  const instant = clock.instantOf({ ...day.value, hour: Math.floor(time.minutes / 60), minute: time.minutes % 60 });
  return instant ? taken(instant) : refused('field.timeGap');
}

/** A day: `4/6/2023`, `4 juin 2023`, `hier`. @returns `YYYY-MM-DD` */
export function day(typed: string, clock: CompanyClock): Reading<string> {
  const text = normalise(typed);
  if (text === '') return refused('field.required');
  if (readTimeOfDay(text)) return refused('field.dayOnly');
  const reading = readDay(text, clock);
  return 'problem' in reading ? reading : taken(dayOf({ ...reading.value, hour: 0, minute: 0 }));
}

/** A day on which something has happened: today at the latest. */
export function pastDay(typed: string, clock: CompanyClock): Reading<string> {
  const reading = day(typed, clock);
  return 'value' in reading && reading.value > clock.today() ? refused('field.future') : reading;
}

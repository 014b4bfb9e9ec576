import { type CompanyClock, yearOfTwoDigits } from '../../domain/companyClock.ts';
import { type Day, daysAfter, dayText } from '../../domain/days.ts';
import { checkedDay, dayInWords, type Leaning, nearestDay } from './dayInWords.ts';
import { readTimeOfDay } from './timeOfDay.ts';
import { type Reading, refused, taken } from './typed.ts';

/** Dates with the day first, as in France and Britain: `4/6/2023`, `04.06.23`, `4-6-2023`, `4/6`. */
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** The offset from UTC, needed when the clock shows one time twice: `UTC+1`. */
const OFFSET = /\s*\(?(?:utc|gmt)([+\-−])(\d{1,2})(?::?(\d{2}))?\)?$/;

function normalise(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

function readDay(text: string, leaning: Leaning): Reading<Day> {
  const numeric = DAY_FIRST.exec(text);
  if (numeric) {
    const [, day, month, year] = numeric;
    if (year === undefined) return nearestDay(Number(month), Number(day), leaning);
    const whole = year.length === 2 ? yearOfTwoDigits(Number(year), leaning.clock) : Number(year);
    return checkedDay({ year: whole, month: Number(month), day: Number(day) });
  }
  const iso = ISO.exec(text);
  if (iso) return checkedDay({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  return dayInWords(text, leaning);
}

/** The instant that is `minutes` after midnight of the day. 1440 minutes are midnight of the next day. */
const instantAt = (clock: CompanyClock, day: Day, minutes: number, offset?: number): Date | null =>
  clock.toInstant(
    { ...daysAfter(day, Math.floor(minutes / 1440)), hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 },
    offset,
  );

/**
 * Reads a date and time in the company's time zone: `4/6/2023 13h`, `4 juin 2023 13:00`, `4 Jun 2023 @ 1PM`, `samedi
 * 20h`. The day comes before the month. An incomplete date is the next one in the future. Days that do not exist, and
 * times that summer time skips, are refused.
 * @param start the start, if this is the end of an event: a time alone is then the first such time after it
 */
export function dateTime(typed: string, clock: CompanyClock, start?: Date): Reading<Date> {
  const whole = normalise(typed).replace(/^(\d{4}-\d{1,2}-\d{1,2})t(?=\d)/, '$1 ');
  if (whole === '') return refused('field.required');
  const [found, sign, hours, minutes] = OFFSET.exec(whole) ?? [];
  const offset = found ? (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0)) : undefined;
  const text = found ? whole.slice(0, -found.length) : whole;
  const base = { clock, way: 1, from: clock.toLocal(start ?? clock.now()) } as const;
  const time = readTimeOfDay(text);
  if (time === null) return 'value' in readDay(text, base) ? refused('field.timeMissing') : refused('field.dateTime');
  if (time.minutes === null) return refused('field.time');
  const at = (day: Day) => instantAt(clock, day, time.minutes ?? 0, offset);
  const isOver = (day: Day) => {
    const instant = at(day);
    return instant !== null && (start ? instant <= start : instant < clock.now());
  };
  const isMidnight = /(?:minuit|midnight)$/.test(text);
  const reading =
    time.rest === '' && start
      ? taken<Day>(base.from)
      : readDay(time.rest, start && isMidnight ? base : { ...base, isOver });
  if (time.rest === '' && !start) return refused('field.dayMissing');
  if ('problem' in reading) return reading.problem.key === 'field.date' ? refused('field.dateTime') : reading;
  const day = reading.value;
  // An end at midnight is never the midnight before the start.
  const isNext = start && isOver(day) && (time.rest === '' || (isMidnight && dayText(day) === dayText(base.from)));
  const instant = at(isNext ? daysAfter(day, 1) : day);
  return instant ? taken(instant) : refused(offset === undefined ? 'field.timeGap' : 'field.timeOffset');
}

/**
 * Reads a day: `4/6/2023`, `4 juin 2023`, `hier`. By default an incomplete day is the next one in the future. @returns
 * `YYYY-MM-DD`
 */
export function day(typed: string, clock: CompanyClock, way: Leaning['way'] = 1): Reading<string> {
  const text = normalise(typed);
  if (text === '') return refused('field.required');
  if (readTimeOfDay(text)) return refused('field.dayOnly');
  const reading = readDay(text, { clock, way, from: clock.toLocal(clock.now()) });
  return 'problem' in reading ? reading : taken(dayText(reading.value));
}

/** Reads a past day: today at the latest. An incomplete day is the nearest one in the past. */
export function pastDay(typed: string, clock: CompanyClock): Reading<string> {
  const reading = day(typed, clock, -1);
  return 'value' in reading && reading.value > clock.today() ? refused('field.future') : reading;
}

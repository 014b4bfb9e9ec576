import type { CompanyClock } from '../../../domain/companyClock.ts';
import { addDays, dayText, partsOfDay } from '../../../domain/days.ts';
import { fold } from '../../../domain/likeness.ts';
import { addMonths, firstDayOf, mondayOf, monthOf } from '../../../domain/periods.ts';
import { day } from '../../input/date.ts';
import { dayRanges } from '../dayRanges.ts';
import type { DaySpan } from './term.ts';
import { phraseOf } from './termNames.ts';

/** Which June is meant without a year: the one to come for what lies ahead, the last one for what has been. */
export type Direction = 'ahead' | 'back';

/** A span of days, and how it is written: with the year that was not typed. */
export interface MeantDays {
  readonly spans: readonly DaySpan[];
  readonly shown: string;
}

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

/** Years that an event or a contract can have. */
const YEAR = /^(?:19|20|21)\d\d$/;

/** Days, weeks, months and years by their distance from the present one. */
const RELATIVE: Readonly<Record<'day' | 'week' | 'month' | 'year', readonly (readonly [number, string])[]>> = {
  day: [
    [0, "aujourd'hui"],
    [0, 'today'],
    [1, 'demain'],
    [1, 'tomorrow'],
    [-1, 'hier'],
    [-1, 'yesterday'],
  ],
  week: [
    [0, 'cette semaine'],
    [0, 'this week'],
    [1, 'semaine prochaine'],
    [1, 'la semaine prochaine'],
    [1, 'next week'],
    [-1, 'semaine dernière'],
    [-1, 'la semaine dernière'],
    [-1, 'last week'],
  ],
  month: [
    [0, 'ce mois'],
    [0, 'ce mois-ci'],
    [0, 'this month'],
    [1, 'mois prochain'],
    [1, 'le mois prochain'],
    [1, 'next month'],
    [-1, 'mois dernier'],
    [-1, 'le mois dernier'],
    [-1, 'last month'],
  ],
  year: [
    [0, 'cette année'],
    [0, 'this year'],
    [1, 'année prochaine'],
    [1, "l'année prochaine"],
    [1, 'next year'],
    [-1, 'année dernière'],
    [-1, "l'année dernière"],
    [-1, 'last year'],
  ],
};
const RELATIVE_OF = new Map(
  Object.entries(RELATIVE).flatMap(([unit, phrases]) =>
    phrases.map(([by, text]) => [phraseOf(text), { unit: unit as keyof typeof RELATIVE, by }] as const),
  ),
);

function relative(unit: keyof typeof RELATIVE, by: number, today: string): DaySpan {
  if (unit === 'day') return { from: addDays(today, by), until: addDays(today, by + 1) };
  if (unit === 'week') {
    // Weeks begin on Monday.
    const monday = addDays(mondayOf(today), 7 * by);
    return { from: monday, until: addDays(monday, 7) };
  }
  if (unit === 'month') {
    const month = addMonths(monthOf(today), by);
    return { from: firstDayOf(month), until: firstDayOf(addMonths(month, 1)) };
  }
  const { year } = partsOfDay(today);
  return {
    from: dayText({ year: year + by, month: 1, day: 1 }),
    until: dayText({ year: year + by + 1, month: 1, day: 1 }),
  };
}

/**
 * Reads words that can only mean days: «cette semaine», «june», «juin 2024».
 * @returns null for anything else, also for «2024», which is a number too
 */
export function dayPhrase(text: string, clock: CompanyClock, direction: Direction): MeantDays | null {
  const found = RELATIVE_OF.get(phraseOf(text));
  const today = clock.today();
  if (found) return { spans: [relative(found.unit, found.by, today)], shown: text };
  // As it is written: «mar» is the start of a name, not a «mars» without its «s».
  const [name = '', typedYear, ...more] = fold(text).split(/\s+/u);
  const month = MONTH_OF.get(name);
  if (month === undefined || more.length > 0 || (typedYear !== undefined && !YEAR.test(typedYear))) return null;
  const now = partsOfDay(today);
  const isPast = direction === 'ahead' && month < now.month;
  const isToCome = direction === 'back' && month > now.month;
  const year = typedYear === undefined ? now.year + Number(isPast) - Number(isToCome) : Number(typedYear);
  const from = dayText({ year, month, day: 1 });
  const span = { from, until: firstDayOf(addMonths(monthOf(from), 1)) };
  return { spans: [span], shown: typedYear === undefined ? `${text} ${year}` : text };
}

/** Reads one day, month or year: a phrase, digits as the screen writes them, or a day as forms accept it. */
function oneSpan(text: string, clock: CompanyClock, direction: Direction): MeantDays | null {
  const phrase = dayPhrase(text, clock, direction);
  if (phrase) return phrase;
  const spans = dayRanges(text, clock);
  if (spans.length > 0) return { spans, shown: text };
  const reading = day(text, clock, direction === 'ahead' ? 1 : -1);
  return 'value' in reading
    ? { spans: [{ from: reading.value, until: addDays(reading.value, 1) }], shown: text }
    : null;
}

/**
 * Reads the value of a date: a day, a month, a year, or `01/06/2026..15/06/2026`, where one end may be missing.
 * @returns null if it is none
 */
export function daysOf(text: string, clock: CompanyClock, direction: Direction): MeantDays | null {
  const [first = '', last, ...more] = text.split('..').map((part) => part.trim());
  if (last === undefined) return oneSpan(first, clock, direction);
  if (more.length > 0 || (first === '' && last === '')) return null;
  const [from, until] = [first, last].map((part) => (part === '' ? undefined : oneSpan(part, clock, direction)));
  if (from === null || until === null) return null;
  // A day without a year has several meanings, and a span needs one.
  if ([from, until].some((each) => each && each.spans.length > 1)) return null;
  const span = { from: from?.spans[0]?.from ?? null, until: until?.spans[0]?.until ?? null };
  if (span.from !== null && span.until !== null && span.from >= span.until) return null;
  return { spans: [span], shown: `${from?.shown ?? ''}..${until?.shown ?? ''}` };
}

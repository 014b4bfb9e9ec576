import { addDays, daysBetween, dayText, partsOfDay, utcDay, utcOf } from '../../../domain/days.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** The views: a month of weeks, one week by day, or one week by support. */
export const VIEWS = ['month', 'week', 'supports'] as const;
export type CalendarView = (typeof VIEWS)[number];

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Returns the first day of the week in this language, 1 for Monday to 7. */
export function firstWeekday({ lang }: Pick<Translator, 'lang'>): number {
  const locale = new Intl.Locale(LOCALES[lang]) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}

/** Returns 1 for Monday to 7. */
const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

export const startOfWeek = (day: string, first: number): string => addDays(day, -((weekday(day) - first + 7) % 7));

/** Returns the same day `months` later, or the last day of that month. */
export function addMonths(day: string, months: number): string {
  const from = partsOfDay(day);
  const last = utcDay(utcOf({ ...from, month: from.month + months + 1, day: 0 }));
  return dayText({ ...last, day: Math.min(from.day, last.day) });
}

/** Returns the visible days, always whole weeks. */
export function shownDays(view: CalendarView, cursor: string, first: number): { from: string; days: number } {
  if (view !== 'month') return { from: startOfWeek(cursor, first), days: 7 };
  const from = startOfWeek(`${cursor.slice(0, 8)}01`, first);
  const next = addMonths(`${cursor.slice(0, 8)}01`, 1);
  const end = addDays(startOfWeek(addDays(next, -1), first), 7);
  return { from, days: daysBetween(from, end) };
}

/** Returns the formats of one language for days without a time zone. */
export function dayTexts({ lang }: Pick<Translator, 'lang'>) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[lang], { timeZone: 'UTC', ...options });
  const of = (formatter: Intl.DateTimeFormat) => (day: string) => formatter.format(new Date(`${day}T12:00:00Z`));
  return {
    month: of(format({ month: 'long', year: 'numeric' })),
    weekday: of(format({ weekday: 'long' })),
    shortWeekday: of(format({ weekday: 'short' })),
    full: of(format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })),
    dayMonth: of(format({ day: 'numeric', month: 'short' })),
  };
}

import { createInstance } from 'i18next';
import { createCompanyClock, dayOf } from '../domain/companyClock.ts';
import { daysBetween } from '../domain/days.ts';
import type { Message, TextKey } from '../domain/errors.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

/** The key of a plural text without its ending `_one` or `_other`. */
type WithoutEnding<K> = K extends `${infer Name}_${'one' | 'other'}` ? Name : K;

declare module '../domain/errors.ts' {
  interface Texts extends Record<WithoutEnding<keyof typeof fr>, true> {}
}

/** The possible rests of the keys that begin with `Start`: `up` for `keys.`. */
export type After<Start extends string, K = TextKey> = K extends `${Start}${infer Rest}` ? Rest : never;

/** Accepts a key only if a text with that key exists; for a composed key, a text of that shape. */
type Written<K extends string> = [K] extends [TextKey]
  ? K
  : K extends string
    ? [Extract<TextKey, K>] extends [never]
      ? never
      : K
    : never;

export type Lang = 'fr' | 'en';

/** Turns keys and values into text for users: sentences by key, values by `Intl` in the company's zone. */
export interface Translator {
  readonly lang: Lang;
  readonly zone: string;
  readonly t: <const K extends string>(key: Written<K>, params?: Readonly<Record<string, string | number>>) => string;
  readonly message: (message: Message) => string;
  /** Formats a decimal string such as `1250.50` in euros, without loss of digits. */
  readonly money: (amount: string) => string;
  /** Like `money` in whole euros, rounded half up, for a narrow table. */
  readonly wholeMoney: (amount: string) => string;
  readonly number: (value: number) => string;
  /** The company's day of an instant, `YYYY-MM-DD`: what days are compared with. */
  readonly dayOf: (instant: Date) => string;
  /** Formats a day (`YYYY-MM-DD`), or the day of an instant: `18 avril 2021`. */
  readonly day: (day: string | Date) => string;
  /** Like `day`, with the weekday: `dimanche 18 avril 2021`. */
  readonly longDay: (day: string | Date) => string;
  /** Like `day`, for a narrow column: `18/04/21`. */
  readonly shortDay: (day: string | Date) => string;
  /** Formats a month (`YYYY-MM`) for a narrow column: `avr. 2021`. */
  readonly month: (month: string) => string;
  /** Formats an instant: `4 juin 2023 à 13:00`. */
  readonly dateTime: (instant: Date) => string;
  /** Like `dateTime`, with the weekday: `dimanche 4 juin 2023 à 13:00`. */
  readonly longDateTime: (instant: Date) => string;
  /** For a card, with the weekday: in full, and short for a narrow card: `dim. 4 juin 2023 à 13:00`. */
  readonly dated: (value: string | Date) => { readonly value: string; readonly short: string };
  /** Shows beside an input how a typed date is understood: `samedi 28 novembre 2026, 20:00`, or the day alone. */
  readonly meant: (value: string | Date) => string;
  /** Formats a time span for a sentence: `le jeudi 10 décembre 2026 de 10:00 à 17:00`. */
  readonly span: (start: Date, end: Date) => string;
  /** Like `dateTime`, for a narrow column: `04/06/23 13:00`. */
  readonly shortDateTime: (instant: Date) => string;
  readonly time: (instant: Date) => string;
  /** The first letters of the days of the week, Monday first. */
  readonly weekdayLetters: () => readonly string[];
  /**
   * Says how near a day is, for a narrow column: `demain`, `dans 8 j`, `il y a 3 j`; farther than two weeks, like
   * `shortDay`. @param today `YYYY-MM-DD`
   */
  readonly nearDay: (day: string, today: string) => string;
  /** Like `nearDay`, with the time today and tomorrow: `demain 19:00`; far away, like `shortDateTime`. 14 columns at most. */
  readonly near: (instant: Date, today: string) => string;
  /** Says how long something is late: `en retard de 12 j`; from 1000 days on since when. @param today `YYYY-MM-DD` */
  readonly lateBy: (day: string, today: string) => string;
  /** Formats a decimal string for a form input: `1250,50`. */
  readonly typedAmount: (amount: string) => string;
  /** Formats a day for a form input: `18/04/2021`. */
  readonly typedDay: (day: string | Date) => string;
  /**
   * Formats an instant for a form input: `04/06/2023 13:00`. The second of two equal times has its offset: `25/10/2026
   * 02:30 UTC+1`.
   */
  readonly typedDateTime: (instant: Date) => string;
}

/** Farther away, a date says more than a number of days. */
const NEAR_DAYS = 14;
const MOST_LATE_DAYS = 999;

/** Noon UTC is on the same day in every supported zone. */
function asDate(day: string | Date): Date {
  return typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day;
}

/** Creates a value on first use. An `Intl` format takes milliseconds to create, and the first screen needs none. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Creates the texts and formats of one language. Instances share nothing.
 * @param zone the company's zone, a name that `Intl` knows
 * @param program the command that starts this program, for sentences that advise a command
 */
export function createTranslator(lang: Lang, zone: string, program = 'epicevent'): Translator {
  const texts = createInstance();
  void texts.init({
    lng: lang,
    resources: { fr: { translation: fr }, en: { translation: en } },
    fallbackLng: 'fr',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: {
      escapeValue: false,
      defaultVariables: { program, start: program.replace(/ --$/, '') },
    },
  });
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ day: '2-digit', month: '2-digit', year: '2-digit' });
  const typedDay = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const dateTime = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const mediumDay = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const month = format({ month: 'short', year: 'numeric' });
  const offset = format({ timeZoneName: 'shortOffset' });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const weekdayLetters = lazily(() => {
    const letter = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
    // The first day of 2024 is a Monday.
    return [1, 2, 3, 4, 5, 6, 7].map((date) => letter.format(Date.UTC(2024, 0, date)));
  });
  const clock = lazily(() => createCompanyClock(zone, () => new Date()));
  const money = lazily(() => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }));
  const wholeMoney = lazily(
    () => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
  );
  const number = lazily(() => new Intl.NumberFormat(locale));
  const decimal = lazily(() => {
    const parts = number().formatToParts(0.5);
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  });
  /** Replaces the narrow no-break space by the ordinary one: fonts and width tables disagree about it. */
  const plain = (text: string) => text.replaceAll('\u202f', '\u00a0');
  /** Replaces the hyphen by a minus sign: before an amount a hyphen looks like a dash. */
  const signed = (text: string) => text.replace(/^-/, '\u2212');
  const t: Translator['t'] = (key, params) => texts.t(key as string, { ...params });
  /** French writes the first of a month as an ordinal. */
  const ordinal = (text: string) => (lang === 'fr' ? text.replace(/(^|\s)1(?= \p{L})/u, '$11er') : text);
  const longDayOf = (value: string | Date) => ordinal(longDay().format(asDate(value)).replace(',', ''));
  const mediumDayOf = (value: string | Date) => ordinal(mediumDay().format(asDate(value)).replace(',', ''));
  const at = (day: string, value: string | Date) =>
    typeof value === 'string' ? day : t('date.at', { day, time: timeOf(value) });
  const longDateTime = (value: Date) => at(longDayOf(value), value);
  const timeOf = (value: Date) => time().format(value) + repeated(value);
  const wall = (value: Date) => `${typedDay().format(value)} ${time().format(value)}`;
  /** Returns the offset of a time that occurs twice, when the clock moves back and this is the second time. */
  function repeated(value: Date): string {
    const isTwice = [30, 60].some((minutes) => wall(new Date(value.getTime() - minutes * 60_000)) === wall(value));
    const zoneName = isTwice
      ? offset()
          .formatToParts(value)
          .find(({ type }) => type === 'timeZoneName')
      : undefined;
    return zoneName ? ` ${zoneName.value.replace(/^GMT/, 'UTC').replace('−', '-')}` : '';
  }
  const shortDayOf = (value: string | Date) => shortDay().format(asDate(value));
  const localDay = (instant: Date) => dayOf(clock().toLocal(instant));
  function nearDay(value: string, today: string): string | null {
    const days = daysBetween(today, value);
    if (days === 0) return t('near.today');
    if (Math.abs(days) > NEAR_DAYS) return null;
    if (Math.abs(days) === 1) return t(days > 0 ? 'near.tomorrow' : 'near.yesterday');
    return days > 0 ? t('near.in', { days }) : t('near.ago', { days: -days });
  }
  return {
    lang,
    zone,
    t,
    message: ({ key, params }) =>
      t(key, typeof params?.sign === 'string' ? { ...params, sign: t(`sign.${params.sign}`) } : params),
    money: (amount) => signed(plain(money().format(amount as `${number}`))),
    wholeMoney: (amount) => signed(plain(wholeMoney().format(amount as `${number}`))),
    number: (value) => plain(number().format(value)),
    dayOf: localDay,
    month: (value) => month().format(asDate(`${value}-15`)),
    day: (value) => ordinal(day().format(asDate(value))),
    longDay: longDayOf,
    shortDay: shortDayOf,
    dateTime: (value) => ordinal(dateTime().format(value)),
    longDateTime,
    dated: (value) => ({ value: at(longDayOf(value), value), short: at(mediumDayOf(value), value) }),
    meant: (value) =>
      typeof value === 'string' ? longDayOf(value) : t('date.meant', { day: longDayOf(value), time: timeOf(value) }),
    span: (start, end) =>
      longDayOf(start) === longDayOf(end)
        ? t('date.sameDay', { day: longDayOf(start), from: timeOf(start), to: timeOf(end) })
        : t('date.span', { start: longDateTime(start), end: longDateTime(end) }),
    shortDateTime: (value) => `${shortDay().format(value)} ${time().format(value)}`,
    time: (value) => time().format(value),
    weekdayLetters,
    nearDay: (value, today) => nearDay(value, today) ?? shortDayOf(value),
    near: (instant, today) => {
      const date = localDay(instant);
      const near = nearDay(date, today);
      if (near === null) return `${shortDayOf(instant)} ${time().format(instant)}`;
      const days = daysBetween(today, date);
      if (days === 0) return t('near.todayAt', { time: time().format(instant) });
      return days === 1 ? t('near.tomorrowAt', { time: time().format(instant) }) : near;
    },
    lateBy: (value, today) => {
      const days = daysBetween(value, today);
      return days > MOST_LATE_DAYS ? t('near.lateSince', { day: shortDayOf(value) }) : t('near.late', { days });
    },
    typedAmount: (amount) => amount.replace('.', decimal()),
    typedDay: (value) => typedDay().format(asDate(value)),
    typedDateTime: (value) => wall(value) + repeated(value),
  };
}

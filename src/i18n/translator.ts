import { createInstance } from 'i18next';
import type { Problem } from '../errors.ts';
import { en } from './en/index.ts';
import { fr } from './fr/index.ts';

export type Lang = 'fr' | 'en';

/** Everything that becomes text for a person: sentences by their key, and values by `Intl` in the company's zone. */
export interface Translator {
  readonly lang: Lang;
  readonly zone: string;
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  readonly problem: (problem: Problem) => string;
  /** A decimal string such as `1250.50`, in euros; digits are never lost to a float. */
  readonly money: (amount: string) => string;
  readonly number: (value: number) => string;
  /** A `YYYY-MM-DD` day, or the day of an instant: `18 avril 2021`. */
  readonly day: (day: string | Date) => string;
  /** As `day`, for a narrow column: `18/04/21`. */
  readonly shortDay: (day: string | Date) => string;
  /** An instant: `4 juin 2023 à 13:00`. */
  readonly dateTime: (instant: Date) => string;
  /** As `dateTime`, for a narrow column: `04/06/23 13:00`. */
  readonly shortDateTime: (instant: Date) => string;
  readonly time: (instant: Date) => string;
  /** A decimal string as one would type it, to be changed in a form: `1250,50`. */
  readonly typedAmount: (amount: string) => string;
  /** A day as one would type it, to be changed in a form: `18/04/2021`. */
  readonly typedDay: (day: string | Date) => string;
  /** An instant as one would type it: `04/06/2023 13:00`. */
  readonly typedDateTime: (instant: Date) => string;
}

/** Noon UTC is the same day in every zone that a company of ours may have. */
function toInstant(day: string | Date): Date {
  return typeof day === 'string' ? new Date(`${day}T12:00:00Z`) : day;
}

/** Made when it is first asked for: a format takes milliseconds, and the first screen needs none. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** @returns the texts and formats of one language; instances share nothing. */
export function createTranslator(lang: Lang, zone: string): Translator {
  const texts = createInstance();
  void texts.init({
    lng: lang,
    resources: { fr: { translation: fr }, en: { translation: en } },
    fallbackLng: 'fr',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = format({ day: '2-digit', month: '2-digit', year: '2-digit' });
  const typedDay = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const dateTime = format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const money = lazily(() => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }));
  const number = lazily(() => new Intl.NumberFormat(locale));
  const decimal = lazily(() => {
    const parts = number().formatToParts(0.5);
    return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  });
  /** Terminal fonts and width tables disagree on the narrow no-break space, so an ordinary no-break one is written. */
  const plain = (text: string) => text.replaceAll('\u202f', '\u00a0');
  const t: Translator['t'] = (key, params) => texts.t(key, { ...params });
  return {
    lang,
    zone,
    t,
    problem: ({ key, params }) => t(key, params),
    money: (amount) => plain(money().format(amount as `${number}`)),
    number: (value) => plain(number().format(value)),
    day: (value) => day().format(toInstant(value)),
    shortDay: (value) => shortDay().format(toInstant(value)),
    dateTime: (value) => dateTime().format(value),
    shortDateTime: (value) => `${shortDay().format(value)} ${time().format(value)}`,
    time: (value) => time().format(value),
    typedAmount: (amount) => amount.replace('.', decimal()),
    typedDay: (value) => typedDay().format(toInstant(value)),
    typedDateTime: (value) => `${typedDay().format(value)} ${time().format(value)}`,
  };
}

/** When two texts, and two phone numbers, are the same to a person: one rule for the search and for likely duplicates. */

/** Country calling codes (ITU E.164): one, two or three digits. */
export const COUNTRY_CODES = '1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}';

const COUNTRY = new RegExp(`^(${COUNTRY_CODES})0*`);
const ABROAD = /^[^0-9]*(\+|00)/;

/** Letters of two, and those whose stroke is no mark of its own, as the database's collation compares them. */
const SPELLED: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** As the database's collation compares: without accents, without capitals. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => SPELLED[letter] ?? letter);

/** Apostrophes, hyphens and blanks of any kind only stand between words; a text without words is itself. */
const spoken = (text: string): string => {
  const folded = fold(text);
  return folded.match(/[\p{L}\p{N}\p{S}]+/gu)?.join(' ') ?? folded.trim();
};

/** @returns whether both name the same, but for capitals, accents and what stands between words */
export const isSameName = (one: string, other: string): boolean => spoken(one) === spoken(other);

/** The digits of a phone, in the ways in which the same number is written. */
interface PhoneDigits {
  readonly whole: string;
  /** With the country, without what is dialled before it; null where no country is told. */
  readonly abroad: string | null;
  /** As it is dialled inside its country. */
  readonly home: string;
}

function digitsOf(phone: string): PhoneDigits {
  const whole = phone.replace(/[^0-9]/g, '');
  const abroad = ABROAD.test(phone) ? whole.replace(/^0+/, '') : '';
  if (!COUNTRY.test(abroad)) return { whole, abroad: null, home: whole };
  return { whole, abroad: abroad.replace(COUNTRY, '$1'), home: `0${abroad.replace(COUNTRY, '')}` };
}

/** @returns every row of digits that a number is found by: as typed, with its country, and as dialled inside of it */
export function phoneForms(phone: string): readonly string[] {
  const { whole, abroad, home } = digitsOf(phone);
  return [...new Set([whole, ...(abroad === null ? [] : [abroad]), home])];
}

/** @returns whether both are one number: with and without its country, dialled with `+` or `00` */
export function isSamePhone(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a.abroad !== null && b.abroad !== null) return a.abroad === b.abroad;
  const forms = phoneForms(other);
  return phoneForms(one).some((form) => forms.includes(form));
}

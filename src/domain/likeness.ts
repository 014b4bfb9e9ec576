/** When two names or two phone numbers count as the same. The search and the check for duplicates share this rule. */

/** Country calling codes (ITU E.164): one, two or three digits. */
export const COUNTRY_CODES = '1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}';

const COUNTRY = new RegExp(`^(${COUNTRY_CODES})0*`);
const ABROAD = /^[^0-9]*(\+|00)/;

/** Letters that Unicode does not decompose, written as the database's collation compares them. */
const SPELLED: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Removes accents and capitals, like the database's collation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => SPELLED[letter] ?? letter);

/** @returns a name as names are compared: folded, with one space between words; a text without words is only folded */
export const spoken = (text: string): string => {
  const folded = fold(text);
  return folded.match(/[\p{L}\p{N}\p{S}]+/gu)?.join(' ') ?? folded.trim();
};

/** @returns whether both names are equal, ignoring capitals, accents and the characters between words */
export const isSameName = (one: string, other: string): boolean => spoken(one) === spoken(other);

/** The forms in which one phone number can be written, digits only. */
interface PhoneDigits {
  readonly whole: string;
  /** With the country code, without the international prefix. Null if the country is unknown. */
  readonly abroad: string | null;
  /** As dialled inside the country. */
  readonly home: string;
}

function digitsOf(phone: string): PhoneDigits {
  const whole = phone.replace(/[^0-9]/g, '');
  const abroad = ABROAD.test(phone) ? whole.replace(/^0+/, '') : '';
  if (!COUNTRY.test(abroad)) return { whole, abroad: null, home: whole };
  return { whole, abroad: abroad.replace(COUNTRY, '$1'), home: `0${abroad.replace(COUNTRY, '')}` };
}

/**
 * @returns every form of the digits that finds the number: as typed, with the country code, and as dialled inside the
 * country
 */
export function phoneForms(phone: string): readonly string[] {
  const { whole, abroad, home } = digitsOf(phone);
  return [...new Set([whole, ...(abroad === null ? [] : [abroad]), home])];
}

/** @returns whether both are the same number, with or without the country code, with `+` or `00` */
export function isSamePhone(one: string, other: string): boolean {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  if (a.abroad !== null && b.abroad !== null) return a.abroad === b.abroad;
  const forms = phoneForms(other);
  return phoneForms(one).some((form) => forms.includes(form));
}

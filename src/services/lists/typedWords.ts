import { phoneForms } from '../../domain/likeness.ts';

/** A word of the text in the filter. */
export interface TypedWord {
  readonly text: string;
  /** The indexed words in it. `l'écluse` has two; a single sign has none. */
  readonly tokens: readonly string[];
  /** True if the tokens contain the whole word: the search need not compare the characters between them. */
  readonly isPlain: boolean;
}

/** Adjacent words of digits, which can also be one value: `01 23 45`, `12 000,50`. */
export interface TypedRun {
  /** Empty if the run can only be a phone number: a user does not search for the words «01» and «23». */
  readonly words: readonly TypedWord[];
  /** The digits, in each format that can be stored, if the run can be a phone number. Otherwise empty. */
  readonly phones: readonly string[];
  /** The amount, if spaces separate the thousands. Otherwise null. */
  readonly amount: string | null;
}

const MAX_WORDS = 16;
/** The maximum length of an indexed word. */
export const MAX_TOKEN = 64;
const MIN_PHONE = 4;

/** Emoji, and scripts without spaces between words: each character is a word of the index. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2190-\u2bff\u{1f000}-\u{1faff}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Optional marks. The indexed words do not contain them. */
const LOOSE = /[\u0300-\u036f]|[\u064b-\u065f]|[\u200b-\u200f]|[\ufe00-\ufe0f]|\u0640|\u0670|\u20e3/gu;
const PHONE = /^[\d+().\-/]*\d[\d+().\-/]*$/;
/** A day, or the start of one: `06/12`, `6/12/26`, `06/`. */
const DAY = /^\d{1,2}\/\d{0,4}(?:\/\d{0,4})?$/;
/** The start of a phone number that is written in groups. */
const DIALLED = /^(\+|\(?0\d)[^/]* [^/]*$/;
const GROUPED = /^\d{1,3}( \d{3})+([.,]\d{0,2})?$/;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let token = '';
  const end = () => {
    if (token !== '') tokens.push(token.slice(0, MAX_TOKEN));
    token = '';
  };
  for (const sign of text) {
    if (ALONE.test(sign)) {
      end();
      tokens.push(sign);
    } else if (WORD.test(sign)) token += sign;
    else end();
  }
  end();
  return tokens;
}

/** Normalises text as the word index does. The database collation handles capitals and accents. */
const tidy = (text: string): string =>
  text.replace(LOOSE, '').replace(/œ/giu, 'oe').replace(/æ/giu, 'ae').replace(/ß/gu, 'ss');

/**
 * Removes signs at both ends of a word, which do not matter for the search: `"martin"`, `12/`, `+33`. A sign between
 * two letters stays, and a single sign too.
 */
const withoutEnds = (text: string): string =>
  text
    .replace(/^[^\p{L}\p{N}\p{M}]+(?=.*[\p{L}\p{N}])/u, '')
    .replace(/(?<=[\p{L}\p{N}\p{M}])[!-/:-@[-`{-~«»“”‘’]+$/u, '');

function read(whole: string): TypedWord {
  const text = ALONE.test(whole) ? whole : withoutEnds(whole);
  const tidied = tidy(text);
  const tokens = tokensOf(tidied);
  return { text, tokens, isPlain: tokens[0] === tidied };
}

/** @returns the indexed words in a text, at most as many as a search reads */
export const wordsOf = (text: string): readonly string[] => tokensOf(tidy(text)).slice(0, MAX_WORDS);

const isLongEnough = (digits: string): boolean => digits.length >= MIN_PHONE;

function runOf(typed: readonly string[]): TypedRun {
  const text = typed.join(' ');
  const digits = text.replace(/\D/g, '');
  const isPhone = typed.every((word) => PHONE.test(word) && !DAY.test(word)) && isLongEnough(digits);
  return {
    words: isPhone && DIALLED.test(text) ? [] : typed.map(read),
    phones: isPhone
      ? phoneForms(text)
          .filter(isLongEnough)
          .map((form) => form.slice(0, MAX_TOKEN))
      : [],
    amount: GROUPED.test(text) ? text.replaceAll(' ', '') : null,
  };
}

const isDigits = (text: string): boolean => /^[\d+(][\d+().,\-/]*$/.test(text);

/**
 * Splits the text at spaces, and groups adjacent words of digits into one run. Words above a maximum number are
 * ignored.
 */
export function typedRuns(text: string): readonly TypedRun[] {
  const words = text
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== '€')
    .slice(0, MAX_WORDS);
  const runs: string[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last && isDigits(word) && last.every(isDigits)) last.push(word);
    else runs.push([word]);
  }
  return runs.map(runOf);
}

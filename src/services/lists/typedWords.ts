import { phoneForms } from '../../domain/likeness.ts';

/** What was typed into the filter, word by word. */
export interface TypedWord {
  readonly text: string;
  /** The words of the index that it is made of: `l'écluse` is two; a sign alone is none. */
  readonly tokens: readonly string[];
  /** True where its tokens say all of it: nothing between them has to be looked for. */
  readonly isPlain: boolean;
}

/** Words of digits that stand side by side, also read as one: `01 23 45`, `12 000,50`. */
export interface TypedRun {
  /** None where it can only be a phone: nobody looks for the words «01» and «23». */
  readonly words: readonly TypedWord[];
  /** All their digits, where they can be a phone's, in each way in which it may be stored; else none. */
  readonly phones: readonly string[];
  /** Where blanks set thousands apart: the amount; else null. */
  readonly amount: string | null;
}

const MAX_WORDS = 16;
/** As long as a word of the index. */
export const MAX_TOKEN = 64;
const MIN_PHONE = 4;

/** Pictures, and what is written without spaces between words: each sign is a word of the index. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2190-\u2bff\u{1f000}-\u{1faff}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** Marks that some write and others do not; the words of the index are without them. */
const LOOSE = /[\u0300-\u036f]|[\u064b-\u065f]|[\u200b-\u200f]|[\ufe00-\ufe0f]|\u0640|\u0670|\u20e3/gu;
const PHONE = /^[\d+().\-/]*\d[\d+().\-/]*$/;
/** A day, or the beginning of one: `06/12`, `6/12/26`, `06/`. */
const DAY = /^\d{1,2}\/\d{0,4}(?:\/\d{0,4})?$/;
/** How a phone begins that is typed in groups. */
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

/** As the words of the index are written; capitals and accents are left to the database's collation. */
const tidy = (text: string): string =>
  text.replace(LOOSE, '').replace(/œ/giu, 'oe').replace(/æ/giu, 'ae').replace(/ß/gu, 'ss');

/** Signs at a word's ends say nothing: `"martin"`, `12/`, `+33`. A sign between two letters does, and one alone. */
const withoutEnds = (text: string): string =>
  text
    .replace(/^[^\p{L}\p{N}\p{M}]+(?=.*[\p{L}\p{N}])/u, '')
    .replace(/(?<=[\p{L}\p{N}\p{M}])[!-/:-@[-`{-~«»“”‘’]+$/u, '');

function read(whole: string): TypedWord {
  const text = ALONE.test(whole) ? whole : withoutEnds(whole);
  const tidied = tidy(text);
  const tokens = tokensOf(tidied);
  return { text, tokens, isPlain: tokens.length === 1 && tokens[0] === tidied };
}

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

/** Splits at blanks; words of digits that follow each other make one run. Only so many words are looked for. */
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

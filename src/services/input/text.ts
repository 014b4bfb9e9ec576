import type { TextKey } from '../../domain/errors.ts';
import { codeOfSign, type HiddenSign, hiddenSigns, nameOfSign } from '../../domain/typedText.ts';
import { type Reading, refused, taken } from './typed.ts';

/** How many characters the message quotes, up to the maximum length. */
const SHOWN_END = 12;

/**
 * The parameters of the message: the character and its position. `position` starts at one; `index` starts at zero and
 * is for the text cursor.
 */
const placeOf = ({ sign, index }: HiddenSign, typed: string) => ({
  sign: nameOfSign(sign),
  code: codeOfSign(sign),
  position: [...typed.slice(0, index)].length + 1,
  index,
});

interface TextRules {
  /** The maximum length in characters, as the database counts them. */
  readonly max: number;
  readonly optional?: boolean;
  readonly lines?: boolean;
}

/** Reads a text exactly as typed, with spaces at its ends. A text of spaces only counts as empty. */
export function text({ max, optional = false, lines = false }: TextRules) {
  return (typed: string): Reading<string> => {
    if (typed.trim() === '') return optional && typed === '' ? taken('') : refused('field.required');
    const [hidden] = hiddenSigns(typed, lines);
    if (hidden) return refused('field.hidden', placeOf(hidden, typed));
    const signs = [...typed];
    if (signs.length <= max) return taken(typed);
    const kept = signs.slice(Math.max(0, max - SHOWN_END), max).join('');
    return refused('field.tooLong', {
      max,
      length: signs.length,
      count: signs.length - max,
      kept: kept.replace(/\s+/g, ' '),
    });
  };
}

/** Reads a text of one line with a given format. @param problem the text key of the message for another format */
const shaped =
  (max: number, isShaped: (typed: string) => boolean, problem: TextKey) =>
  (typed: string): Reading<string> => {
    const reading = text({ max })(typed);
    return 'problem' in reading || isShaped(typed) ? reading : refused(problem);
  };

/**
 * Checks the shape only: characters, an at sign, and words with dots between them. `jacky@loubouzin.grd` is valid.
 * Characters around an address in a list or a message are refused: `<`, `,`, `;`, quotation marks, a final dot.
 */
const EMAIL = /^(?!')[^\s@<>()[\]\\,;:"«»“”„‘’]+(?<!')@[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)+$/u;

export const email = (max: number) => shaped(max, (typed) => EMAIL.test(typed), 'field.email');

/**
 * Checks the shape only: digits with the usual signs, any kind of hyphen, and an optional extension. `+ 666 12345` and
 * `01 23 45 67 89 poste 12` are valid.
 */
const PHONE = /^[+(]?[\d\s().\-\u2010-\u2015\u2212/+]*?([,;]?\s*(poste|p\.|ext(ension|\.)?|x|#)\s*\d[\d\s]*)?$/iu;

export const phone = (max: number) =>
  shaped(max, (typed) => PHONE.test(typed) && typed.replace(/\D/g, '').length >= 3, 'field.phone');

/** Lower case only, so that users need not remember capitals. */
const USERNAME = /^[a-z0-9][a-z0-9._-]*$/;

export const username = (max: number) => shaped(max, (typed) => USERNAME.test(typed), 'field.username');

/** Reads one of the given values. */
export function choice<T extends string>(values: readonly T[]) {
  return (typed: string): Reading<T> => {
    if (typed === '') return refused('field.required');
    const value = values.find((one) => one === typed);
    return value ? taken(value) : refused('field.choice');
  };
}

/** Reads a number of people. Empty means unknown, which is not 0. */
export function wholeNumber(typed: string): Reading<number | null> {
  const digits = typed.trim();
  if (digits === '') return taken(null);
  if (!/^\d+$/.test(digits)) return refused('field.integer');
  const value = Number(digits);
  return value <= 4_294_967_294 ? taken(value) : refused('field.tooMany', { max: 4_294_967_294 });
}

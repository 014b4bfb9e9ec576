import type { TextKey } from '../../domain/errors.ts';
import { codeOfSign, type HiddenSign, hiddenSigns, nameOfSign } from '../../domain/typedText.ts';
import { type Reading, refused, taken } from './typed.ts';

/** How much of a text that is too long is quoted, up to where it would have to end. */
const SHOWN_END = 12;

/** Says which sign it is, and where: the position counts from one, the index is for the cursor. */
const placeOf = ({ sign, index }: HiddenSign, typed: string) => ({
  sign: nameOfSign(sign),
  code: codeOfSign(sign),
  position: [...typed.slice(0, index)].length + 1,
  index,
});

interface TextRules {
  /** In characters, as the database counts them. */
  readonly max: number;
  readonly optional?: boolean;
  readonly lines?: boolean;
}

/**
 * A text is kept exactly as it was typed, blanks at its ends included; only for the question whether anything was
 * typed at all do blanks not count.
 */
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

/** A text of one line whose shape is tested. @param problem text key of what is said of another shape */
const shaped =
  (max: number, isShaped: (typed: string) => boolean, problem: TextKey) =>
  (typed: string): Reading<string> => {
    const reading = text({ max })(typed);
    return 'problem' in reading || isShaped(typed) ? reading : refused(problem);
  };

/**
 * Shape only: something, an at sign, words with dots between them. `jacky@loubouzin.grd` is an address; what stands
 * around one in a list or a message is no part of it: `<`, `,`, `;`, quotation marks, a dot behind it.
 */
const EMAIL = /^(?!')[^\s@<>()[\]\\,;:"«»“”„‘’]+(?<!')@[\p{L}\p{N}\p{M}_-]+(\.[\p{L}\p{N}\p{M}_-]+)+$/u;

export const email = (max: number) => shaped(max, (typed) => EMAIL.test(typed), 'field.email');

/**
 * Shape only: digits, with the usual signs between them, hyphens of any kind among them, and an extension behind it.
 * `+ 666 12345` is a number, `01 23 45 67 89 poste 12` too.
 */
const PHONE = /^[+(]?[\d\s().\-\u2010-\u2015\u2212/+]*?([,;]?\s*(poste|p\.|ext(ension|\.)?|x|#)\s*\d[\d\s]*)?$/iu;

export const phone = (max: number) =>
  shaped(max, (typed) => PHONE.test(typed) && typed.replace(/\D/g, '').length >= 3, 'field.phone');

/** Lower case, so that nobody wonders which letters were capitals. */
const USERNAME = /^[a-z0-9][a-z0-9._-]*$/;

export const username = (max: number) => shaped(max, (typed) => USERNAME.test(typed), 'field.username');

/** One of a fixed list, as its own word. */
export function choice<T extends string>(values: readonly T[]) {
  return (typed: string): Reading<T> => {
    if (typed === '') return refused('field.required');
    const value = values.find((one) => one === typed);
    return value ? taken(value) : refused('field.choice');
  };
}

/** A number of people: empty is «not known», which is not 0. */
export function wholeNumber(typed: string): Reading<number | null> {
  const digits = typed.trim();
  if (digits === '') return taken(null);
  if (!/^\d+$/.test(digits)) return refused('field.integer');
  const value = Number(digits);
  return value <= 4_294_967_294 ? taken(value) : refused('field.tooMany', { max: 4_294_967_294 });
}

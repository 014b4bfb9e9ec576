import { type Reading, refused, taken } from './typed.ts';

/**
 * Escape and the other controls, bidirectional marks, zero-width characters, private and broken ones: whatever shows
 * as something else than it is. A tab counts among them.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/u;
const HIDDEN_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/u;

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
    if (!lines && /[\r\n]/.test(typed)) return refused('field.oneLine');
    if ((lines ? HIDDEN_BUT_NEWLINE : HIDDEN).test(typed)) return refused('field.hidden');
    const length = [...typed].length;
    return length > max ? refused('field.tooLong', { max, length }) : taken(typed);
  };
}

/** Shape only: something, an at sign, something with a dot in it. `jacky@loubouzin.grd` is an address. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export function email(typed: string): Reading<string> {
  const reading = text({ max: 254 })(typed);
  if ('problem' in reading) return reading;
  return EMAIL.test(typed) ? reading : refused('field.email');
}

/** Shape only: digits, with the usual signs between them. `+ 666 12345` is a number. */
const PHONE = /^[+(]?[\d\s().\-/+]*$/;

export function phone(typed: string): Reading<string> {
  const reading = text({ max: 40 })(typed);
  if ('problem' in reading) return reading;
  const digits = typed.replace(/\D/g, '').length;
  return PHONE.test(typed) && digits >= 3 ? reading : refused('field.phone');
}

/** Lower case, so that nobody wonders which letters were capitals. */
const USERNAME = /^[a-z0-9][a-z0-9._-]*$/;

export function username(typed: string): Reading<string> {
  const reading = text({ max: 64 })(typed);
  if ('problem' in reading) return reading;
  return USERNAME.test(typed) ? reading : refused('field.username');
}

/** One of a fixed list, as its own word. */
export function choice<T extends string>(values: readonly T[]) {
  return (typed: string): Reading<T> => {
    if (typed === '') return refused('field.required');
    const value = values.find((one) => one === typed);
    return value ? taken(value) : refused('field.choice');
  };
}

/** A number of people: empty is «not known», which is not 0. */
export function attendees(typed: string): Reading<number | null> {
  const digits = typed.trim();
  if (digits === '') return taken(null);
  if (!/^\d+$/.test(digits)) return refused('field.integer');
  const value = Number(digits);
  return value <= 4_294_967_294 ? taken(value) : refused('field.tooMany', { max: 4_294_967_294 });
}

/** Reads the value of a term, by the type of its field. */
import type { CompanyClock } from '../../../domain/companyClock.ts';
import { addDays } from '../../../domain/days.ts';
import type { Message } from '../../../domain/errors.ts';
import { fold } from '../../../domain/likeness.ts';
import { addMonths, firstDayOf, monthOf } from '../../../domain/periods.ts';
import type { Field } from '../../../domain/records/record.ts';
import { amount } from '../../input/amount.ts';
import { type Direction, daysOf } from './dayPhrases.ts';
import type { DaySpan, Term, TermTest, ValueSpan } from './term.ts';
import { choicesOf, phraseOf } from './termNames.ts';

/** The comparison of a term; `:` and `=` are one. */
export type Sign = '' | '<' | '≤' | '>' | '≥';

export type ReadValue = Pick<Term, 'test' | 'sign' | 'shown'>;

/** What a field of this type needs, when the value is none. */
export type Need = 'money' | 'number' | 'days' | 'duration' | 'choice' | 'person' | 'text';

export const needOf = ({ type }: Field): Need => {
  if (type === 'money') return 'money';
  if (type === 'number' || type === 'id' || type === 'reference') return 'number';
  if (type === 'day' || type === 'instant' || type === 'stamp') return 'days';
  return type === 'choice' || type === 'person' ? type : 'text';
};

/** Users enter what is to come as a date with its time; the other dates say what has been. */
export const directionOf = ({ type }: Field): Direction => (type === 'instant' ? 'ahead' : 'back');

const DURATION = /^(\d{1,5}) ?(?:(j|jours?|d|days?)|(sem|semaines?|w|weeks?)|(mois|months?)|(ans?|annees?|y|years?))$/u;
/** More than a lifetime: no date is farther. */
const MOST_MONTHS = 1200;

/** The same day so many months away; the last of the month where it has no such day. */
function dayAfterMonths(day: string, months: number): string {
  const month = addMonths(monthOf(day), months);
  const last = addDays(firstDayOf(addMonths(month, 1)), -1);
  const same = `${month}-${day.slice(8)}`;
  return same < last ? same : last;
}

/** Reads a distance from today, the first day at distance 0: «7j», «2 months». @returns null if it is none */
function distanceOf(text: string, sign: Sign, direction: Direction, clock: CompanyClock): ReadValue | null {
  const [, digits, days, weeks, months, years] = DURATION.exec(fold(text)) ?? [];
  if (digits === undefined || sign === '') return null;
  const count = Number(digits) * (direction === 'ahead' ? 1 : -1);
  const ofMonths = months === undefined && years === undefined ? 0 : count * (years === undefined ? 1 : 12);
  if (Math.abs(ofMonths) > MOST_MONTHS) return null;
  const today = clock.today();
  const edge = ofMonths === 0 ? addDays(today, count * (weeks === undefined ? 1 : 7)) : dayAfterMonths(today, ofMonths);
  const [next, tomorrow] = [addDays(edge, 1), addDays(today, 1)];
  const ahead = { '<': [today, edge], '≤': [today, next], '>': [next, null], '≥': [edge, null] } as const;
  const back = { '<': [next, tomorrow], '≤': [edge, tomorrow], '>': [null, edge], '≥': [null, next] } as const;
  const [from, until] = (direction === 'ahead' ? ahead : back)[sign];
  const unit = days ?? weeks ?? months ?? years ?? '';
  return { test: { type: 'days', spans: [{ from, until }] }, sign, shown: `${digits} ${unit}` };
}

/** Days on one side of those that were typed. */
function beside({ from, until }: DaySpan, sign: Sign): DaySpan {
  if (sign === '<') return { from: null, until: from };
  if (sign === '≤') return { from: null, until };
  if (sign === '>') return { from: until, until: null };
  return sign === '≥' ? { from, until: null } : { from, until };
}

function days(text: string, sign: Sign, field: Field, clock: CompanyClock): ReadValue | null {
  const direction = directionOf(field);
  const distance = distanceOf(text, sign, direction, clock);
  if (distance) return distance;
  const meant = daysOf(text, clock, direction);
  if (meant === null || (sign !== '' && meant.spans.length > 1)) return null;
  const spans = meant.spans.map((span) => beside(span, sign));
  // One end may be missing already: «before ..».
  if (spans.some(({ from, until }) => from === null && until === null)) return null;
  return { test: { type: 'days', spans }, sign, shown: meant.shown };
}

const spanOf = (sign: Sign, value: string): ValueSpan => ({
  least: sign === '<' || sign === '≤' ? null : value,
  isLeastIncluded: sign !== '>',
  most: sign === '>' || sign === '≥' ? null : value,
  isMostIncluded: sign !== '<',
});

/** Reads one value, or two with `..` between them. @param read returns the decimal string, or null */
function values(text: string, sign: Sign, read: (text: string) => string | null): ReadValue | null {
  const [first = '', last, ...more] = text.split('..').map((part) => part.trim());
  if (last === undefined) {
    const value = read(first);
    return value === null ? null : { test: { type: 'values', span: spanOf(sign, value) }, sign, shown: text };
  }
  const [least, most] = [first, last].map((part) => (part === '' ? undefined : read(part)));
  if (sign !== '' || more.length > 0 || least === null || most === null || (least ?? most) === undefined) return null;
  const span = { least: least ?? null, isLeastIncluded: true, most: most ?? null, isMostIncluded: true };
  return { test: { type: 'values', span }, sign, shown: text };
}

function moneyOf(text: string): string | null {
  if (/^0+(?:[.,]0{1,2})?\s*€?$/.test(text)) return '0.00';
  const reading = amount(text);
  return 'value' in reading ? reading.value : null;
}

const numberOf = (text: string): string | null => {
  const digits = text.replace(/^n?[°º#]\s*/iu, '').replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  return /^\d{1,9}$/.test(digits) ? String(Number(digits)) : null;
};

/** Words for nobody and for the user. */
const NOBODY = new Set(['aucun', 'aucune', 'personne', 'none', 'nobody', '-'].map(phraseOf));
const ME = new Set(['moi', 'me']);

function personOf(text: string): TermTest {
  const phrase = phraseOf(text);
  if (NOBODY.has(phrase)) return { type: 'empty', isEmpty: true };
  return { type: 'person', name: text, isUser: ME.has(phrase) };
}

/** The value with exactly this label, or the only one that begins so. */
function choiceOf(text: string, field: Field): readonly string[] | null {
  const choices = choicesOf(field);
  const phrase = phraseOf(text);
  const exact = choices.get(phrase);
  if (exact !== undefined) return [exact];
  const begun = new Set([...choices].filter(([label]) => label.startsWith(phrase)).map(([, value]) => value));
  return begun.size === 1 ? [...begun] : null;
}

/** @returns the value as the field understands it; null if it is none */
export function readValue(text: string, sign: Sign, field: Field, clock: CompanyClock): ReadValue | null {
  const plain = (test: TermTest | null): ReadValue | null => (test && sign === '' ? { test, sign, shown: text } : null);
  switch (needOf(field)) {
    case 'money':
      return values(text, sign, moneyOf);
    case 'number':
      return values(text, sign, numberOf);
    case 'days':
      return days(text, sign, field, clock);
    case 'choice': {
      const found = choiceOf(text, field);
      return plain(found && { type: 'choices', values: found });
    }
    case 'person':
      return plain(personOf(text));
    default:
      return plain({ type: 'text', text });
  }
}

/** @returns what is expected instead of the value that was typed */
export function missing(typed: string, field: Field, choices: string): Message {
  const need = needOf(field);
  return { key: `terms.needs.${need}`, params: { typed, choices } };
}

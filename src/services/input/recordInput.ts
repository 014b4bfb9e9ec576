import type { z } from 'zod';
import type { CompanyClock } from '../../domain/companyClock.ts';
import {
  type Field,
  type Fields,
  type FormField,
  type RecordDescription,
  TEXT_TYPES,
  type ValueOf,
} from '../../domain/records/record.ts';
import { amount } from './amount.ts';
import { dateTime, pastDay } from './date.ts';
import { choice, email, phone, text, username, wholeNumber } from './text.ts';
import { type Reading, taken, typed } from './typed.ts';

type Form = Pick<RecordDescription, 'fields' | 'form'>;
type FieldOf<D extends Form, K> = K extends keyof D['fields'] ? D['fields'][K] : never;

/** The input of a record's form: a text for each field. Optional fields may be missing. */
export type InputOf<D extends Form> = {
  readonly [K in FormField<D> as FieldOf<D, K> extends { isOptional: true } ? never : K]: string;
} & {
  readonly [K in FormField<D> as FieldOf<D, K> extends { isOptional: true } ? K : never]?: string;
};

type IsText<F> = F extends { type: 'text' | 'lines' | 'email' | 'phone' | 'username' } ? true : false;

/** The parsed input. An empty optional field is null, or an empty text for text fields. */
export type ReadOf<D extends Form> = {
  [K in FormField<D>]:
    | ValueOf<FieldOf<D, K>>
    | (FieldOf<D, K> extends { isOptional: true } ? (IsText<FieldOf<D, K>> extends true ? never : null) : never);
};

/** Returns the clock, which a form with dates needs. */
const needed = (clock: CompanyClock | undefined): CompanyClock => {
  if (!clock) throw new Error('A form with dates needs a clock.');
  return clock;
};

/** Returns the reader for a field of this type, if a form can contain it. */
function readerOf({ type, max = 0, values = [], isOptional = false }: Field, clock?: CompanyClock) {
  const read: { readonly [T in Field['type']]?: (typed: string) => Reading<unknown> } = {
    text: text({ max, optional: isOptional }),
    lines: text({ max, optional: isOptional, lines: true }),
    email: email(max),
    phone: phone(max),
    username: username(max),
    money: amount,
    day: (typed) => pastDay(typed, needed(clock)),
    instant: (typed) => dateTime(typed, needed(clock)),
    number: wholeNumber,
    choice: choice(values),
  };
  const reader = read[type];
  if (!reader) throw new Error(`A form cannot have a field of the type ${type}.`);
  const empty = TEXT_TYPES.includes(type) ? '' : null;
  return (typed: string): Reading<unknown> => (isOptional && typed === '' ? taken(empty) : reader(typed));
}

/**
 * Builds the schemas for the fields of a record's form. Each parses typed text by the type of the field.
 * @param clock required if the form has dates
 */
export function formFields<D extends Form>(
  { fields, form }: D,
  clock?: CompanyClock,
): { [K in FormField<D>]: z.ZodType<ReadOf<D>[K], string> } {
  const read = form.map((name) => [name, typed(readerOf((fields as Fields)[name] as Field, clock))]);
  return Object.fromEntries(read) as { [K in FormField<D>]: z.ZodType<ReadOf<D>[K], string> };
}

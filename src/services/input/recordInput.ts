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

/** What is typed for a record: a text for each field of its form; what is optional may be left out. */
export type InputOf<D extends Form> = {
  readonly [K in FormField<D> as FieldOf<D, K> extends { isOptional: true } ? never : K]: string;
} & {
  readonly [K in FormField<D> as FieldOf<D, K> extends { isOptional: true } ? K : never]?: string;
};

type IsText<F> = F extends { type: 'text' | 'lines' | 'email' | 'phone' | 'username' } ? true : false;

/** What was read of it: an optional field that was left empty is null, a text an empty one. */
export type ReadOf<D extends Form> = {
  [K in FormField<D>]:
    | ValueOf<FieldOf<D, K>>
    | (FieldOf<D, K> extends { isOptional: true } ? (IsText<FieldOf<D, K>> extends true ? never : null) : never);
};

/** Where a form has dates, what is typed for them is read by the company's clock. */
const needed = (clock: CompanyClock | undefined): CompanyClock => {
  if (!clock) throw new Error('Dates are read by a clock.');
  return clock;
};

/** How a field of this type is read, where something is typed. */
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
  if (!reader) throw new Error(`A field of the type ${type} is not typed.`);
  const empty = TEXT_TYPES.includes(type) ? '' : null;
  return (typed: string): Reading<unknown> => (isOptional && typed === '' ? taken(empty) : reader(typed));
}

/**
 * The schemas of the fields of a record's form; each takes the text that was typed, and reads it by the field's type.
 * @param clock needed where there are dates among them
 */
export function formFields<D extends Form>(
  { fields, form }: D,
  clock?: CompanyClock,
): { [K in FormField<D>]: z.ZodType<ReadOf<D>[K], string> } {
  const read = form.map((name) => [name, typed(readerOf((fields as Fields)[name] as Field, clock))]);
  return Object.fromEntries(read) as { [K in FormField<D>]: z.ZodType<ReadOf<D>[K], string> };
}

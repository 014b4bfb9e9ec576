/**
 * How a record is described: facts alone, no functions. Types, model attributes, input schemas, lists, forms, cards,
 * exports, history and grants are derived from the descriptions in this folder; whatever needs an `if` is written where
 * it is used.
 */
import type { TextKey } from '../errors.ts';
import type { Role } from '../roles.ts';

/**
 * What a field holds. `reference` is the number of another record; `instant` is a moment that people plan by, `stamp`
 * one that the database sets; `person` is a colleague or nobody; `choice` is one of `values`; `key` is the key of the form
 * that created the record, which the record does not hand out.
 */
export type FieldType =
  | 'id'
  | 'reference'
  | 'number'
  | 'text'
  | 'lines'
  | 'email'
  | 'phone'
  | 'username'
  | 'money'
  | 'day'
  | 'instant'
  | 'stamp'
  | 'choice'
  | 'active'
  | 'version'
  | 'person'
  | 'key';

export interface Field {
  readonly type: FieldType;
  /** The column of the record's table, or with `of` of that table; named like the field unless told. */
  readonly column: string;
  /** Where the value belongs to the record that this one belongs to: its table. */
  readonly of?: 'client' | 'contract';
  /** Where the record has the value, if that is not under the field's name. */
  readonly at?: readonly [part: string, name: string];
  /** The most characters of a text. */
  readonly max?: number;
  /** Of a choice, in their order; `words` is what their text keys begin with. */
  readonly values?: readonly string[];
  readonly words?: string;
  /** True where the column may be NULL, which is not 0 or an empty text. */
  readonly isNullable?: boolean;
  /** True where a form may leave it empty. */
  readonly isOptional?: boolean;
  /** Text keys: what it is called, what a form says below it, and what stands for an inactive record or for nobody. */
  readonly label?: TextKey;
  readonly hint?: TextKey;
  readonly none?: TextKey;
  /** The heading in the database's own view of the list, as in the brief. */
  readonly heading?: string;
  /** True where a creation sends it. The database sets what is not sent. */
  readonly isCreated?: boolean;
  /** False where not even a creation may name the column. */
  readonly isInserted?: boolean;
  /** The departments that may change it; under which condition is said by the policies. */
  readonly updatedBy?: readonly Role[];
  /** True where the history keeps its values. */
  readonly isKept?: boolean;
  /** True where the list finds a record by it. */
  readonly isSearched?: boolean;
  /** True where the list can be sorted by it; a listing then has an index named after the column. */
  readonly isSorted?: boolean;
  /** True where the listing has it for a filter alone. */
  readonly isListed?: boolean;
  /** The column of the listing that has the place of a choice among its values. */
  readonly rank?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/**
 * A quick filter: what the columns of the listing must be; `now` stands for the moment of the question. One that asks
 * for flags has an index of the listing that begins with them and is named after the filter.
 */
export type Filter = Readonly<Record<string, boolean | { readonly from: 'now' }>>;

/** One record: its table, its fields, and the order in which each place shows them. */
export interface RecordDescription {
  readonly table: string;
  readonly fields: Fields;
  /** The fields of its form. */
  readonly form: readonly string[];
  /** The lines of its card below its name, where these are nothing but its fields. */
  readonly card?: readonly string[];
  /** The columns of `epicevent list`, in the brief's order, and those of an export. */
  readonly printed: readonly string[];
  readonly exported: readonly string[];
  /** The department whose members create one. */
  readonly createdBy: readonly Role[];
  readonly filters: Readonly<Record<string, Filter>>;
}

type Named = Readonly<Record<string, Omit<Field, 'column'> & { readonly column?: string }>>;
type Names<D extends { readonly fields: Named }> = readonly (keyof D['fields'] & string)[];
type WithColumns<F extends Named> = { readonly [K in keyof F]: F[K] & { readonly column: string } };

/** @returns a name as the database writes it: `companyName` is `company_name` */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Checks a description, whose lists name fields of its own; keeps its literal types, and names the columns. */
export function defineRecord<const D extends Omit<RecordDescription, 'fields'> & { readonly fields: Named }>(
  description: D & {
    readonly form: Names<D>;
    readonly printed: Names<D>;
    readonly exported: Names<D>;
    readonly card?: Names<D>;
  },
): Omit<D, 'fields'> & { readonly fields: WithColumns<D['fields']> } {
  const named = Object.entries(description.fields).map(([name, field]) => [
    name,
    { column: snakeCase(name), ...field },
  ]);
  return { ...description, fields: Object.fromEntries(named) as WithColumns<D['fields']> };
}

/** A colleague, as everybody may see one. */
export interface PersonRef {
  readonly id: number;
  readonly name: string;
}

/** The value of a field in a record: instants are `Date` (UTC), a day is `YYYY-MM-DD`, money has two places. */
export type ValueOf<F extends Field> =
  | (F['type'] extends 'id' | 'reference' | 'number' | 'version'
      ? number
      : F['type'] extends 'instant' | 'stamp'
        ? Date
        : F['type'] extends 'active'
          ? boolean
          : F['type'] extends 'person'
            ? PersonRef | null
            : F extends { readonly values: readonly (infer V)[] }
              ? V
              : string)
  | (F extends { readonly isNullable: true } ? null : never);

type OwnName<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly of: string } | { readonly at: readonly string[] } | { readonly type: 'key' }
    ? never
    : K;
}[keyof F];

/** The record itself, without the parts of other records beside it. Plain, frozen in time, safe to keep. */
export type RecordOf<D extends { readonly fields: Fields }> = {
  readonly [K in OwnName<D['fields']>]: ValueOf<D['fields'][K]>;
};

export type FieldName<D extends { readonly fields: Fields }> = keyof D['fields'] & string;
export type FilterName<D extends Pick<RecordDescription, 'filters'>> = keyof D['filters'] & string;
export type FormField<D extends Pick<RecordDescription, 'form'>> = D['form'][number];
/** The fields that a list can be sorted by. */
export type SortName<D extends { readonly fields: Fields }> = {
  [K in keyof D['fields']]: D['fields'][K] extends { readonly isSorted: true } ? K : never;
}[keyof D['fields']] &
  string;

/** @returns the fields of the record's own table, in their order */
export const ownFields = ({ fields }: { readonly fields: Fields }): [name: string, field: Field][] =>
  Object.entries(fields).filter(([, { of }]) => of === undefined);

/** @returns what a field is called; a field that is shown has a name */
export function labelOf({ label, column }: Field): TextKey {
  if (label === undefined) throw new Error(`The column ${column} is shown, and has no label.`);
  return label;
}

/**
 * @returns whether the listing has the field: what a list is sorted, searched or filtered by, and whether the record is
 * active. Of a person it has `<name>_id` and `<name>_name`.
 */
export const isInListing = ({ type, isSorted, isSearched, isListed }: Field): boolean =>
  type === 'id' || type === 'active' || isSorted === true || isSearched === true || isListed === true;

export const TEXT_TYPES: readonly FieldType[] = ['text', 'lines', 'email', 'phone', 'username'];

/** @returns the value of a field in a record */
export function valueIn(record: object, name: string, { at }: Field): unknown {
  const [part, key] = at ?? [null, name];
  const holder = part === null ? record : (record as Record<string, unknown>)[part];
  return (holder as Record<string, unknown> | null)?.[key];
}

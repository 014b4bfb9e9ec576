/**
 * The description of a record: data only, no functions. Types, model attributes, input schemas, lists, forms, cards,
 * exports, history and grants are derived from the descriptions in this folder. A rule that needs an `if` stands where
 * it is used.
 */
import type { TextKey } from '../errors.ts';
import type { Role } from '../roles.ts';

/**
 * The type of a field's value. `reference`: the id of another record. `instant`: a date and time that users enter.
 * `stamp`: one that the database sets. `person`: a colleague or nobody. `choice`: one of `values`. `key`: the
 * idempotency key of the form that created the record; records never expose it. `values`: old or new values by column,
 * of a change.
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
  | 'key'
  | 'values';

export interface Field {
  readonly type: FieldType;
  /** The column of the record's table, or of the table `of`. Default: the field's name in snake case. */
  readonly column: string;
  /** The table of the parent record that has the value. */
  readonly of?: 'client' | 'contract';
  /** The path of the value in the record, if it differs from the field's name. */
  readonly at?: readonly [part: string, name: string];
  /** The maximum length of a text, in characters. */
  readonly max?: number;
  /** The values of a choice, in their order. */
  readonly values?: readonly string[];
  /** The first part of the values' text keys: with `statut`, the text of `draft` is `statut.draft`. */
  readonly textPrefix?: string;
  /** True if the column may be NULL. NULL differs from 0 and from an empty text. */
  readonly isNullable?: boolean;
  /** True if the field may be empty in a form. */
  readonly isOptional?: boolean;
  /** Text key of the field's name in forms, cards and tables. */
  readonly label?: TextKey;
  /** Text key of the hint below the field in a form. */
  readonly hint?: TextKey;
  /** For `active`: the text key for an inactive record. */
  readonly inactiveLabel?: TextKey;
  /** For `person`: the text key for nobody. */
  readonly nobodyLabel?: TextKey;
  /** The column heading in the database's list view, as in the brief. */
  readonly viewHeading?: string;
  /** True if a creation sends the value. The database sets the others. */
  readonly isCreated?: boolean;
  /** False if no INSERT may name the column. */
  readonly isInserted?: boolean;
  /** The departments that may change it. The policies hold the conditions. */
  readonly updatedBy?: readonly Role[];
  /** True if the history records the old and the new value of each change. */
  readonly isInHistory?: boolean;
  /** True if the list's search covers it. */
  readonly isSearched?: boolean;
  /**
   * Further names of the field in a typed filter, in both languages. Its labels and their first words are always
   * understood.
   */
  readonly typedAs?: readonly string[];
  /** True if the list can be sorted by it. The listing then has an index named after the column. */
  readonly isSorted?: boolean;
  /** True if the listing has the column only for a filter. */
  readonly isFiltered?: boolean;
  /** The listing's column that holds the position of a choice among its values. */
  readonly rank?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/**
 * A quick filter: the required values of the listing's columns. `now` is the time of the query, `today` its day in the
 * company's zone. A filter with flags has an index in the listing, which begins with those flags and is named after the
 * filter. `isDerived`: the listing has no such column; the list says how the filter is tested.
 */
export type Filter = Readonly<
  Record<string, boolean | { readonly from: 'now' } | { readonly until: 'today'; readonly isDerived?: true }>
>;

/** The description of one record: its table, its fields, and their order in each place. */
export interface RecordDescription {
  readonly table: string;
  readonly fields: Fields;
  /** The fields of the form. */
  readonly form: readonly string[];
  /** The lines of the card below the name, if they are plain fields. */
  readonly card?: readonly string[];
  /** The columns that `epicevent list` prints, in the brief's order. */
  readonly printedFields: readonly string[];
  /** The columns of an exported file. */
  readonly exportedFields: readonly string[];
  /** The departments that may create one. */
  readonly createdBy: readonly Role[];
  readonly filters: Readonly<Record<string, Filter>>;
  /** Further phrases that mean a quick filter, in both languages. Its texts are always understood. */
  readonly typedFilters?: Readonly<Record<string, readonly string[]>>;
  /** The date that a distance or a month without a name means: `<30j`, `juin`. */
  readonly mainDay?: string;
}

type Named = Readonly<Record<string, Omit<Field, 'column'> & { readonly column?: string }>>;
type Names<D extends { readonly fields: Named }> = readonly (keyof D['fields'] & string)[];
type WithColumns<F extends Named> = { readonly [K in keyof F]: F[K] & { readonly column: string } };

/** @returns the database's form of a name: `companyName` becomes `company_name` */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Checks that the lists of a description name its own fields, and fills in the columns. Keeps the literal types. */
export function defineRecord<const D extends Omit<RecordDescription, 'fields'> & { readonly fields: Named }>(
  description: D & {
    readonly form: Names<D>;
    readonly printedFields: Names<D>;
    readonly exportedFields: Names<D>;
    readonly card?: Names<D>;
    readonly mainDay?: keyof D['fields'] & string;
    readonly typedFilters?: { readonly [N in keyof D['filters']]?: readonly string[] };
  },
): Omit<D, 'fields'> & { readonly fields: WithColumns<D['fields']> } {
  const named = Object.entries(description.fields).map(([name, field]) => [
    name,
    { column: snakeCase(name), ...field },
  ]);
  return { ...description, fields: Object.fromEntries(named) as WithColumns<D['fields']> };
}

/** A colleague as every role may see one. */
export interface PersonRef {
  readonly id: number;
  readonly name: string;
}

/** The type of a field's value: an instant is a `Date` (UTC), a day `YYYY-MM-DD`, money a string with two decimals. */
export type ValueOf<F extends Field> =
  | (F['type'] extends 'id' | 'reference' | 'number' | 'version'
      ? number
      : F['type'] extends 'instant' | 'stamp'
        ? Date
        : F['type'] extends 'active'
          ? boolean
          : F['type'] extends 'person'
            ? PersonRef | null
            : F['type'] extends 'values'
              ? Readonly<Record<string, string | null>>
              : F extends { readonly values: readonly (infer V)[] }
                ? V
                : string)
  | (F extends { readonly isNullable: true } ? null : never);

type OwnName<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly of: string } | { readonly at: readonly string[] } | { readonly type: 'key' }
    ? never
    : K;
}[keyof F];

/** The type of a record, without its parent records. Records are plain and immutable. */
export type RecordOf<D extends { readonly fields: Fields }> = {
  readonly [K in OwnName<D['fields']>]: ValueOf<D['fields'][K]>;
};

export type FieldName<D extends { readonly fields: Fields }> = keyof D['fields'] & string;
export type FilterName<D extends Pick<RecordDescription, 'filters'>> = keyof D['filters'] & string;
export type FormField<D extends Pick<RecordDescription, 'form'>> = D['form'][number];
/** The names of the fields that a list can be sorted by. */
export type SortName<D extends { readonly fields: Fields }> = {
  [K in keyof D['fields']]: D['fields'][K] extends { readonly isSorted: true } ? K : never;
}[keyof D['fields']] &
  string;

/** @returns the fields stored in the record's own table, in their order */
export const ownFields = ({ fields }: { readonly fields: Fields }): [name: string, field: Field][] =>
  Object.entries(fields).filter(([, { of }]) => of === undefined);

/** @returns the text key of the field's label @throws Error for a field without one */
export function labelOf({ label, column }: Field): TextKey {
  if (label === undefined) throw new Error(`The column ${column} is shown, but has no label.`);
  return label;
}

/**
 * @returns whether the listing has a column for the field: sorting, searching, filtering or the active flag need it. A
 * person has two columns, `<name>_id` and `<name>_name`.
 */
export const isInListing = ({ type, isSorted, isSearched, isFiltered }: Field): boolean =>
  type === 'id' || type === 'active' || isSorted === true || isSearched === true || isFiltered === true;

export const TEXT_TYPES: readonly FieldType[] = ['text', 'lines', 'email', 'phone', 'username'];

/** @returns the value of a field of a record */
export function valueIn(record: object, name: string, { at }: Field): unknown {
  const [part, key] = at ?? [null, name];
  const holder = part === null ? record : (record as Record<string, unknown>)[part];
  return (holder as Record<string, unknown> | null)?.[key];
}

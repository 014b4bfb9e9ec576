/** Derives the columns, sorts and search of a list from the description of its record. */
import type { SqlRow } from '../../db/reader.ts';
import {
  type Field,
  type Fields,
  isInListing,
  ownFields,
  type PersonRef,
  type RecordDescription,
  type RecordOf,
  type SortName,
  snakeCase,
  TEXT_TYPES,
} from '../../domain/records/record.ts';
import type { FilterIndex, SortColumn } from './listSpec.ts';
import type { SearchFields } from './searchCondition.ts';
import type { TermColumn } from './terms/termConditions.ts';

/** The column of the listing table that sorts a field. */
const sortColumn = (name: string, { type, column, rank }: Field): string =>
  type === 'person' ? `${name}_name` : (rank ?? column);

const SORT_KINDS: { readonly [T in Field['type']]?: SortColumn['kind'] } = {
  id: 'number',
  reference: 'number',
  number: 'number',
  choice: 'number',
  money: 'money',
  day: 'day',
  instant: 'instant',
  stamp: 'instant',
};

/**
 * The columns that can sort the list, each with its index.
 * @param listing the table with the indexes; null if the list reads the record's own, small table
 */
export function sortsOf<D extends { readonly fields: Fields }>(
  { fields }: D,
  listing: string | null,
): Readonly<Record<SortName<D>, SortColumn>> {
  const sorted = Object.entries(fields).filter(([, { isSorted }]) => isSorted);
  const sorts = sorted.map(([name, field]): [string, SortColumn] => {
    const column = sortColumn(name, field);
    const order = `FIELD(l.${column}, ${field.values?.map((value) => `'${value}'`).join(', ')})`;
    return [
      name,
      {
        sql: listing === null && field.type === 'choice' ? order : `l.${column}`,
        index: listing && `${listing}_${column}`,
        kind: SORT_KINDS[field.type] ?? 'text',
        // Numbers of a record are never negative.
        ...(field.isNullable && field.type === 'number' && { least: 0 }),
      },
    ];
  });
  return Object.fromEntries(sorts) as Record<SortName<D>, SortColumn>;
}

/**
 * The indexes for quick filters in the order `sort`. Each filter with flags has one, which begins with these flags and is
 * named after the filter.
 */
export const filterIndexesOf = (
  { table, filters }: Pick<RecordDescription, 'table' | 'filters'>,
  sort: string,
): FilterIndex[] =>
  Object.entries(filters).flatMap(([name, filter]) => {
    const by = Object.keys(filter).filter((column) => typeof filter[column] === 'boolean');
    return by.length > 0 ? [{ index: `${table}_listing_${snakeCase(name)}`, by, sort }] : [];
  });

/** Table aliases, in addition to `l` for the listing: `r` for the record, `t` for its contract, `c` for its client. */
const ALIASES = { own: 'r', client: 'c', contract: 't' } as const;

/**
 * The select list of a record: columns of the listing where it has them, else columns of the joined tables.
 * @param isWhole true if the list reads the record's own table, which has every column
 */
export function shownOf({ fields }: { readonly fields: Fields }, isWhole = false): string {
  const columns = Object.entries(fields).flatMap(([name, field]) => {
    if (field.type === 'key') return [];
    const alias = isWhole || isInListing(field) ? 'l' : ALIASES[field.of ?? 'own'];
    if (field.type !== 'person') return [`${alias}.${field.column} AS ${name}`];
    return [`l.${isWhole ? field.column : `${name}_id`} AS ${name}Id`, `l.${name}_name AS ${name}Name`];
  });
  return columns.join(', ');
}

/**
 * The columns that a typed term can name, by the names of their fields.
 * @param listing the table with the indexes; null if the list reads the record's own, small table
 * @param people the indexes that find the records of a colleague, by their columns
 */
export function termColumnsOf(
  { fields }: { readonly fields: Fields },
  listing: string | null,
  people: Readonly<Record<string, string>> = {},
): Readonly<Record<string, TermColumn>> {
  const typed = Object.entries(fields).filter(([, { isSorted, isSearched }]) => isSorted || isSearched);
  const columns = typed.map(([name, field]): [string, TermColumn] => {
    const { type, values, rank } = field;
    if (type === 'person') {
      const own = Object.keys(people).find((column) => column === `${name}_id` || column === field.column);
      return [name, { type, column: own ?? field.column, index: (own && people[own]) ?? null, isOwnIndex: true }];
    }
    const column = sortColumn(name, field);
    return [
      name,
      {
        type,
        column,
        index: listing && `${listing}_${column}`,
        ...(field.isSorted && listing !== null && { sort: name }),
        ...(rank !== undefined && values && { ranked: values }),
      },
    ];
  });
  return Object.fromEntries(columns);
}

/**
 * The columns that a search reads, by the type of each searched field.
 * @param listing the table that the list reads
 * @param people the indexes that find the records of a colleague
 */
export function searchedOf(
  { table, fields }: RecordDescription,
  listing: string,
  people: Readonly<Record<string, string>>,
): Required<Pick<SearchFields, 'table' | 'id' | 'texts' | 'numbers' | 'amounts' | 'days' | 'people'>> {
  const searched = Object.entries(fields).filter(([, { isSearched }]) => isSearched);
  const indexed = (isMeant: (type: Field['type']) => boolean) =>
    searched
      .filter(([, { type }]) => isMeant(type))
      .map(([, { column, type }]) => ({
        column,
        index: `${listing}_${column}`,
        kind: type === 'day' ? ('day' as const) : ('instant' as const),
      }));
  return {
    table: listing,
    id: `${table}_id`,
    texts: searched.flatMap(([, { type, column }]) => (TEXT_TYPES.includes(type) ? [column] : [])),
    numbers: indexed((type) => type === 'id' || type === 'reference' || type === 'number'),
    amounts: indexed((type) => type === 'money'),
    days: indexed((type) => type === 'day' || type === 'instant' || type === 'stamp'),
    people: Object.entries(people).map(([column, index]) => ({ column, index })),
  };
}

/**
 * Built once for each list, because a page has many rows.
 * @returns a function that converts a row of a model or of a list into a record with its own fields; the caller adds
 *   the parts of other records, and passes colleagues among the fields
 */
export function rowReader<D extends { readonly fields: Fields }>(description: D) {
  const fields = ownFields(description).filter(([, { at, type }]) => !at && type !== 'key');
  const read = fields.map(([name, { type }]) => ({ name, type }));
  return (row: SqlRow | object, people?: Readonly<Record<string, PersonRef | null>>): RecordOf<D> => {
    const record: Record<string, unknown> = {};
    for (const { name, type } of read) {
      const value = (row as SqlRow)[name] ?? null;
      if (type === 'person') record[name] = people?.[name] ?? null;
      else if (type === 'active') record[name] = Number(value) === 1;
      // The driver returns a number that does not fit an INT as a string.
      else record[name] = type === 'number' && value !== null ? Number(value) : value;
    }
    return record as RecordOf<D>;
  };
}

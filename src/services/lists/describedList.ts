/** What a list reads, derived from the description of its record. */
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

/** The column of the listing that a field is sorted by. */
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
 * The columns that the list can be sorted by, each along its own index.
 * @param listing the table with the indexes; null where the record's own table is small and read as it is
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
        // No number of the records is less than none.
        ...(field.isNullable && field.type === 'number' && { least: 0 }),
      },
    ];
  });
  return Object.fromEntries(sorts) as Record<SortName<D>, SortColumn>;
}

/**
 * The indexes that have the rows of a quick filter in the order `sort`: each filter that asks for flags has one, which
 * is named after it.
 */
export const filterIndexesOf = (
  { table, filters }: Pick<RecordDescription, 'table' | 'filters'>,
  sort: string,
): FilterIndex[] =>
  Object.entries(filters)
    .filter(([, filter]) => Object.values(filter).every((wanted) => typeof wanted === 'boolean'))
    .map(([name, filter]) => ({ index: `${table}_listing_${snakeCase(name)}`, by: Object.keys(filter), sort }));

/** Beside the listing `l`: the record `r`, its contract `t`, its client `c`. */
const ALIASES = { own: 'r', client: 'c', contract: 't' } as const;

/**
 * What is selected of a record: of the listing what that has, of the tables joined to it the rest.
 * @param isWhole true where the list is read from the record's own table, which has all
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
 * Where the list looks for what is typed, by the type of each searched field.
 * @param listing the table that the list is read from
 * @param people the indexes by which the records of a colleague are found
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
 * @returns what makes a record out of a row, be it of a model or of a list: the fields of its own. Parts of other records
 * are put beside it by the caller, who hands in the colleagues among its own fields. Made once, for a page has many rows.
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
      // Where it does not fit an INT it arrives as a text.
      else record[name] = type === 'number' && value !== null ? Number(value) : value;
    }
    return record as RecordOf<D>;
  };
}

/** Lists of columns, derived from the description of a record. */
import {
  type Field,
  isInListing,
  ownFields,
  type RecordDescription,
  TEXT_TYPES,
} from '../../../src/domain/records/record.ts';
import { ROLES, type Role } from '../../../src/domain/roles.ts';
import { changed } from './rules.ts';

type Described = Pick<RecordDescription, 'table' | 'fields' | 'createdBy'>;

const columnsWhere = (record: Described, isMeant: (field: Field) => boolean): string[] =>
  ownFields(record).flatMap(([, field]) => (isMeant(field) ? [field.column] : []));

/** Returns the columns whose values the history keeps. */
export const keptColumns = (record: Described): string[] =>
  columnsWhere(record, ({ isInHistory }) => isInHistory === true);

/**
 * Returns the statement of a trigger that moves version and stamp with a change of a kept column, and keeps them
 * without: what has no line in the history stamps nothing.
 * @param instant an SQL expression, the new stamp
 */
export const stamp = (record: Described, instant = 'utc_now()'): string =>
  `IF ${changed(...keptColumns(record))} THEN
        SET NEW.version = OLD.version + 1, NEW.last_update = ${instant};
      ELSE
        SET NEW.version = OLD.version, NEW.last_update = OLD.last_update;
      END IF`;

/** Returns the columns that a department may change. */
export const updatedBy = (record: Described, role: Role): string[] =>
  columnsWhere(record, ({ updatedBy: roles }) => roles?.includes(role) === true);

/**
 * Returns the grants to create a record and to change its columns. Ids, stamps and versions are included, because SQL
 * clients send them; triggers overwrite them.
 */
export function writeGrants(record: Described): string[] {
  const { table, createdBy } = record;
  const inserted = columnsWhere(record, ({ isInserted }) => isInserted !== false).join(', ');
  return [
    ...createdBy.map((role) => `GRANT INSERT (${inserted}) ON ${table} TO '${role}'`),
    ...ROLES.filter((role) => updatedBy(record, role).length > 0).map(
      (role) =>
        `GRANT UPDATE (${[...updatedBy(record, role), 'last_update', 'version'].join(', ')}) ON ${table} TO '${role}'`,
    ),
  ];
}

/** Returns the SELECT list of a record's list view, with the brief's headings. */
export const viewColumns = (record: Described): string =>
  ownFields(record)
    .flatMap(([, { column, viewHeading }]) => (viewHeading === undefined ? [] : [`${column} AS '${viewHeading}'`]))
    .join(', ');

/** Returns the searched texts, each with its SQL type. */
export const searchedTexts = (record: Described) =>
  ownFields(record).flatMap(([, { type, column, max = 0, isSearched }]) =>
    isSearched && TEXT_TYPES.includes(type) ? [{ column, type, sqlType: `VARCHAR(${max + 1})` }] : [],
  );

const nameOf = (alias: string) => `COALESCE(CONCAT(${alias}.first_name, ' ', ${alias}.last_name), '')`;

/** Returns the columns of a record's listing with their SQL expressions. A person has two: id and name. */
export function listingColumns({ table, fields }: Described): Record<string, string> {
  const columns = Object.entries(fields).flatMap(([name, field]): [string, string][] => {
    if (!isInListing(field)) return [];
    const value = `${field.of ?? table}.${field.column}`;
    if (field.type === 'person') {
      return [
        [`${name}_id`, value],
        [`${name}_name`, nameOf(name)],
      ];
    }
    if (field.rank === undefined) return [[field.column, value]];
    const order = field.values?.map((one) => `'${one}'`).join(', ');
    return [
      [field.column, value],
      [field.rank, `FIELD(${value}, ${order})`],
    ];
  });
  return Object.fromEntries(columns);
}

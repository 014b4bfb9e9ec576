import type { SortColumn } from './listSpec.ts';
import type { Cursor } from './page.ts';
import { anyOf, raw, type Sql, sql } from './sql.ts';

/** A sort order: by a column, then by id, both in the same direction. */
export interface Order {
  readonly by: SortColumn;
  readonly id: string;
  readonly descending: boolean;
}

export const reversed = (order: Order): Order => ({ ...order, descending: !order.descending });

/** @returns a cursor just before this one, so that a range after it begins with the cursor's own row */
export const inclusive = ({ descending }: Order, cursor: Cursor): Cursor => ({
  ...cursor,
  id: cursor.id + (descending ? 1 : -1),
});

export function orderSql({ by, id, descending }: Order): Sql {
  const direction = descending ? 'DESC' : 'ASC';
  return raw(`${by.sql} ${direction}, l.${id} ${direction}`);
}

const CASTS = { money: 'DECIMAL(12, 2)', day: 'DATE', instant: 'DATETIME(3)' } as const;

/** Casts the value to the type of the column, because MySQL and MariaDB convert types differently in a comparison. */
function valueSql({ kind }: SortColumn, value: string | number): Sql {
  return kind === 'text' || kind === 'number' ? sql`${value}` : sql`CAST(${value} AS ${raw(CASTS[kind])})`;
}

/**
 * The predicate for rows after a cursor, as index ranges: one for rows with the same value, one for all others. In both
 * engines, NULL is first in ascending order and last in descending order.
 */
export function afterCursor(order: Order, { value, id }: Cursor): Sql {
  const { by, descending } = order;
  const compare = raw(descending ? '<' : '>');
  const number = sql`${raw(`l.${order.id}`)} ${compare} ${id}`;
  if (by.sql === `l.${order.id}`) return number;
  const column = raw(by.sql);
  const nulls = by.least !== undefined ? [sql`${column} IS NULL`] : [];
  if (value === null) {
    const same = sql`(${column} IS NULL AND ${number})`;
    // With `IS NULL` alone the column is a constant, and MariaDB sorts the rows instead of reading the index. A second
    // range, which matches no further row, keeps the index.
    return anyOf([same, descending ? sql`${column} < ${by.least ?? 0}` : sql`${column} IS NOT NULL`]);
  }
  const own = valueSql(by, value);
  const parts = [sql`${column} ${compare} ${own}`, sql`(${column} = ${own} AND ${number})`];
  return anyOf([...parts, ...(descending ? nulls : [])]);
}

/** The predicate for rows up to a cursor, the cursor's own row included. */
export const untilCursor = (order: Order, cursor: Cursor): Sql => {
  const back = reversed(order);
  return afterCursor(back, inclusive(back, cursor));
};

/** Builds the cursor of a row from its sort value and id. */
export function cursorOf({ by }: Order, value: unknown, id: number): Cursor {
  if (value instanceof Date) return { value: value.toISOString().slice(0, 23).replace('T', ' '), id };
  if (value === null || typeof value === 'string') return { value, id };
  return { value: by.kind === 'number' ? Number(value) : String(value), id };
}

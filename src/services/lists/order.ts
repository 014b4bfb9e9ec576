import type { SortColumn } from './listSpec.ts';
import type { Cursor } from './page.ts';
import { anyOf, raw, type Sql, sql } from './sql.ts';

/** One way through a list: by a column and then by the number, both in one direction. */
export interface Order {
  readonly by: SortColumn;
  readonly id: string;
  readonly descending: boolean;
}

export const reversed = (order: Order): Order => ({ ...order, descending: !order.descending });

/** @returns the place just before a row, in this order: what lies beyond it begins with the row */
export const inclusive = ({ descending }: Order, cursor: Cursor): Cursor => ({
  ...cursor,
  id: cursor.id + (descending ? 1 : -1),
});

export function orderSql({ by, id, descending }: Order): Sql {
  const direction = descending ? 'DESC' : 'ASC';
  return raw(`${by.sql} ${direction}, l.${id} ${direction}`);
}

const CASTS = { money: 'DECIMAL(12, 2)', day: 'DATE', instant: 'DATETIME(3)' } as const;

/** The cursor's value as the column's own type: how else it were compared is another question on each engine. */
function valueSql({ kind }: SortColumn, value: string | number): Sql {
  return kind === 'text' || kind === 'number' ? sql`${value}` : sql`CAST(${value} AS ${raw(CASTS[kind])})`;
}

/**
 * What lies beyond a place: ranges of the order's index, one for the rows of the same value, one for all the others.
 * NULL comes first in the ascending order of both engines, last in the descending one.
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
    // With NULL alone the column is a constant, and MariaDB sorts instead of following the index: so something is added
    // that no row fulfils.
    return anyOf([same, descending ? sql`${column} < ${by.least ?? 0}` : sql`${column} IS NOT NULL`]);
  }
  const own = valueSql(by, value);
  const parts = [sql`${column} ${compare} ${own}`, sql`(${column} = ${own} AND ${number})`];
  return anyOf([...parts, ...(descending ? nulls : [])]);
}

/** What does not lie beyond a place, which itself is among it. */
export const untilCursor = (order: Order, cursor: Cursor): Sql => {
  const back = reversed(order);
  return afterCursor(back, inclusive(back, cursor));
};

/** What of a row stands in an cursor. */
export function cursorOf({ by }: Order, value: unknown, id: number): Cursor {
  if (value instanceof Date) return { value: value.toISOString().slice(0, 23).replace('T', ' '), id };
  if (value === null || typeof value === 'string') return { value, id };
  return { value: by.kind === 'number' ? Number(value) : String(value), id };
}

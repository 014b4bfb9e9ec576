import { type CompanyClock, startOfDay } from '../../domain/companyClock.ts';
import { joined, raw, type Sql, type SqlValue, sql } from './sql.ts';

/**
 * @param kind whether the column holds days, or instants (UTC)
 * @returns the company's beginning of a day (`YYYY-MM-DD`), to be compared with the column
 */
export function dayStart(clock: CompanyClock, kind: 'day' | 'instant', day: string): Sql {
  if (kind === 'day') return sql`CAST(${day} AS DATE)`;
  return sql`CAST(${startOfDay(clock, day).toISOString().slice(0, 23).replace('T', ' ')} AS DATETIME(3))`;
}

/** @returns whether the column has one of the values; a single one is compared, so that its rows stay in their order */
export function among(column: Sql, values: readonly SqlValue[]): Sql {
  const [only, ...others] = values;
  if (only === undefined) return raw('FALSE');
  if (others.length === 0) return sql`${column} = ${only}`;
  const list = values.map((value) => sql`${value}`);
  return sql`${column} IN (${joined(list, ', ')})`;
}

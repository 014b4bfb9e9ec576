import type { AccessPath } from './accessPaths.ts';
import type { IdQuery } from './condition.ts';
import type { ListSpec } from './listSpec.ts';
import { afterCursor, type Order, orderSql, untilCursor } from './order.ts';
import type { Cursor } from './page.ts';
import type { Plan } from './plan.ts';
import { allOf, joined, raw, type Sql, sql } from './sql.ts';

/** A range of an order: rows after one cursor (null: from the start) up to and including another (null: to the end). */
export interface KeyRange {
  readonly order: Order;
  readonly after: Cursor | null;
  readonly until: Cursor | null;
}

type Table = Pick<ListSpec<unknown>, 'table' | 'id'>;

const select = ({ id, from }: IdQuery, distinct: string): Sql =>
  sql`${raw(`SELECT ${distinct}${id} AS id FROM `)}${from}`;

/** The ids of all queries, each once. */
function idsSql(queries: readonly IdQuery[]): Sql {
  const [first, ...others] = queries;
  if (!first) return raw('SELECT NULL AS id FROM DUAL WHERE FALSE');
  if (others.length === 0) return select(first, 'DISTINCT ');
  return joined(
    queries.map((each) => select(each, '')),
    ' UNION ',
  );
}

/** The FROM clause that reads the rows `l` of a path. */
function fromSql({ table, id }: Table, path: AccessPath): Sql {
  if (path.kind === 'candidates') {
    const limit = raw(path.limit === undefined ? '' : ` LIMIT ${path.limit}`);
    return sql`(${idsSql(path.queries)}${limit}) d STRAIGHT_JOIN ${raw(`${table} l ON l.${id} = d.id`)}`;
  }
  return raw(path.index === null ? `${table} l` : `${table} l FORCE INDEX (${path.index})`);
}

function whereSql(path: AccessPath, { order, after, until }: KeyRange, isAsked = true): Sql {
  return allOf([
    ...(path.kind === 'index' ? path.prefix : []),
    ...(after ? [afterCursor(order, after)] : []),
    ...(until ? [untilCursor(order, until)] : []),
    ...(isAsked ? path.tests : []),
  ]);
}

/** In the order of the id, MySQL sorts candidates before it tests them only if the order names their own id. */
const isByCandidate = ({ kind }: AccessPath, { by, id }: Order): boolean =>
  kind === 'candidates' && by.sql === `l.${id}`;

function keysSql(spec: Table, path: AccessPath, range: KeyRange, limit: number): Sql {
  const { order } = range;
  const sorted = isByCandidate(path, order) ? raw(`d.id ${order.descending ? 'DESC' : 'ASC'}`) : orderSql(order);
  return sql`SELECT STRAIGHT_JOIN ${raw(`l.${spec.id}`)} AS id, ${raw(order.by.sql)} AS value FROM ${fromSql(spec, path)}
    WHERE ${whereSql(path, range)} ORDER BY ${sorted} LIMIT ${raw(String(limit))}`;
}

const unionOf = (parts: readonly Sql[]): Sql =>
  joined(
    parts.map((part) => sql`(${part})`),
    ' UNION ALL ',
  );

/** Selects the rows of a page in the order of the range. `sortValue` is the value that sorts a row. */
export function pageSql<Shape>(
  spec: ListSpec<Shape>,
  paths: readonly AccessPath[],
  range: KeyRange,
  limit: number,
): Sql {
  const { order } = range;
  const [only, ...others] = paths;
  const shown = raw(spec.shown);
  const joins = raw(spec.joins);
  const most = raw(String(limit));
  if (only && others.length === 0 && only.kind === 'index' && !only.isCovering) {
    return sql`SELECT STRAIGHT_JOIN ${shown}, ${raw(order.by.sql)} AS sortValue FROM ${fromSql(spec, only)} ${joins}
      WHERE ${whereSql(only, range)} ORDER BY ${orderSql(order)} LIMIT ${most}`;
  }
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  const keys = paths.map((path) => keysSql(spec, path, range, limit));
  const [first] = keys;
  const found =
    keys.length === 1 && first
      ? first
      : sql`${unionOf(keys)} ORDER BY value ${direction}, id ${direction} LIMIT ${most}`;
  return sql`SELECT STRAIGHT_JOIN ${shown}, k.value AS sortValue
    FROM (${found}) k JOIN ${raw(`${spec.table} l ON l.${spec.id} = k.id`)} ${joins}
    ORDER BY k.value ${direction}, k.id ${direction}`;
}

/**
 * Selects the cursor `rows` rows further in the order, counting rows that fail the test too. Without a result, the list
 * ends before.
 */
export function boundSql(spec: Table, paths: readonly AccessPath[], range: KeyRange, rows: number): Sql {
  const { order } = range;
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  const parts = paths
    .filter(({ kind }) => kind === 'index')
    .map(
      (path) => sql`SELECT ${raw(`l.${spec.id}`)} AS id, ${raw(order.by.sql)} AS value FROM ${fromSql(spec, path)}
        WHERE ${whereSql(path, range, false)} ORDER BY ${orderSql(order)} LIMIT 1 OFFSET ${raw(String(rows))}`,
    );
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  return sql`${unionOf(parts)} ORDER BY value ${direction}, id ${direction} LIMIT 1`;
}

/** Counts the rows of the paths within the range. */
export function countSql(spec: Table, paths: readonly AccessPath[], range: KeyRange): Sql {
  const parts = paths.map((path) => sql`(SELECT COUNT(*) FROM ${fromSql(spec, path)} WHERE ${whereSql(path, range)})`);
  return sql`SELECT ${joined(parts, ' + ')} AS total`;
}

/** Selects the sort value of a record, if the record is in the list. */
export const rowSql = ({ table, id }: Table, { order, test }: Pick<Plan, 'order' | 'test'>, record: number): Sql =>
  sql`SELECT ${raw(order.by.sql)} AS value FROM ${raw(`${table} l WHERE l.${id}`)} = ${record} AND ${test}`;

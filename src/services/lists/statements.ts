import type { Source } from './condition.ts';
import type { ListSpec } from './listSpec.ts';
import { afterCursor, type Order, orderSql, untilCursor } from './order.ts';
import type { Cursor } from './page.ts';
import type { Branch, Plan } from './plan.ts';
import { allOf, joined, raw, type Sql, sql } from './sql.ts';

/** A stretch of a list: from beyond one place (null: from where the order begins) up to another (null: to the end). */
export interface Stretch {
  readonly order: Order;
  readonly after: Cursor | null;
  readonly last: Cursor | null;
}

type Table = Pick<ListSpec<unknown>, 'table' | 'id'>;

const select = ({ id, from }: Source, distinct: string): Sql =>
  sql`${raw(`SELECT ${distinct}${id} AS id FROM `)}${from}`;

/** The numbers that the sources give together, each once. */
const numbersSql = (sources: readonly Source[]): Sql => {
  const [first] = sources;
  if (!first) return raw('SELECT NULL AS id FROM DUAL WHERE FALSE');
  return sources.length === 1
    ? select(first, 'DISTINCT ')
    : joined(
        sources.map((each) => select(each, '')),
        ' UNION ',
      );
};

/** From where a branch reads its rows `l`. */
function fromSql({ table, id }: Table, branch: Branch): Sql {
  if (branch.kind === 'gather') {
    const most = branch.most === undefined ? raw('') : raw(` LIMIT ${branch.most}`);
    return sql`(${numbersSql(branch.sources)}${most}) d STRAIGHT_JOIN ${raw(`${table} l ON l.${id} = d.id`)}`;
  }
  return raw(branch.index === null ? `${table} l` : `${table} l FORCE INDEX (${branch.index})`);
}

function whereSql(branch: Branch, { order, after, last }: Stretch, isAsked = true): Sql {
  return allOf([
    ...(branch.kind === 'walk' ? branch.fixed : []),
    ...(after ? [afterCursor(order, after)] : []),
    ...(last ? [untilCursor(order, last)] : []),
    ...(isAsked ? branch.tests : []),
  ]);
}

function keysSql(spec: Table, branch: Branch, stretch: Stretch, limit: number): Sql {
  const { order } = stretch;
  return sql`SELECT STRAIGHT_JOIN ${raw(`l.${spec.id}`)} AS id, ${raw(order.by.sql)} AS value FROM ${fromSql(spec, branch)}
    WHERE ${whereSql(branch, stretch)} ORDER BY ${orderSql(order)} LIMIT ${raw(String(limit))}`;
}

const unionOf = (parts: readonly Sql[]): Sql =>
  joined(
    parts.map((part) => sql`(${part})`),
    ' UNION ALL ',
  );

/** Rows with all that is shown of them, in the order of the stretch; `sortValue` is what they are sorted by. */
export function windowSql<Shape>(
  spec: ListSpec<Shape>,
  branches: readonly Branch[],
  stretch: Stretch,
  limit: number,
): Sql {
  const { order } = stretch;
  const [only, ...others] = branches;
  const shown = raw(spec.shown);
  const joins = raw(spec.joins);
  const most = raw(String(limit));
  if (only && others.length === 0 && only.kind === 'walk' && !only.isNarrow) {
    return sql`SELECT STRAIGHT_JOIN ${shown}, ${raw(order.by.sql)} AS sortValue FROM ${fromSql(spec, only)} ${joins}
      WHERE ${whereSql(only, stretch)} ORDER BY ${orderSql(order)} LIMIT ${most}`;
  }
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  const keys = branches.map((branch) => keysSql(spec, branch, stretch, limit));
  const [first] = keys;
  const found =
    keys.length === 1 && first
      ? first
      : sql`${unionOf(keys)} ORDER BY value ${direction}, id ${direction} LIMIT ${most}`;
  return sql`SELECT STRAIGHT_JOIN ${shown}, k.value AS sortValue
    FROM (${found}) k JOIN ${raw(`${spec.table} l ON l.${spec.id} = k.id`)} ${joins}
    ORDER BY k.value ${direction}, k.id ${direction}`;
}

/** The place so many rows further along the order, whether those fulfil anything or not. None: the list ends before. */
export function boundSql(spec: Table, branches: readonly Branch[], stretch: Stretch, rows: number): Sql {
  const { order } = stretch;
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  const parts = branches
    .filter(({ kind }) => kind === 'walk')
    .map(
      (branch) => sql`SELECT ${raw(`l.${spec.id}`)} AS id, ${raw(order.by.sql)} AS value FROM ${fromSql(spec, branch)}
        WHERE ${whereSql(branch, stretch, false)} ORDER BY ${orderSql(order)} LIMIT 1 OFFSET ${raw(String(rows))}`,
    );
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  return sql`${unionOf(parts)} ORDER BY value ${direction}, id ${direction} LIMIT 1`;
}

/** How many rows the branches have within the stretch. */
export function countSql(spec: Table, branches: readonly Branch[], stretch: Stretch): Sql {
  const parts = branches.map(
    (branch) => sql`(SELECT COUNT(*) FROM ${fromSql(spec, branch)} WHERE ${whereSql(branch, stretch)})`,
  );
  return sql`SELECT ${joined(parts, ' + ')} AS total`;
}

/** What a record is sorted by, where it is in the list. */
export const rowSql = ({ table, id }: Table, { order, test }: Pick<Plan, 'order' | 'test'>, record: number): Sql =>
  sql`SELECT ${raw(order.by.sql)} AS value FROM ${raw(`${table} l WHERE l.${id}`)} = ${record} AND ${test}`;

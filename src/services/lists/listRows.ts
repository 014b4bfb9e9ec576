import {
  type Includeable,
  literal,
  type Model,
  type ModelStatic,
  Op,
  type ScopeOptions,
  type WhereOptions,
} from 'sequelize';
import type { Unit } from '../unit.ts';
import type { Columns } from './column.ts';
import { textFilter } from './textFilter.ts';

/** What every list can be asked. */
export interface ListQuery {
  /** Words to find, in any column shown. */
  readonly text?: string;
  /** Also what was deactivated. */
  readonly includeInactive?: boolean;
  readonly sort?: { readonly column: string; readonly descending: boolean } | null;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface Listed<T> {
  readonly rows: readonly T[];
  /** How many there are in all. */
  readonly total: number;
}

/** How one kind of record is listed. */
export interface ListSpec<Row extends Model, Shape> {
  readonly model: (unit: Unit) => ModelStatic<Row>;
  readonly include: (unit: Unit) => Includeable[];
  readonly columns: Columns;
  /** The unambiguous number of a row, in SQL. */
  readonly id: string;
  readonly sort: { readonly column: string; readonly descending: boolean };
  readonly present: (row: Row) => Shape;
}

type Scopes = readonly (string | ScopeOptions)[];

const LIMIT = 1000;
const whole = (value: number, most: number): number => Math.min(Math.max(Math.trunc(value) || 0, 0), most);

function orderOf<Row extends Model, Shape>(spec: ListSpec<Row, Shape>, query: ListQuery) {
  const asked = query.sort && Object.hasOwn(spec.columns, query.sort.column) ? query.sort : spec.sort;
  const column = spec.columns[asked.column];
  if (!column) throw new Error('A list is sorted by a column that it does not have.');
  return { sql: column.kind === 'word' ? column.order : column.sql, descending: asked.descending };
}

function selection<Row extends Model, Shape>(unit: Unit, spec: ListSpec<Row, Shape>, query: ListQuery, scopes: Scopes) {
  const model = spec.model(unit).scope([...(query.includeInactive ? [] : ['active']), ...scopes]);
  const { clock, texts, db } = unit.session;
  const where = textFilter(spec.columns, query.text ?? '', { sequelize: db.sequelize, clock, texts });
  return { model, where };
}

/** One window of a list, in its order, with the number of all rows. @param scopes names of the model's filters */
export async function listRows<Row extends Model, Shape>(
  unit: Unit,
  spec: ListSpec<Row, Shape>,
  query: ListQuery & Page,
  scopes: Scopes,
): Promise<Listed<Shape>> {
  const { model, where } = selection(unit, spec, query, scopes);
  const { sql, descending } = orderOf(spec, query);
  const direction = descending ? 'DESC' : 'ASC';
  const include = spec.include(unit);
  const rows = await model.findAll({
    ...(where ? { where } : {}),
    include,
    subQuery: false,
    // The number as tie-break: two windows of one order neither overlap nor leave a row out.
    order: [
      [literal(sql), direction],
      [literal(spec.id), direction],
    ],
    offset: whole(query.offset, Number.MAX_SAFE_INTEGER),
    limit: whole(query.limit, LIMIT),
    ...unit.within,
  });
  // The joins serve the filter alone when counting.
  const total = await model.count({ ...(where ? { where, include } : {}), ...unit.within });
  return { rows: rows.map((row) => spec.present(row)), total };
}

/** Where a row stands in the list, from 0; null where the filter leaves it out. */
export async function indexOfRow<Row extends Model, Shape>(
  unit: Unit,
  spec: ListSpec<Row, Shape>,
  query: ListQuery,
  scopes: Scopes,
  id: number,
): Promise<number | null> {
  const { model, where } = selection(unit, spec, query, scopes);
  const { sql, descending } = orderOf(spec, query);
  const include = spec.include(unit);
  const only = (condition: string): WhereOptions => ({ [Op.and]: [...(where ? [where] : []), literal(condition)] });
  const here = `${spec.id} = ${Number(id)}`;
  const found = (await model.findOne({
    where: only(here),
    include,
    attributes: { include: [[literal(sql), 'sortKey']] },
    subQuery: false,
    ...unit.within,
  })) as Model | null;
  if (!found) return null;
  const key = found.get('sortKey') as string | number | Date | null;
  const tie = `${spec.id} ${descending ? '>' : '<'} ${Number(id)}`;
  // NULL comes first in both engines' ascending order, last in the descending one.
  const value = unit.session.db.sequelize.escape(
    key instanceof Date ? key.toISOString().slice(0, 23).replace('T', ' ') : (key ?? ''),
  );
  const before =
    key === null
      ? `((${sql}) IS NULL AND ${tie})${descending ? ` OR (${sql}) IS NOT NULL` : ''}`
      : `(${sql}) ${descending ? '>' : '<'} ${value} OR ((${sql}) = ${value} AND ${tie})${descending ? '' : ` OR (${sql}) IS NULL`}`;
  return model.count({ where: only(`(${before})`), include, ...unit.within });
}

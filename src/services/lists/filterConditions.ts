import type { Model, ModelStatic } from 'sequelize';
import { Op } from 'sequelize';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';
import type { IdQuery, Leaf } from './condition.ts';
import type { ListSpec, ScopeCall } from './listSpec.ts';
import { raw, type SqlValue, sql } from './sql.ts';

/** The values that a scope may require of a column. */
type Wanted = string | number | boolean | Date | null | { readonly [Op.gte]?: Date; readonly [Op.lte]?: string };

/** The columns in a scope of the model, with the required values. */
function wantedBy(model: ModelStatic<Model>, [name, ...values]: ScopeCall): [column: string, wanted: Wanted][] {
  const scopes = model.options.scopes ?? {};
  if (!Object.hasOwn(scopes, name)) throw new Error(`The model has no scope «${name}».`);
  const scope = scopes[name] as { where: object } | ((...values: unknown[]) => { where: object });
  const { where } = typeof scope === 'function' ? scope(...values) : scope;
  const columns = model.getAttributes();
  return Object.entries(where).map(([attribute, wanted]) => [columns[attribute]?.field ?? attribute, wanted]);
}

const bare = (value: Exclude<Wanted, object>): string | number | null =>
  typeof value === 'boolean' ? Number(value) : value;

function leafOf<Shape>(spec: ListSpec<Shape>, column: string, wanted: Wanted): Leaf {
  const l = raw(`l.${column}`);
  if (typeof wanted === 'object' && wanted !== null && !(wanted instanceof Date)) {
    const { [Op.gte]: least, [Op.lte]: most } = wanted;
    const bound = least ?? most;
    if (bound === undefined || Reflect.ownKeys(wanted).length > 1) throw new Error('The list lacks this filter.');
    const test = least === undefined ? sql`${l} <= ${bound}` : sql`${l} >= ${bound}`;
    return { kind: 'leaf', test, queries: null, ...spec.ranges?.[column]?.(bound) };
  }
  const value: SqlValue = wanted instanceof Date ? wanted : bare(wanted);
  const test = value === null ? sql`${l} IS NULL` : sql`${l} = ${value}`;
  return { kind: 'leaf', test, queries: queriesAlong(spec, column, test), column };
}

function queriesAlong<Shape>(
  { filterIndexes, table, id }: ListSpec<Shape>,
  column: string,
  test: Leaf['test'],
): IdQuery[] | null {
  const found = filterIndexes.find(({ by }) => by[0] === column);
  return found ? [{ id: `l.${id}`, from: sql`${raw(`${table} l FORCE INDEX (${found.index})`)} WHERE ${test}` }] : null;
}

/** The model's scopes as conditions on the list's table. The rules of the filters stand only in the model's scopes. */
export function filterConditions<Shape>(session: Session, spec: ListSpec<Shape>, calls: readonly ScopeCall[]): Leaf[] {
  const model: ModelStatic<Model> = databaseOf(session).models[spec.model];
  return calls.flatMap((call) => wantedBy(model, call).map(([column, wanted]) => leafOf(spec, column, wanted)));
}

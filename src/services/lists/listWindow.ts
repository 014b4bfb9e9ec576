import type { SqlRow } from '../../db/reader.ts';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';
import { estimateSizes } from './estimateSizes.ts';
import { filterConditions } from './filterConditions.ts';
import type { ListQuery, ListSpec, ScopeCall } from './listSpec.ts';
import { cursorOf, inclusive, type Order, reversed } from './order.ts';
import type { Cursor, From, Page, PageOptions } from './page.ts';
import { type Plan, planFor, type Search } from './plan.ts';
import type { Sql } from './sql.ts';
import { boundSql, rowSql, windowSql } from './statements.ts';

const LIMIT = 1000;

const NOTHING = { rows: [], before: null, after: null };

/** Rows in the direction they were read in, and from where to read on. */
interface Run<Shape> {
  readonly rows: readonly Shape[];
  readonly first: Cursor | null;
  readonly more: Cursor | null;
}

export interface Asked<Shape> {
  readonly session: Session;
  readonly spec: ListSpec<Shape>;
  readonly query: ListQuery;
  readonly scopes: readonly ScopeCall[];
}

const read = (session: Session, { text, values }: Sql): Promise<SqlRow[]> => databaseOf(session).db.read(text, values);

/** What is asked, as it will be read. @param limit the rows of one window */
export async function planOf<Shape>({ session, spec, query, scopes }: Asked<Shape>, limit: number): Promise<Plan> {
  const filters = filterConditions(session, spec, scopes);
  const text = query.text?.trim() ? await spec.search(session, query.text) : null;
  return planFor(spec, query, filters, text, limit, estimateSizes(session));
}

async function runOnce<Shape>(
  { session, spec }: Asked<Shape>,
  { branches, most }: Search,
  order: Order,
  after: Cursor | null,
  limit: number,
): Promise<Run<Shape>> {
  let last: Cursor | null = null;
  if (most !== null) {
    const [bound] = await read(session, boundSql(spec, branches, { order, after, last }, most));
    if (bound) last = cursorOf(order, bound.value ?? null, Number(bound.id));
  }
  const found = await read(session, windowSql(spec, branches, { order, after, last }, limit + 1));
  const rows = found.slice(0, limit);
  const edge = (row: SqlRow | undefined) => (row ? cursorOf(order, row.sortValue ?? null, Number(row.id)) : null);
  return {
    rows: rows.map((row) => spec.toRecord(row)),
    first: edge(rows[0]),
    more: found.length > limit ? edge(rows.at(-1)) : last,
  };
}

/** One stretch after another, as far as one looks at a time, until there is something: whoever wants more asks on. */
async function run<Shape>(
  asked: Asked<Shape>,
  { branches, stretches }: Plan,
  order: Order,
  after: Cursor | null,
  limit: number,
): Promise<Run<Shape>> {
  if (limit <= 0) return { rows: [], first: null, more: after };
  let found: Run<Shape> = { rows: [], first: null, more: after };
  for (const search of stretches ?? [{ branches, most: null }]) {
    const next = await runOnce(asked, search, order, found.more, limit - found.rows.length);
    found = { rows: [...found.rows, ...next.rows], first: found.first ?? next.first, more: next.more };
    if (found.rows.length > 0 || found.more === null) break;
  }
  return found;
}

async function windowFrom<Shape>(
  asked: Asked<Shape>,
  plan: Plan,
  from: Exclude<From, object> | { after: Cursor } | { before: Cursor },
  limit: number,
): Promise<Page<Shape>> {
  const isBack = from === 'end' || (typeof from === 'object' && 'before' in from);
  const order = isBack ? reversed(plan.order) : plan.order;
  const edge = typeof from === 'string' ? null : 'after' in from ? from.after : from.before;
  const { rows, first, more } = await run(asked, plan, order, edge, limit);
  // Back from an edge without rows, the row that it was made of is read again.
  const behind = edge ? (first ?? inclusive(reversed(order), edge)) : null;
  return isBack ? { rows: rows.toReversed(), before: more, after: behind } : { rows, before: behind, after: more };
}

async function windowAround<Shape>(asked: Asked<Shape>, plan: Plan, edge: Cursor, limit: number): Promise<Page<Shape>> {
  const { order } = plan;
  const before = await run(asked, plan, reversed(order), edge, Math.floor(limit / 2));
  const after = await run(asked, plan, order, inclusive(order, edge), limit - before.rows.length);
  return { rows: [...before.rows.toReversed(), ...after.rows], before: before.more, after: after.more };
}

/** Where a record stands in the order; null where it is not in the list. */
export async function edgeOfRecord<Shape>(
  { session, spec }: Asked<Shape>,
  plan: Plan,
  id: number,
): Promise<Cursor | null> {
  const [row] = await read(session, rowSql(spec, plan, id));
  return row ? cursorOf(plan.order, row.value ?? null, id) : null;
}

/** The first rows of what a plan says, whatever was asked. */
export async function firstRows<Shape>(asked: Asked<Shape>, plan: Plan, limit: number): Promise<readonly Shape[]> {
  return (await run(asked, plan, plan.order, null, limit)).rows;
}

/** A part of a list: one statement along an index; one before it where a plan or a bound is needed. */
export async function listWindow<Shape>(asked: Asked<Shape>, { from, limit }: PageOptions): Promise<Page<Shape>> {
  const most = Math.min(Math.max(Math.trunc(limit) || 0, 1), LIMIT);
  const plan = await planOf(asked, most);
  if (typeof from === 'string' || !('around' in from)) return windowFrom(asked, plan, from, most);
  const edge = await edgeOfRecord(asked, plan, from.around);
  return edge ? windowAround(asked, plan, edge, most) : NOTHING;
}

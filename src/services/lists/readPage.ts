import type { SqlRow } from '../../db/reader.ts';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';
import { all } from './condition.ts';
import { estimateSizes } from './estimateSizes.ts';
import { filterConditions } from './filterConditions.ts';
import type { ListQuery, ListSpec, ScopeCall } from './listSpec.ts';
import { cursorOf, inclusive, type Order, reversed } from './order.ts';
import type { Cursor, From, Page, PageOptions } from './page.ts';
import { type Plan, planFor, type Stage } from './plan.ts';
import type { Sql } from './sql.ts';
import { boundSql, pageSql, rowSql } from './statements.ts';
import type { Term } from './terms/term.ts';
import { termConditions } from './terms/termConditions.ts';

const LIMIT = 1000;

const NOTHING = { rows: [], before: null, after: null };

export interface ListRequest<Shape> {
  readonly session: Session;
  readonly spec: ListSpec<Shape>;
  readonly query: ListQuery;
  readonly scopes: readonly ScopeCall[];
  /** The terms of a typed filter; the text of the query has the words beside them. */
  readonly terms?: readonly Term[];
}

const read = (session: Session, { text, values }: Sql): Promise<SqlRow[]> => databaseOf(session).db.read(text, values);

/**
 * Plans how to read the list. It runs one statement if it needs size estimates, else none. @param limit the rows of a
 * page
 */
export async function planOf<Shape>(
  { session, spec, query, scopes, terms = [] }: ListRequest<Shape>,
  limit: number,
): Promise<Plan> {
  const typed = await termConditions(session, spec.typed?.table, terms);
  const filters = [...typed.leaves, ...filterConditions(session, spec, scopes)];
  const words = query.text?.trim() ? await spec.search(session, query.text) : null;
  const text = [words, typed.others].filter((each) => each !== null);
  return planFor(spec, query, filters, text.length === 0 ? null : all(text), limit, estimateSizes(session));
}

/** Rows in the direction of the scan, and the cursor to continue from. */
interface Run<Shape> {
  readonly rows: readonly Shape[];
  readonly first: Cursor | null;
  readonly more: Cursor | null;
}

async function runStage<Shape>(
  { session, spec }: ListRequest<Shape>,
  { paths, rowBudget }: Stage,
  order: Order,
  after: Cursor | null,
  limit: number,
): Promise<Run<Shape>> {
  const cursor = (row: SqlRow | undefined, value = row?.sortValue) =>
    row ? cursorOf(order, value ?? null, Number(row.id)) : null;
  let until: Cursor | null = null;
  if (rowBudget !== null) {
    const [bound] = await read(session, boundSql(spec, paths, { order, after, until }, rowBudget));
    until = cursor(bound, bound?.value);
  }
  const found = await read(session, pageSql(spec, paths, { order, after, until }, limit + 1));
  const rows = found.slice(0, limit);
  return {
    rows: rows.map((row) => spec.toRecord(row)),
    first: cursor(rows[0]),
    more: found.length > limit ? cursor(rows.at(-1)) : until,
  };
}

/** Runs the stages until one returns rows. The caller continues from the cursor. */
async function run<Shape>(
  request: ListRequest<Shape>,
  { paths, stages }: Plan,
  order: Order,
  after: Cursor | null,
  limit: number,
): Promise<Run<Shape>> {
  let found: Run<Shape> = { rows: [], first: null, more: after };
  if (limit <= 0) return found;
  for (const stage of stages ?? [{ paths, rowBudget: null }]) {
    found = await runStage(request, stage, order, found.more, limit);
    if (found.rows.length > 0 || found.more === null) break;
  }
  return found;
}

async function pageFrom<Shape>(
  request: ListRequest<Shape>,
  plan: Plan,
  from: Exclude<From, object> | { after: Cursor } | { before: Cursor },
  limit: number,
): Promise<Page<Shape>> {
  const isBack = from === 'end' || (typeof from === 'object' && 'before' in from);
  const order = isBack ? reversed(plan.order) : plan.order;
  const cursor = typeof from === 'string' ? null : 'after' in from ? from.after : from.before;
  const { rows, first, more } = await run(request, plan, order, cursor, limit);
  // If a page has no rows, the opposite cursor includes the row that the given cursor stands for.
  const behind = cursor ? (first ?? inclusive(reversed(order), cursor)) : null;
  return isBack ? { rows: rows.toReversed(), before: more, after: behind } : { rows, before: behind, after: more };
}

async function pageAround<Shape>(
  request: ListRequest<Shape>,
  plan: Plan,
  cursor: Cursor,
  limit: number,
): Promise<Page<Shape>> {
  const { order } = plan;
  const before = await run(request, plan, reversed(order), cursor, Math.floor(limit / 2));
  const after = await run(request, plan, order, inclusive(order, cursor), limit - before.rows.length);
  return { rows: [...before.rows.toReversed(), ...after.rows], before: before.more, after: after.more };
}

/** The cursor of a record; null if it is not in the list. */
export async function cursorOfRecord<Shape>(
  { session, spec }: ListRequest<Shape>,
  plan: Plan,
  id: number,
): Promise<Cursor | null> {
  const [row] = await read(session, rowSql(spec, plan, id));
  return row ? cursorOf(plan.order, row.value ?? null, id) : null;
}

/** The first rows of a plan, as records. */
export async function firstRows<Shape>(
  request: ListRequest<Shape>,
  plan: Plan,
  limit: number,
): Promise<readonly Shape[]> {
  return (await run(request, plan, plan.order, null, limit)).rows;
}

/**
 * Reads a page of a list. An index scan takes one statement. Size estimates or a row budget add one or two before it.
 */
export async function readPage<Shape>(request: ListRequest<Shape>, { from, limit }: PageOptions): Promise<Page<Shape>> {
  const most = Math.min(Math.max(Math.trunc(limit) || 0, 1), LIMIT);
  const plan = await planOf(request, most);
  if (typeof from === 'string' || !('around' in from)) return pageFrom(request, plan, from, most);
  const cursor = await cursorOfRecord(request, plan, from.around);
  return cursor ? pageAround(request, plan, cursor, most) : NOTHING;
}

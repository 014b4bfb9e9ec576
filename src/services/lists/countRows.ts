import { databaseOf } from '../databaseOf.ts';
import type { AccessPath } from './accessPaths.ts';
import { cursorOf, reversed } from './order.ts';
import type { Count, CountOptions } from './page.ts';
import { cursorOfRecord, type ListRequest, planOf } from './readPage.ts';
import type { Sql } from './sql.ts';
import { boundSql, countSql, type KeyRange } from './statements.ts';

/** The most rows that a count reads. Counts run in the background, so they may read more rows than a page. */
const EXAMINED = 40_000;
/** If there are too many candidates to count, only this many are tested and the count is a lower bound. */
const SAMPLE = 30_000;

/** Counts without a condition use the narrowest index, because the order does not matter. */
function narrow(path: AccessPath, countIndex: string | null, indexOfOrder: string | null): AccessPath {
  const isPlain = path.kind === 'index' && path.index === indexOfOrder && path.prefix.length === 1;
  return isPlain && countIndex !== null ? { ...path, index: countIndex } : path;
}

/**
 * Returns the number of rows of a list. It is exact if an index range, or a small set of rows to check, covers all of
 * them; otherwise it is a minimum.
 */
export async function countRows<Shape>(request: ListRequest<Shape>, { at, signal }: CountOptions): Promise<Count> {
  const { session, spec } = request;
  const read = ({ text, values }: Sql) =>
    databaseOf(session).db.read(text, values, { isBackground: true, ...(signal && { signal }) });
  const total = async (paths: readonly AccessPath[], range: KeyRange): Promise<number> =>
    Number((await read(countSql(spec, paths, range)))[0]?.total ?? 0);

  const plan = await planOf(request, EXAMINED);
  const { order, paths, stages, candidates } = plan;
  const whole: KeyRange = { order, after: null, until: null };
  const last = stages?.at(-1);
  if (last && last.rowBudget !== null && candidates) {
    const some = candidates.map((path) => ({ ...path, limit: SAMPLE }));
    return { total: await total(some, whole), isExact: false, place: null };
  }
  if (last && last.rowBudget !== null) {
    const [bound] = await read(boundSql(spec, last.paths, whole, last.rowBudget));
    const until = bound ? cursorOf(order, bound.value ?? null, Number(bound.id)) : null;
    return { total: await total(last.paths, { ...whole, until }), isExact: until === null, place: null };
  }
  const everything = last?.paths ?? paths;
  const cursor = at === undefined ? null : await cursorOfRecord(request, plan, at);
  return {
    total: await total(
      everything.map((path) => narrow(path, spec.countIndex, order.by.index)),
      whole,
    ),
    isExact: true,
    place: cursor ? await total(everything, { order: reversed(order), after: cursor, until: null }) : null,
  };
}

import { databaseOf } from '../databaseOf.ts';
import { type Asked, edgeOfRecord, planOf } from './listWindow.ts';
import { cursorOf, reversed } from './order.ts';
import type { Count, CountOptions, Cursor } from './page.ts';
import type { Branch } from './plan.ts';
import type { Sql } from './sql.ts';
import { boundSql, countSql, type Stretch } from './statements.ts';

/** A count is asked for in the background, and may look at more than a window does. */
const EXAMINED = 40_000;
/** Where there are very many: so many are looked at one by one, and the answer is «at least». */
const SAMPLE = 30_000;

/** Counting everything, the narrowest index is enough, whatever the order. */
function narrow(branch: Branch, countIndex: string | null, indexOfOrder: string | null): Branch {
  const isPlain = branch.kind === 'walk' && branch.index === indexOfOrder && branch.fixed.length === 1;
  return isPlain && countIndex !== null ? { ...branch, index: countIndex } : branch;
}

/**
 * How many rows a list has: exact wherever they stand together in an index, or are few; else at least so many were
 * found among the first that were looked at.
 */
export async function listCount<Shape>(asked: Asked<Shape>, { at, signal }: CountOptions): Promise<Count> {
  const { session, spec } = asked;
  const read = ({ text, values }: Sql) =>
    databaseOf(session).db.read(text, values, { isBackground: true, ...(signal && { signal }) });
  const total = async (branches: readonly Branch[], stretch: Stretch): Promise<number> =>
    Number((await read(countSql(spec, branches, stretch)))[0]?.total ?? 0);

  const plan = await planOf(asked, EXAMINED);
  const { order, branches, stretches, gathered } = plan;
  const whole: Stretch = { order, after: null, last: null };
  const search = stretches?.at(-1);
  if (search && search.most !== null && gathered) {
    const some = gathered.map((branch) => ({ ...branch, most: SAMPLE }));
    return { total: await total(some, whole), isExact: false, place: null };
  }
  if (search && search.most !== null) {
    const [bound] = await read(boundSql(spec, search.branches, whole, search.most));
    const last = bound ? cursorOf(order, bound.value ?? null, Number(bound.id)) : null;
    const found = await total(search.branches, { ...whole, last });
    return { total: found, isExact: last === null, place: null };
  }
  const everything = search?.branches ?? branches;
  const counted = everything.map((branch) => narrow(branch, spec.countIndex, order.by.index));
  const placeOf = async (edge: Cursor | null) =>
    edge ? total(everything, { order: reversed(order), after: edge, last: null }) : null;
  return {
    total: await total(counted, whole),
    isExact: true,
    place: at === undefined ? null : await placeOf(await edgeOfRecord(asked, plan, at)),
  };
}

/** Ways to the rows of a list that do not go along its order, with what they cost. */
import {
  all,
  any,
  type Condition,
  type Leaf,
  leastOf,
  lookUpsOf,
  partsOf,
  type Source,
  setTestOf,
  shareOf,
  sourcesOf,
  testOf,
} from './condition.ts';
import type { Branch } from './plan.ts';
import { allOf, raw, type Sql, sql } from './sql.ts';

/** What a row costs, in microseconds: gathered; read on the way; looked up in another table; met in an index or a set. */
export const COST = { gather: 2, read: 3, lookUp: 3.5, meet: 0.4 } as const;
/** What one stretch may cost; and gathering, where nothing better is known, or where that stretch has found nothing. */
export const MOST = { stretch: 20_000, gather: 15_000, late: 40_000 } as const;
export type SizeOf = (source: Source) => number;

export interface Priced {
  readonly branches: readonly Branch[];
  /** Microseconds. */
  readonly cost: number;
}

/** The smallest set that any of the conditions leaves; words of the same table are looked for among its numbers. */
export function gathering(
  conditions: readonly Condition[],
  id: string,
  isActive: readonly Sql[],
  sizeOf: SizeOf,
): Priced | null {
  const { part, size, sources, rest } = leastOf(conditions, sizeOf);
  if (sources === null) return null;
  const [source] = sources;
  const key = part.kind === 'leaf' ? part.among?.key : undefined;
  const near = rest.filter(
    (each): each is Leaf => each.kind === 'leaf' && key !== undefined && each.among?.key === key && each !== part,
  );
  const met = near
    .toSorted((a, b) => leastOf([a], sizeOf).size - leastOf([b], sizeOf).size)
    .slice(0, 1)
    .filter((each) => COST.meet * leastOf([each], sizeOf).size < COST.lookUp * size && COST.gather * size <= MOST.late);
  const left = rest.filter((each) => !met.includes(each as Leaf));
  const price = COST.gather + COST.lookUp * Math.min(2, lookUpsOf(all(left)));
  if (source === undefined || met.length === 0) {
    const sets = left.length > 0 ? setTestOf(all(left), id, sizeOf) : null;
    const bySets = sets ? COST.gather * size + COST.meet * (sets.size + size) : Number.POSITIVE_INFINITY;
    const tests = sets && bySets < price * size ? [sets.test] : left.map(testOf);
    const cost = Math.min(bySets, price * size);
    return { branches: [{ kind: 'gather', sources, tests: [...isActive, ...tests] }], cost };
  }
  const among = met.map(({ among }) => sql`w.${raw(key ?? '')} IN (${among?.numbers ?? raw('NULL')})`);
  const from = sql`${source.from} AND ${allOf(among)}`;
  const sets = met.reduce((sum, each) => sum + leastOf([each], sizeOf).size, size);
  return {
    branches: [{ kind: 'gather', sources: [{ ...source, from }], tests: [...isActive, ...left.map(testOf)] }],
    cost: COST.meet * sets + price * (size / 4),
  };
}

/** Where a word's rows stand together in the order: along it where they do, and the few others gathered. */
export function splitting(
  conditions: readonly Condition[],
  sort: string,
  { walks, test, limit }: { walks: readonly Branch[]; test: Sql; limit: number },
  total: number,
  sizeOf: SizeOf,
): Priced | null {
  const parts = partsOf(conditions);
  let best: Priced | null = null;
  for (const part of parts) {
    const leaves = part.kind === 'any' ? part.parts : [part];
    const leaf = leaves.find((each): each is Leaf => each.kind === 'leaf' && each.split?.sort === sort);
    const { split } = leaf ?? {};
    if (!leaf || !split?.together) continue;
    const others = leaves.filter((each) => each !== leaf);
    if (others.some((each) => each.kind !== 'leaf' || each.sources === null)) continue;
    const sources = [split.beside, ...others.flatMap(sourcesOf)];
    const whole = leastOf([leaf], sizeOf).size;
    const together = sizeOf(split.together);
    if (2 * together < whole) continue;
    const apart =
      Math.max(whole - together, whole / 20) + sourcesOf(any(others)).reduce((sum, each) => sum + sizeOf(each), 0);
    const rest = parts.filter((each) => each !== part);
    const asked = Math.min(together, limit / Math.max(shareOf(all(rest), sizeOf, total), Number.EPSILON));
    const look = COST.lookUp * Math.min(2, lookUpsOf(all(rest)));
    const cost = COST.meet * (whole + together) + (COST.gather + look) * apart + (COST.read + look) * asked;
    if (best !== null && best.cost <= cost) continue;
    const along = walks.map(
      (walk) => ({ ...walk, fixed: walk.kind === 'walk' ? [...walk.fixed, split.from] : [] }) as Branch,
    );
    best = { branches: [...along, { kind: 'gather', sources, tests: [test, sql`NOT (${split.from})`] }], cost };
  }
  return best;
}

/** What stands together in an order: of how many rows that is, an estimate is needed too. */
export function clustersOf(condition: Condition, sort: string): readonly Source[] {
  if (condition.kind !== 'leaf') return condition.parts.flatMap((part) => clustersOf(part, sort));
  const { split } = condition;
  return split?.sort === sort && split.together ? [split.together] : [];
}

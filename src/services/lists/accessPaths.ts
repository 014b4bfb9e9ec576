/** The ways to read rows of a list, and what each costs. See docs/list-search.md. */
import {
  all,
  any,
  type Condition,
  conjunctsOf,
  type IdQuery,
  type Leaf,
  lookupsOf,
  queriesOf,
  selectivityOf,
  smallestOf,
  testOf,
} from './condition.ts';
import { type Sql, sql } from './sql.ts';

export interface IndexPath {
  /** Along an index that has the order; `prefix` is what the index begins with. */
  readonly kind: 'index';
  readonly index: string | null;
  readonly prefix: readonly Sql[];
  readonly tests: readonly Sql[];
  /** True where the tests need nothing but the index. */
  readonly isCovering?: boolean;
}

export interface CandidatePath {
  /** Candidates are found by their ids, then tested and sorted. */
  readonly kind: 'candidates';
  readonly queries: readonly IdQuery[];
  readonly tests: readonly Sql[];
  /** Set where not all of the candidates are wanted. */
  readonly limit?: number;
}

export type AccessPath = IndexPath | CandidatePath;

/** Microseconds of one row: as a candidate, read along an index, looked up in another table, as an entry of an index or set. */
export const COST = { candidate: 2, row: 3, lookup: 3.5, entry: 0.4 } as const;

/** @returns how many rows a query gives, as the engine estimates it */
export type SizeOf = (query: IdQuery) => number;

/** Paths that together have every row once, and their cost in microseconds. */
export interface PricedPaths {
  readonly paths: readonly AccessPath[];
  readonly cost: number;
  /** The part of the cost that a budget of rows does not bound. */
  readonly fixedCost: number;
}

/** Of the tests by lookup, few are made: most rows fail one of the first. */
const lookupCost = (conditions: readonly Condition[]): number => COST.lookup * Math.min(2, lookupsOf(all(conditions)));

/** The smallest candidate set of the conditions. @returns null where none of them has one */
export function candidatePath(
  conditions: readonly Condition[],
  isActive: readonly Sql[],
  sizeOf: SizeOf,
): PricedPaths | null {
  const { size, queries, rest } = smallestOf(conditions, sizeOf);
  if (queries === null) return null;
  const path: CandidatePath = { kind: 'candidates', queries, tests: [...isActive, ...rest.map(testOf)] };
  const cost = (COST.candidate + lookupCost(rest)) * size;
  return { paths: [path], cost, fixedCost: cost };
}

/** What a condition on words has in the order of a sort: the leaf with the cluster, and the other leaves. */
function clusterIn(part: Condition, sort: string) {
  const leaves = part.kind === 'any' ? part.parts : [part];
  const leaf = leaves.find((each): each is Leaf => each.kind === 'leaf' && each.cluster?.sort === sort);
  const others = leaves.filter((each) => each !== leaf);
  const isKnown = others.every((each) => each.kind === 'leaf' && each.queries !== null);
  return leaf?.cluster?.inside && isKnown ? { leaf, others, ...leaf.cluster, inside: leaf.cluster.inside } : null;
}

/**
 * Along the order within the cluster of one condition, with its outliers as candidates.
 * @param along the paths along the order
 * @param limit how many rows are wanted
 * @param total how many rows the list has without the conditions
 * @returns the cheapest; null where no condition has most of its rows in a cluster
 */
export function clusterPath(
  conditions: readonly Condition[],
  sort: string,
  { along, test, limit, total }: { along: readonly IndexPath[]; test: Sql; limit: number; total: number },
  sizeOf: SizeOf,
): PricedPaths | null {
  const parts = conjunctsOf(conditions);
  const priced = parts.flatMap((part): PricedPaths[] => {
    const cluster = clusterIn(part, sort);
    if (cluster === null) return [];
    const { leaf, others, within, inside, outliers } = cluster;
    const [whole, clustered] = [smallestOf([leaf], sizeOf).size, sizeOf(inside)];
    if (2 * clustered < whole) return [];
    const besides = queriesOf(any(others));
    const outside = Math.max(whole - clustered, whole / 20) + besides.reduce((sum, query) => sum + sizeOf(query), 0);
    const rest = parts.filter((each) => each !== part);
    const read = Math.min(clustered, limit / Math.max(selectivityOf(all(rest), sizeOf, total), Number.EPSILON));
    const fixedCost = COST.entry * (whole + clustered) + (COST.candidate + lookupCost(rest)) * outside;
    return [
      {
        paths: [
          ...along.map((path): IndexPath => ({ ...path, prefix: [...path.prefix, within] })),
          { kind: 'candidates', queries: [outliers, ...besides], tests: [test, sql`NOT (${within})`] },
        ],
        cost: fixedCost + (COST.row + lookupCost(rest)) * read,
        fixedCost,
      },
    ];
  });
  return priced.toSorted((a, b) => a.cost - b.cost)[0] ?? null;
}

/** The queries whose size `clusterPath` has to know, beside those of the conditions. */
export function clusterQueries(condition: Condition, sort: string): readonly IdQuery[] {
  if (condition.kind !== 'leaf') return condition.parts.flatMap((part) => clusterQueries(part, sort));
  const { cluster } = condition;
  return cluster?.sort === sort && cluster.inside ? [cluster.inside] : [];
}

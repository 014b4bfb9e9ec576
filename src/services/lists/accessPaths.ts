/** The ways to read rows of a list, and what each costs. See docs/list-search.md. */
import {
  all,
  any,
  type Cluster,
  type Condition,
  conjunctsOf,
  type IdQuery,
  isOfWords,
  type Leaf,
  lookupsOf,
  queriesOf,
  rowsToRead,
  type SizeOf,
  setTestOf,
  smallestOf,
  testOf,
} from './condition.ts';
import { type Sql, sql } from './sql.ts';

export interface IndexPath {
  /** Reads an index in the order of the list. `prefix` holds the tests on the leading columns of the index. */
  readonly kind: 'index';
  readonly index: string | null;
  readonly prefix: readonly Sql[];
  readonly tests: readonly Sql[];
  /** True if the tests need only the columns of the index. */
  readonly isCovering?: boolean;
}

export interface CandidatePath {
  /** Collects candidate rows by id, then tests and sorts them. */
  readonly kind: 'candidates';
  readonly queries: readonly IdQuery[];
  readonly tests: readonly Sql[];
  /** Set if not all candidates are needed. */
  readonly limit?: number;
}

export type AccessPath = IndexPath | CandidatePath;

/**
 * Cost in microseconds: one candidate row, one row read from an index, one lookup in another table, and one entry of an
 * index or of a set.
 */
export const COST = { candidate: 2, row: 3, lookup: 3.5, entry: 0.4 } as const;

/** For each candidate, a set may hold so many ids: building it then costs less than a lookup for each candidate. */
const SET_RATIO = 3;

/** Paths that together return each row once, and their cost in microseconds. */
export interface PricedPaths {
  readonly paths: readonly AccessPath[];
  readonly cost: number;
  /** The part of the cost that a row budget does not limit. */
  readonly fixedCost: number;
  /** How many candidates are sorted. */
  readonly size: number;
}

/** Counts at most two lookups for each row: most rows fail one of the first tests. */
const lookupCost = (conditions: readonly Condition[]): number => COST.lookup * Math.min(2, lookupsOf(all(conditions)));

/**
 * The smallest candidate set of the conditions.
 * @param id the column of the record's id
 * @returns null if no condition has a candidate set
 */
export function candidatePath(
  conditions: readonly Condition[],
  isActive: readonly Sql[],
  sizeOf: SizeOf,
  id: string,
): PricedPaths | null {
  const { size, queries, rest } = smallestOf(conditions, sizeOf);
  if (queries === null) return null;
  const tests = rest.map((part) => {
    const set = isOfWords(part) ? setTestOf(part, id, sizeOf) : null;
    return set !== null && set.size < SET_RATIO * size ? set.test : testOf(part);
  });
  const path: CandidatePath = { kind: 'candidates', queries, tests: [...isActive, ...tests] };
  const cost = (COST.candidate + lookupCost(rest)) * size;
  return { paths: [path], cost, fixedCost: cost, size };
}

/**
 * Reads the index within the range of a cluster, and the rows outside of it as candidates.
 * @param along the index paths in the order of the list
 * @param test the predicate that every row must pass
 */
export const withinCluster = (
  along: readonly IndexPath[],
  { within, outliers }: Cluster,
  test: Sql,
  besides: readonly IdQuery[] = [],
): readonly AccessPath[] => [
  ...along.map((path) => ({ ...path, prefix: [...path.prefix, within] })),
  ...outside([...(outliers ? [outliers] : []), ...besides], [test, sql`NOT (${within})`]),
];

const outside = (queries: readonly IdQuery[], tests: readonly Sql[]): readonly CandidatePath[] =>
  queries.length === 0 ? [] : [{ kind: 'candidates', queries, tests }];

/** Splits a condition on words into the leaf that has a cluster in this order, and the other leaves. */
function clusterIn(part: Condition, sort: string) {
  const leaves = part.kind === 'any' ? part.parts : [part];
  const leaf = leaves.find((each): each is Leaf => each.kind === 'leaf' && each.cluster?.sort === sort);
  const others = leaves.filter((each) => each !== leaf);
  const isKnown = others.every((each) => each.kind === 'leaf' && each.queries !== null);
  return leaf?.cluster?.inside && isKnown ? { leaf, others, cluster: leaf.cluster, inside: leaf.cluster.inside } : null;
}

/**
 * Reads the index within the cluster of one condition, and the outliers of that cluster as candidates.
 * @param along the index paths in the order of the list
 * @param limit the number of rows that the page needs
 * @param total the number of rows of the list without the conditions
 * @returns the cheapest path; null if no condition has most of its rows in a cluster
 */
export function clusterPath(
  conditions: readonly Condition[],
  sort: string,
  { along, test, limit, total }: { along: readonly IndexPath[]; test: Sql; limit: number; total: number },
  sizeOf: SizeOf,
): PricedPaths | null {
  const parts = conjunctsOf(conditions);
  const priced = parts.flatMap((part): PricedPaths[] => {
    const found = clusterIn(part, sort);
    if (found === null) return [];
    const { leaf, others, cluster, inside } = found;
    const [whole, clustered] = [smallestOf([leaf], sizeOf).size, sizeOf(inside)];
    if (2 * clustered < whole) return [];
    const besides = queriesOf(any(others));
    const outside = Math.max(whole - clustered, whole / 20) + besides.reduce((sum, query) => sum + sizeOf(query), 0);
    const rest = parts.filter((each) => each !== part);
    const read = Math.min(clustered, rowsToRead(limit, rest, sizeOf, total));
    const fixedCost = COST.entry * (whole + clustered) + (COST.candidate + lookupCost(rest)) * outside;
    return [
      {
        paths: withinCluster(along, cluster, test, besides),
        cost: fixedCost + (COST.row + lookupCost(rest)) * read,
        fixedCost,
        size: outside,
      },
    ];
  });
  return priced.toSorted((a, b) => a.cost - b.cost)[0] ?? null;
}

/** The queries that `clusterPath` needs a size for, in addition to the queries of the conditions. */
export function clusterQueries(condition: Condition, sort: string): readonly IdQuery[] {
  if (condition.kind !== 'leaf') return condition.parts.flatMap((part) => clusterQueries(part, sort));
  const { cluster } = condition;
  return cluster?.sort === sort && cluster.inside ? [cluster.inside] : [];
}

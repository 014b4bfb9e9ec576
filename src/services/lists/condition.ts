import { allOf, anyOf, raw, type Sql, sql } from './sql.ts';

/** A query of record ids that uses an index: `SELECT id FROM from`. */
export interface IdQuery {
  readonly id: string;
  readonly from: Sql;
  /** True if each id needs a lookup in a second table. */
  readonly isJoined?: boolean;
}

/** In the order of one sort, the rows that pass a test lie in one range (`within`), except for a few outliers. */
export interface Cluster {
  /** The name of the sort. */
  readonly sort: string;
  readonly within: Sql;
  /** Null if there are none. */
  readonly outliers: IdQuery | null;
  /** All rows within the range. Absent if the outliers are known to be few. */
  readonly inside?: IdQuery;
}

/** @returns the number of rows that the engine estimates for a query */
export type SizeOf = (query: IdQuery) => number;

/** One test of a row. */
export interface Leaf {
  readonly kind: 'leaf';
  /** The predicate on a row `l`. */
  readonly test: Sql;
  /** Queries that together return every row that passes, and perhaps some more. Null if no index can return them. */
  readonly queries: readonly IdQuery[] | null;
  /** True if the test needs only the id of the row, or the key of a word table. */
  readonly isOfWords?: boolean;
  /**
   * The column, if the test compares it with one value. An index that begins with this column needs no further test.
   */
  readonly column?: string;
  readonly cluster?: Cluster;
}

export type Condition =
  | Leaf
  | {
      readonly kind: 'all';
      readonly parts: readonly Condition[];
      /** True if a row that passes one of the parts usually passes the others too. */
      readonly isCorrelated?: boolean;
    }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] };

export const all = (parts: readonly Condition[]): Condition => only(parts) ?? { kind: 'all', parts };

/** Without parts, no row passes. */
export const any = (given: readonly Condition[]): Condition => {
  const parts = given.filter((part) => part.kind !== 'any' || part.parts.length > 0);
  return only(parts) ?? { kind: 'any', parts };
};

const only = ([first, ...rest]: readonly Condition[]): Condition | null =>
  first !== undefined && rest.length === 0 ? first : null;

export function testOf(condition: Condition): Sql {
  if (condition.kind === 'leaf') return condition.test;
  const tests = condition.parts.map(testOf);
  return condition.kind === 'all' ? allOf(tests) : anyOf(tests);
}

/** All queries of the leaves of a condition. */
export function queriesOf(condition: Condition): readonly IdQuery[] {
  return condition.kind === 'leaf' ? (condition.queries ?? []) : condition.parts.flatMap(queriesOf);
}

/** Queries that return every row that passes a condition, and the number of rows that they return. */
interface CandidateSet {
  readonly size: number;
  readonly queries: readonly IdQuery[] | null;
}

/** The smallest candidate set of a condition. */
function candidateSetOf(condition: Condition, sizeOf: SizeOf): CandidateSet {
  if (condition.kind === 'leaf') {
    const { queries } = condition;
    if (queries === null) return { size: Number.POSITIVE_INFINITY, queries };
    return { size: queries.reduce((sum, query) => sum + sizeOf(query), 0), queries };
  }
  const reaches = condition.parts.map((part) => candidateSetOf(part, sizeOf));
  if (condition.kind === 'all') {
    return reaches.reduce((least, reach) => (reach.size < least.size ? reach : least));
  }
  const size = reaches.reduce((sum, reach) => sum + reach.size, 0);
  return { size, queries: size === Number.POSITIVE_INFINITY ? null : reaches.flatMap(({ queries }) => queries ?? []) };
}

/** True if the queries return only rows that pass: these rows need no further test. */
const isExact = (condition: Condition): boolean =>
  condition.kind === 'leaf' ? condition.queries !== null : condition.kind === 'any' && condition.parts.every(isExact);

/** The conditions that a row must pass, with nested `all` conditions flattened. */
export const conjunctsOf = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.flatMap((condition) => (condition.kind === 'all' ? conjunctsOf(condition.parts) : [condition]));

/** The smallest candidate set of several conditions, and the conditions that its rows must still pass. */
export function smallestOf(
  conditions: readonly Condition[],
  sizeOf: SizeOf,
): CandidateSet & { readonly rest: readonly Condition[] } {
  const parts = conjunctsOf(conditions);
  const reaches = parts.map((part) => ({ part, ...candidateSetOf(part, sizeOf) }));
  const { part, size, queries } = reaches.reduce((least, reach) => (reach.size < least.size ? reach : least));
  return { size, queries, rest: parts.filter((each) => each !== part || !isExact(each)) };
}

const isFound = (condition: Condition): boolean => condition.kind !== 'leaf' || condition.queries !== null;

/** The estimated share of `total` rows that pass a condition. An unknown share is assumed to be small. */
function selectivityOf(condition: Condition, sizeOf: SizeOf, total: number): number {
  if (condition.kind === 'leaf') {
    const { size } = candidateSetOf(condition, sizeOf);
    return Number.isFinite(size) ? Math.min(1, size / Math.max(1, total)) : UNKNOWN_SHARE;
  }
  const shares = condition.parts.map((part) => selectivityOf(part, sizeOf, total));
  if (condition.kind === 'all' && condition.isCorrelated) {
    return Math.min(...condition.parts.map((part, at) => (isFound(part) ? (shares[at] ?? 1) : 1))) / 2;
  }
  return condition.kind === 'all'
    ? shares.reduce((product, share) => product * share, 1)
    : Math.min(
        1,
        shares.reduce((sum, share) => sum + share, 0),
      );
}

const UNKNOWN_SHARE = 0.01;

/** How many of `total` rows, in any order, are expected to hold `limit` rows that pass. */
export function rowsToRead(limit: number, conditions: readonly Condition[], sizeOf: SizeOf, total: number): number {
  return Math.min(total, limit / Math.max(selectivityOf(all(conditions), sizeOf, total), Number.EPSILON));
}

export const isOfWords = (condition: Condition): boolean =>
  condition.kind === 'leaf' ? condition.isOfWords === true : condition.parts.every(isOfWords);

/** A test that looks up the id of a row in sets, and the cost of building these sets. */
interface SetTest {
  readonly test: Sql;
  /** The cost in index entries. Infinite if the test has to read the row itself. */
  readonly size: number;
}

/** The cost, in index entries, of an id that needs a lookup in a second table. */
const JOINED = 3;

/** The number of tests of a row that look up a word table. */
export const lookupsOf = (condition: Condition): number =>
  condition.kind === 'leaf'
    ? Number(condition.isOfWords === true)
    : condition.parts.reduce((sum, part) => sum + lookupsOf(part), 0);

/**
 * The condition as a test that needs only the id. The engine builds each set once and can then scan an index without
 * reading rows. If several conditions are on words, only the smallest becomes a set; the others are lookups by id.
 * @param id the SQL column of the id
 */
export function setTestOf(condition: Condition, id: string, sizeOf: SizeOf): SetTest {
  if (condition.kind === 'leaf') {
    const { queries } = condition;
    if (queries === null) return { test: condition.test, size: Number.POSITIVE_INFINITY };
    const tests = queries.map(
      (query) =>
        sql`${raw(`l.${id}`)} IN (SELECT /*+ SUBQUERY(MATERIALIZATION) */ ${raw(query.id)} FROM ${query.from})`,
    );
    const weightOf = (query: IdQuery) => sizeOf(query) * (query.isJoined ? JOINED : 1);
    return { test: anyOf(tests), size: queries.reduce((sum, query) => sum + weightOf(query), 0) };
  }
  const least = candidateSetOf(condition, sizeOf).size;
  const isKept = (part: Condition) =>
    condition.kind === 'any' || !isOfWords(part) || candidateSetOf(part, sizeOf).size === least;
  const sets = condition.parts.map((part) =>
    isKept(part) ? setTestOf(part, id, sizeOf) : { test: testOf(part), size: 0 },
  );
  const tests = sets.toSorted((a, b) => b.size - a.size).map(({ test }) => test);
  const size = sets.reduce((sum, set) => sum + set.size, 0);
  return { test: condition.kind === 'all' ? allOf(tests) : anyOf(tests), size };
}

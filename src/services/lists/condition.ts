import { allOf, anyOf, raw, type Sql, sql } from './sql.ts';

/** A select of numbers along an index: `SELECT id FROM from`. */
export interface Source {
  readonly id: string;
  readonly from: Sql;
  /** True where each number is looked up in a second table. */
  readonly isJoined?: boolean;
}

/** For a certain order: all rows from some place on, and the few others. */
export interface Split {
  /** The name of the sort. */
  readonly sort: string;
  readonly from: Sql;
  readonly beside: Source;
  /** All rows from that place on, where these are some among many. */
  readonly together?: Source;
}

/**
 * What a row must fulfil. `test` asks it of a row `l`; the `sources` together give every row that fulfils it (and
 * perhaps some more): null where no index leads there.
 */
export interface Leaf {
  readonly kind: 'leaf';
  readonly test: Sql;
  readonly sources: readonly Source[] | null;
  /** True where the test asks nothing of the row but its number, or what an index on words is kept by. */
  readonly isOfWords?: boolean;
  /** The numbers of its one source again, for «is one of these» within a source of the same table of words. */
  readonly among?: { readonly key: string; readonly numbers: Sql };
  /** Where the test is that this column has one value: an order that begins with it needs no test. */
  readonly column?: string;
  /** Where one order has nearly all of the rows together. */
  readonly split?: Split;
}

export type Condition =
  | Leaf
  | {
      readonly kind: 'all';
      readonly parts: readonly Condition[];
      /** True where what fulfils one of them mostly fulfils the others too. */
      readonly isOneThing?: boolean;
    }
  | { readonly kind: 'any'; readonly parts: readonly Condition[] };

export const all = (parts: readonly Condition[]): Condition => only(parts) ?? { kind: 'all', parts };

/** No part: no row fulfils it. */
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

/** Every select of the condition's leaves: what an estimate is needed of. */
export function sourcesOf(condition: Condition): readonly Source[] {
  return condition.kind === 'leaf' ? (condition.sources ?? []) : condition.parts.flatMap(sourcesOf);
}

/** The rows that a condition may leave, and selects that give them all. */
interface Reach {
  readonly size: number;
  readonly sources: readonly Source[] | null;
}

/** The smallest set that has every row in it. @param sizeOf how many rows a select gives, roughly */
function reachOf(condition: Condition, sizeOf: (source: Source) => number): Reach {
  if (condition.kind === 'leaf') {
    const { sources } = condition;
    if (sources === null) return { size: Number.POSITIVE_INFINITY, sources };
    return { size: sources.reduce((sum, source) => sum + sizeOf(source), 0), sources };
  }
  const reaches = condition.parts.map((part) => reachOf(part, sizeOf));
  if (condition.kind === 'all') {
    return reaches.reduce((least, reach) => (reach.size < least.size ? reach : least));
  }
  const size = reaches.reduce((sum, reach) => sum + reach.size, 0);
  return { size, sources: size === Number.POSITIVE_INFINITY ? null : reaches.flatMap(({ sources }) => sources ?? []) };
}

/** True where the sources give the rows that fulfil it and no others: it need not be asked of them again. */
const isExact = (condition: Condition): boolean =>
  condition.kind === 'leaf' ? condition.sources !== null : condition.kind === 'any' && condition.parts.every(isExact);

/** The conditions one by one that a row must fulfil, all of them. */
export const partsOf = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.flatMap((condition) => (condition.kind === 'all' ? partsOf(condition.parts) : [condition]));

/** The smallest of the sets that several conditions leave, with what is still to be asked of its rows. */
export function leastOf(
  conditions: readonly Condition[],
  sizeOf: (source: Source) => number,
): Reach & { readonly part: Condition; readonly rest: readonly Condition[] } {
  const parts = partsOf(conditions);
  const reaches = parts.map((part) => ({ part, ...reachOf(part, sizeOf) }));
  const { part, size, sources } = reaches.reduce((least, reach) => (reach.size < least.size ? reach : least));
  return { part, size, sources, rest: parts.filter((each) => each !== part || !isExact(each)) };
}

const isFound = (condition: Condition): boolean => condition.kind !== 'leaf' || condition.sources !== null;

/** The part of `total` rows that is likely to fulfil it; what nobody can tell is taken for rare. */
export function shareOf(condition: Condition, sizeOf: (source: Source) => number, total: number): number {
  if (condition.kind === 'leaf') {
    const { size } = reachOf(condition, sizeOf);
    return Number.isFinite(size) ? Math.min(1, size / Math.max(1, total)) : UNKNOWN_SHARE;
  }
  const shares = condition.parts.map((part) => shareOf(part, sizeOf, total));
  if (condition.kind === 'all' && condition.isOneThing) {
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

const isOfWords = (condition: Condition): boolean =>
  condition.kind === 'leaf' ? condition.isOfWords === true : condition.parts.every(isOfWords);

/** What is asked of each row, and the rows of all the sets that are made for it first. */
interface SetTest {
  readonly test: Sql;
  /** How many rows of an index that is worth; infinite where the row itself has to be looked at. */
  readonly size: number;
}

/** A number that is looked up in a second table costs as much as so many others. */
const JOINED = 3;

/** How many questions of a row are a look into another table. */
export const lookUpsOf = (condition: Condition): number =>
  condition.kind === 'leaf'
    ? Number(condition.isOfWords === true)
    : condition.parts.reduce((sum, part) => sum + lookUpsOf(part), 0);

/**
 * The condition as «is one of these numbers»: the engine makes each set once, and asking a row is then quick and needs
 * nothing but its number. Of several conditions only the smallest set is made where the others can be asked of words.
 * @param id the number of a row `l`
 */
export function setTestOf(condition: Condition, id: string, sizeOf: (source: Source) => number): SetTest {
  if (condition.kind === 'leaf') {
    const { sources } = condition;
    if (sources === null) return { test: condition.test, size: Number.POSITIVE_INFINITY };
    const tests = sources.map(
      (source) =>
        sql`${raw(`l.${id}`)} IN (SELECT /*+ SUBQUERY(MATERIALIZATION) */ ${raw(source.id)} FROM ${source.from})`,
    );
    const weightOf = (source: Source) => sizeOf(source) * (source.isJoined ? JOINED : 1);
    return { test: anyOf(tests), size: sources.reduce((sum, source) => sum + weightOf(source), 0) };
  }
  const least = reachOf(condition, sizeOf).size;
  const isKept = (part: Condition) =>
    condition.kind === 'any' || !isOfWords(part) || reachOf(part, sizeOf).size === least;
  const sets = condition.parts.map((part) =>
    isKept(part) ? setTestOf(part, id, sizeOf) : { test: testOf(part), size: 0 },
  );
  const tests = sets.toSorted((a, b) => b.size - a.size).map(({ test }) => test);
  const size = sets.reduce((sum, set) => sum + set.size, 0);
  return { test: condition.kind === 'all' ? allOf(tests) : anyOf(tests), size };
}

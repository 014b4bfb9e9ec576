import {
  type AccessPath,
  COST,
  candidatePath,
  clusterPath,
  clusterQueries,
  type IndexPath,
  type SizeOf,
} from './accessPaths.ts';
import {
  all,
  type Condition,
  type IdQuery,
  type Leaf,
  lookupsOf,
  queriesOf,
  selectivityOf,
  setTestOf,
  testOf,
} from './condition.ts';
import type { FilterIndex, ListQuery, ListSpec } from './listSpec.ts';
import type { Order } from './order.ts';
import { allOf, raw, type Sql, sql } from './sql.ts';

/**
 * One step of reading a list: the paths, and the number of rows of the order that they may scan. Null means all
 * remaining rows.
 */
export interface Stage {
  readonly paths: readonly AccessPath[];
  readonly rowBudget: number | null;
}

export interface Plan {
  readonly order: Order;
  /** Together the paths return every row, each once. */
  readonly paths: readonly AccessPath[];
  /** The predicate that every row must pass. */
  readonly test: Sql;
  /** Run one after another until one returns rows. Null means that the paths are read to the end. */
  readonly stages: readonly Stage[] | null;
  /** Set only with stages: paths that also return every row, but have too many candidates to sort. */
  readonly candidates?: readonly AccessPath[] | null;
}

/**
 * The cost limits of a page, in microseconds: candidates read at once, one stage, candidates after a short stage without
 * rows, and candidates after a whole stage without rows.
 */
const BUDGET = { candidates: 15_000, stage: 20_000, fallback: 40_000, last: 200_000 } as const;
/** The most candidates that are ever sorted. */
const MOST_CANDIDATES = 20_000;
/** Limits on the rows that a stage tests: the most if it reads rows, the most if an index is enough, and the least. */
const ROWS = { read: 5000, covered: 50_000, least: 1000 } as const;

/** @returns the number of rows that the engine estimates for each query */
export type Estimate = (queries: readonly IdQuery[]) => Promise<ReadonlyMap<IdQuery, number>>;

function orderOf<Shape>(spec: ListSpec<Shape>, { sort }: ListQuery): { order: Order; name: string } {
  const asked = sort ?? spec.sort;
  const by = Object.hasOwn(spec.sorts, asked.column) ? spec.sorts[asked.column] : undefined;
  if (!by) throw new Error('The sort column does not exist in this list.');
  return { order: { by, id: spec.id, descending: asked.descending }, name: asked.column };
}

/** The index in this order with the most filter columns in front. */
function indexFor<Shape>(spec: ListSpec<Shape>, sort: string, index: string, filters: readonly Leaf[]): FilterIndex {
  const known = new Set(filters.map(({ column }) => column));
  const fitting = spec.filterIndexes.filter(
    (each) => each.sort === sort && each.by.every((column) => known.has(column)),
  );
  return fitting.reduce((best, each) => (each.by.length > best.by.length ? each : best), { index, by: [], sort });
}

const activity = (isActive: boolean): Sql => raw(`l.is_active = ${isActive ? 1 : 0}`);

/**
 * Chooses how to read a page: an index scan if an index covers all filters, else the choice of `staged`.
 * @param limit the number of rows on the page
 */
export async function planFor<Shape>(
  spec: ListSpec<Shape>,
  query: ListQuery,
  filters: readonly Leaf[],
  text: Condition | null,
  limit: number,
  estimate: Estimate,
): Promise<Plan> {
  const { order, name } = orderOf(spec, query);
  const conditions = [...filters, ...(text ? [text] : [])];
  const isActive = query.includeInactive ? [] : [activity(true)];
  const test = allOf([...isActive, ...conditions.map(testOf)]);
  if (order.by.index === null) {
    return { order, paths: [{ kind: 'index', index: null, prefix: [], tests: [test] }], test, stages: null };
  }
  const { index, by } = indexFor(spec, name, order.by.index, filters);
  const inPrefix = filters.filter(({ column }) => column !== undefined && by.includes(column));
  const rest = conditions.filter((condition) => !inPrefix.includes(condition as Leaf));
  const clustered = filters.find(({ cluster }) => cluster?.sort === name);
  const prefix = [...inPrefix.map(testOf), ...(clustered?.cluster ? [clustered.cluster.within] : [])];
  const along = (query.includeInactive ? [true, false] : [true]).map(
    (part): IndexPath => ({ kind: 'index', index, prefix: [...prefix, activity(part)], tests: rest.map(testOf) }),
  );
  const outliers: AccessPath[] = clustered?.cluster
    ? [
        {
          kind: 'candidates',
          queries: [clustered.cluster.outliers],
          tests: [test, sql`NOT (${clustered.cluster.within})`],
        },
      ]
    : [];
  const plain: Plan = { order, paths: [...along, ...outliers], test, stages: null };
  if (rest.every((condition) => condition === clustered)) return plain;

  const whole: IdQuery = {
    id: `l.${spec.id}`,
    from:
      inPrefix.length === 0
        ? raw(`${spec.table} l`)
        : sql`${raw(`${spec.table} l FORCE INDEX (${index})`)} WHERE ${allOf([...inPrefix.map(testOf), activity(true)])}`,
  };
  const sizes = await estimate([whole, ...queriesOf(all(conditions)), ...clusterQueries(all(conditions), name)]);
  const sizeOf = (each: IdQuery) => sizes.get(each) ?? 0;
  const total = Math.max(1, sizeOf(whole));
  const isAsked = rest.filter((condition) => condition !== clustered);
  const expected = Math.min(total, limit / Math.max(selectivityOf(all(isAsked), sizeOf, total), Number.EPSILON));
  const candidates = candidatePath(conditions, isActive, sizeOf);
  const cluster = clustered ? null : clusterPath(conditions, name, { along, test, limit, total }, sizeOf);
  return staged(plain, { along, outliers, rest, id: spec.id, limit, expected, candidates, cluster, sizeOf });
}

interface Alternatives {
  readonly along: readonly IndexPath[];
  readonly outliers: readonly AccessPath[];
  /** The conditions that rows of the index must still pass. */
  readonly rest: readonly Condition[];
  readonly id: string;
  readonly limit: number;
  /** The number of index rows that a page is expected to read, if the matching rows are spread evenly. */
  readonly expected: number;
  readonly candidates: ReturnType<typeof candidatePath>;
  readonly cluster: ReturnType<typeof clusterPath>;
  readonly sizeOf: SizeOf;
}

/**
 * Reads candidates or a cluster if this is cheap. Otherwise a stage of the index scan comes first, because it may find
 * the rows early. The stage stops at its row budget, because the rows may also be far away.
 */
function staged(plain: Plan, alternatives: Alternatives): Plan {
  const { along, outliers, rest, id, limit, expected, candidates, cluster, sizeOf } = alternatives;
  const set = setTestOf(all(rest), id, sizeOf);
  const perRow = COST.row + COST.lookup * lookupsOf(all(rest));
  const perEntry = COST.entry * Math.max(1, queriesOf(all(rest)).length);
  const [reading, covering] = [perRow * expected, COST.entry * set.size + perEntry * expected];

  const cheapest = cluster && cluster.cost < (candidates?.cost ?? Number.POSITIVE_INFINITY) ? cluster : candidates;
  const affordable = Math.max(
    BUDGET.candidates,
    cheapest === cluster ? BUDGET.fallback : Math.min(BUDGET.fallback, 3 * Math.min(reading, covering)),
  );
  if (cheapest && cheapest.cost <= affordable) return { ...plain, paths: cheapest.paths };

  const rows = (most: number) => Math.ceil(Math.min(Math.max(4 * expected, ROWS.least, limit), most));
  const isClustered = cluster !== null && cluster.fixedCost <= BUDGET.stage;
  const read: Stage = {
    paths: isClustered ? cluster.paths : plain.paths,
    rowBudget: rows(Math.max(ROWS.least, Math.min(ROWS.read, BUDGET.stage / perRow))),
  };
  if (cheapest && cheapest.cost <= BUDGET.fallback) {
    const stages = [
      { ...read, rowBudget: rows(ROWS.least) },
      { paths: cheapest.paths, rowBudget: null },
    ];
    return { ...plain, stages, candidates: cheapest.paths };
  }
  const room = Math.floor(Math.min(ROWS.covered, (1.5 * BUDGET.stage - COST.entry * set.size) / perEntry));
  const covered: Stage = {
    paths: [...along.map((path) => ({ ...path, tests: [set.test], isCovering: true })), ...outliers],
    rowBudget: room,
  };
  const isCovered = room > ROWS.read && !isClustered;
  const isLast = cheapest !== null && cheapest.cost <= BUDGET.last && cheapest.size <= MOST_CANDIDATES;
  const stages = isCovered && covering < reading ? [covered] : [read, ...(isCovered && !isLast ? [covered] : [])];
  if (isLast) stages.push({ paths: cheapest.paths, rowBudget: null });
  return { ...plain, stages, candidates: candidates?.paths ?? null };
}

import {
  type AccessPath,
  COST,
  candidatePath,
  clusterPath,
  clusterQueries,
  type IndexPath,
  type PricedPaths,
  withinCluster,
} from './accessPaths.ts';
import {
  all,
  type Condition,
  type IdQuery,
  type Leaf,
  lookupsOf,
  queriesOf,
  rowsToRead,
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
  /** Set only with stages: candidates that contain every row, perhaps too many to sort. */
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
 * Chooses how to read a page: along an index if it covers all filters, else by what the engine estimates.
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
  const prefix = inPrefix.map(testOf);
  const along = (query.includeInactive ? [true, false] : [true]).map(
    (part): IndexPath => ({ kind: 'index', index, prefix: [...prefix, activity(part)], tests: rest.map(testOf) }),
  );
  const clustered = filters.find(({ cluster }) => cluster?.sort === name);
  const paths = clustered?.cluster ? withinCluster(along, clustered.cluster, test) : along;
  const plain: Plan = { order, paths, test, stages: null };
  const unindexed = rest.filter((condition) => condition !== clustered);
  if (unindexed.length === 0) return plain;

  const rows = raw(inPrefix.length === 0 ? `${spec.table} l` : `${spec.table} l FORCE INDEX (${index})`);
  const whole: IdQuery = {
    id: `l.${spec.id}`,
    from: inPrefix.length === 0 ? rows : sql`${rows} WHERE ${allOf([...prefix, activity(true)])}`,
  };
  const sizes = await estimate([whole, ...queriesOf(all(conditions)), ...clusterQueries(all(conditions), name)]);
  const sizeOf = (each: IdQuery) => sizes.get(each) ?? 0;
  const total = Math.max(1, sizeOf(whole));
  const set = setTestOf(all(rest), spec.id, sizeOf);
  return cheapestOf(plain, rowsToRead(limit, unindexed, sizeOf, total), limit, {
    candidates: candidatePath(conditions, isActive, sizeOf, spec.id),
    cluster: clustered ? null : clusterPath(conditions, name, { along, test, limit, total }, sizeOf),
    read: { paths, fixedCost: 0, rowCost: COST.row + COST.lookup * lookupsOf(all(rest)) },
    covered: {
      paths: paths.map((path) => (path.kind === 'index' ? { ...path, tests: [set.test], isCovering: true } : path)),
      fixedCost: COST.entry * set.size,
      rowCost: COST.entry * Math.max(1, queriesOf(all(rest)).length),
    },
  });
}

/** A scan along the order: its cost before the first row, and for each row. */
interface Scan {
  readonly paths: readonly AccessPath[];
  readonly fixedCost: number;
  readonly rowCost: number;
}

interface Ways {
  readonly candidates: PricedPaths | null;
  readonly cluster: PricedPaths | null;
  /** Reads the rows. */
  readonly read: Scan;
  /** Reads the index alone. */
  readonly covered: Scan;
}

/**
 * Reads candidates or a cluster if this is cheap. Otherwise a stage of the scan comes first, because it may find the
 * rows early. The stage stops at its row budget, because the rows may also be far away.
 * @param expected the number of rows that a scan reads for a page, if the matching rows are spread evenly
 */
function cheapestOf(plain: Plan, expected: number, limit: number, { candidates, cluster, read, covered }: Ways): Plan {
  const costOf = ({ fixedCost, rowCost }: Scan) => fixedCost + rowCost * expected;
  const direct = cluster && cluster.cost < (candidates?.cost ?? Number.POSITIVE_INFINITY) ? cluster : candidates;
  const cost = direct?.cost ?? Number.POSITIVE_INFINITY;
  const scanned = direct === cluster ? Number.POSITIVE_INFINITY : Math.min(costOf(read), costOf(covered));
  const affordable = Math.max(BUDGET.candidates, Math.min(BUDGET.fallback, 3 * scanned));
  if (direct && cost <= affordable) return { ...plain, paths: direct.paths };

  const isNear = cost <= BUDGET.fallback;
  const isClustered = cluster !== null && cluster.fixedCost <= BUDGET.stage;
  const most = isNear ? ROWS.least : Math.max(ROWS.least, Math.min(ROWS.read, BUDGET.stage / read.rowCost));
  const readStage: Stage = {
    paths: isClustered ? cluster.paths : read.paths,
    rowBudget: Math.ceil(Math.min(Math.max(4 * expected, ROWS.least, limit), most)),
  };
  const entries = Math.floor(Math.min(ROWS.covered, (1.5 * BUDGET.stage - covered.fixedCost) / covered.rowCost));
  const coveredStage: Stage = { paths: covered.paths, rowBudget: entries };
  const last =
    direct && cost <= BUDGET.last && direct.size <= MOST_CANDIDATES ? { paths: direct.paths, rowBudget: null } : null;
  const isCovered = entries > ROWS.read && !isClustered && !isNear;
  const scans = isCovered && costOf(covered) < costOf(read) ? [coveredStage] : [readStage];
  const then = last ?? (isCovered && !scans.includes(coveredStage) ? coveredStage : null);
  return { ...plain, stages: then ? [...scans, then] : scans, candidates: candidates?.paths ?? null };
}

import {
  all,
  type Condition,
  type Leaf,
  lookUpsOf,
  type Source,
  setTestOf,
  shareOf,
  sourcesOf,
  testOf,
} from './condition.ts';
import type { ListQuery, ListSpec, Walk } from './listSpec.ts';
import type { Order } from './order.ts';
import { allOf, raw, type Sql, sql } from './sql.ts';
import { COST, clustersOf, gathering, MOST, splitting } from './ways.ts';

/** One way to rows of a list; a list is read along several at once where it must. */
export type Branch =
  | {
      /** Along an index that has the list's order; `fixed` is what it begins with. */
      readonly kind: 'walk';
      readonly index: string | null;
      readonly fixed: readonly Sql[];
      readonly tests: readonly Sql[];
      /** True where the index answers everything that is asked on the way. */
      readonly isNarrow?: boolean;
    }
  | {
      /** A small set, found first and sorted then. */
      readonly kind: 'gather';
      readonly sources: readonly Source[];
      /** Where it need not be all of them. */
      readonly most?: number;
      readonly tests: readonly Sql[];
    };

export interface Plan {
  readonly order: Order;
  readonly branches: readonly Branch[];
  /** All that a row must fulfil. */
  readonly test: Sql;
  /** Where the rows wanted may lie far apart along the order: how one looks for them, a stretch at a time. */
  readonly stretches: readonly Search[] | null;
  /** If one looks along the order: what has every row too, but is too much to be gathered. */
  readonly gathered?: readonly Branch[] | null;
}

/** Looking through so many rows of the order, and no more; null where all that is left of it is read. */
export interface Search {
  readonly branches: readonly Branch[];
  readonly most: number | null;
}

/** Rows looked through at the most where each is read, and where only an index is; and at least. */
const LOOK = { read: 5000, meet: 50_000, least: 1000 } as const;

/** The numbers that the engine expects of each select. */
export type Estimate = (sources: readonly Source[]) => Promise<ReadonlyMap<Source, number>>;

function orderOf<Shape>(spec: ListSpec<Shape>, { sort }: ListQuery): { order: Order; name: string } {
  const asked = sort ?? spec.sort;
  const by = Object.hasOwn(spec.sorts, asked.column) ? spec.sorts[asked.column] : undefined;
  if (!by) throw new Error('A list is sorted by a column that it does not have.');
  return { order: { by, id: spec.id, descending: asked.descending }, name: asked.column };
}

/** The index with the order wanted that has the most of the filters in front of it. */
function walkOf<Shape>(spec: ListSpec<Shape>, sort: string, index: string | null, leaves: readonly Leaf[]): Walk {
  const known = new Set(leaves.map(({ column }) => column));
  const fitting = spec.walks.filter((walk) => walk.sort === sort && walk.by.every((column) => known.has(column)));
  const plain: Walk = { index: index ?? '', by: [], sort };
  return fitting.reduce((best, walk) => (walk.by.length > best.by.length ? walk : best), plain);
}

const activity = (isActive: boolean): Sql => raw(`l.is_active = ${isActive ? 1 : 0}`);

/**
 * Decides how a window is read. Where the filters are what an index begins with, along that index. Else the smallest
 * set that any of the conditions leaves is gathered and sorted, or the order is walked and each row asked, whichever
 * the engine's estimates say is less.
 * @param limit how many rows are wanted: the denser they lie, the fewer are looked at
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
  const parts = query.includeInactive ? [activity(true), activity(false)] : [activity(true)];
  const tests = [...filters, ...(text ? [text] : [])];
  const isActive = query.includeInactive ? [] : [activity(true)];
  const test = allOf([...isActive, ...tests.map(testOf)]);
  if (order.by.index === null) {
    const branch: Branch = { kind: 'walk', index: null, fixed: [], tests: [test] };
    return { order, branches: [branch], test, stretches: null };
  }
  const walk = walkOf(spec, name, order.by.index, filters);
  const along = filters.filter(({ column }) => column !== undefined && walk.by.includes(column));
  const split = filters.find((leaf) => leaf.split?.sort === name)?.split ?? null;
  const fixed = along.map(({ test }) => test);
  const rest = tests.filter((condition) => !along.includes(condition as Leaf));
  const asked = rest.filter((condition) => condition.kind !== 'leaf' || !condition.split || condition.split !== split);
  const walks: Branch[] = parts.map((part) => ({
    kind: 'walk',
    index: walk.index,
    fixed: [...fixed, part, ...(split ? [split.from] : [])],
    tests: rest.map(testOf),
  }));
  const beside: Branch[] = split
    ? [{ kind: 'gather', sources: [split.beside], tests: [test, sql`NOT (${split.from})`] }]
    : [];
  if (asked.length === 0) return { order, branches: [...walks, ...beside], test, stretches: null };

  const whole: Source = {
    id: `l.${spec.id}`,
    from:
      along.length === 0
        ? raw(`${spec.table} l`)
        : sql`${raw(`${spec.table} l FORCE INDEX (${walk.index})`)} WHERE ${allOf([...fixed, activity(true)])}`,
  };
  const sizes = await estimate([whole, ...sourcesOf(all(tests)), ...clustersOf(all(tests), name)]);
  const sizeOf = (source: Source) => sizes.get(source) ?? 0;
  const total = Math.max(1, sizeOf(whole));
  const share = shareOf(all(asked), sizeOf, total);
  const examined = Math.min(total, limit / Math.max(share, Number.EPSILON));
  const sets = setTestOf(all(rest), spec.id, sizeOf);
  const row = {
    read: COST.read + COST.lookUp * lookUpsOf(all(rest)),
    meet: COST.meet * Math.max(1, sourcesOf(all(rest)).length),
  };
  const gathered = gathering(tests, spec.id, isActive, sizeOf);
  const walking = row.read * examined;
  const meeting = COST.meet * sets.size + row.meet * examined;
  const apart = split ? null : splitting(tests, name, { walks, test, limit }, total, sizeOf);
  const quickest = apart && apart.cost < (gathered?.cost ?? Number.POSITIVE_INFINITY) ? apart : gathered;
  const looking = Math.min(walking, meeting);
  if (
    quickest &&
    quickest.cost <= Math.max(MOST.gather, Math.min(MOST.late, 3 * looking), quickest === apart ? MOST.late : 0)
  ) {
    return { order, branches: quickest.branches, test, stretches: null };
  }
  // Rows of a kind may stand together: one looks further than they should lie apart, but not for ever.
  const within = (most: number) => Math.ceil(Math.min(Math.max(4 * examined, LOOK.least, limit), most));
  const plain: Search = {
    branches: [...walks, ...beside],
    most: within(Math.max(LOOK.least, Math.min(LOOK.read, MOST.stretch / row.read))),
  };
  const narrow = walks.map((branch) => ({ ...branch, tests: [sets.test], isNarrow: true }) as Branch);
  const room = Math.floor(Math.min(LOOK.meet, (1.5 * MOST.stretch - COST.meet * sets.size) / row.meet));
  const narrowly: Search[] = room > LOOK.read ? [{ branches: [...narrow, ...beside], most: room }] : [];
  if (quickest && quickest.cost <= MOST.late) {
    const brief = { ...plain, most: within(LOOK.least) };
    const stretches = [brief, { branches: quickest.branches, most: null }];
    return { order, branches: plain.branches, test, stretches, gathered: quickest.branches };
  }
  const stretches = narrowly.length > 0 && meeting < walking ? narrowly : [plain, ...narrowly];
  return { order, branches: plain.branches, test, stretches, gathered: gathered?.branches ?? null };
}

import type { Message } from '../../domain/errors.ts';
import type { client } from '../../domain/records/client.ts';
import type { contract } from '../../domain/records/contract.ts';
import type { event } from '../../domain/records/event.ts';
import type { FilterName } from '../../domain/records/record.ts';
import type { Page } from '../../services/lists/page.ts';
import { type Block, dropFar, extend, loadedEnd, loadedFirst, opened, shift } from './paneBlock.ts';

/** Which records a pane shows: those linked to the parent pane's selected record, the user's own, or all. */
export type Scope = 'linked' | 'mine' | 'all';

export interface PaneSort {
  readonly column: string;
  readonly descending: boolean;
}

/** The quick filters of all record kinds. */
export type QuickFilter = FilterName<typeof client> | FilterName<typeof contract> | FilterName<typeof event>;

/** The query of a pane. `filter` is a filter of the pane's own kind, or `any` for none. */
export interface PaneQuery<Filter extends QuickFilter = QuickFilter> {
  readonly scope: Scope;
  readonly filter: Filter | 'any';
  /** The search text typed after `/`; empty for none. */
  readonly text: string;
  readonly includeInactive: boolean;
  readonly sort: PaneSort | null;
  /** Id of the parent pane's selected record, where `scope` is `linked`. */
  readonly parentId: number | null;
  /** The scope to restore when the quick filter is removed; null to keep the current scope. */
  readonly scopeBefore: Scope | null;
}

/** Returns the part of a query that shows all records linked to one parent record. */
export const linkedTo = (parentId: number | null) =>
  ({ scope: 'linked', parentId, filter: 'any', text: '', scopeBefore: null }) as const;

/** Where an empty list would find rows: in a wider scope, among inactive records, or without the filter. */
export interface Elsewhere {
  readonly by: 'scope' | 'inactive' | 'scopeInactive' | 'filter';
  readonly total: number;
  readonly isExact: boolean;
}

/** @returns wider queries that may find rows where this one finds none, the nearest first */
export function widened(query: PaneQuery): { readonly by: Elsewhere['by']; readonly query: PaneQuery }[] {
  const all = { ...query, scope: 'all', parentId: null } as const;
  const isNarrow = query.scope !== 'all';
  return [
    ...(isNarrow ? [{ by: 'scope' as const, query: all }] : []),
    ...(query.includeInactive ? [] : [{ by: 'inactive' as const, query: { ...query, includeInactive: true } }]),
    ...(isNarrow && !query.includeInactive
      ? [{ by: 'scopeInactive' as const, query: { ...all, includeInactive: true } }]
      : []),
    ...(query.filter === 'any' ? [] : [{ by: 'filter' as const, query: { ...query, filter: 'any' as const } }]),
  ];
}

/** The number of rows of the list: exact, or a minimum. */
export interface PaneCount {
  readonly total: number;
  readonly isExact: boolean;
}

/** The loaded rows of a pane (one continuous range of the list) and its cursor. */
export interface PaneState<R> extends Block<R> {
  readonly query: PaneQuery;
  /** Always on a loaded row, where there is one. */
  readonly cursor: number;
  /** Index that the cursor moves to once the rows up to it are loaded. */
  readonly wanted: number | null;
  /** The last count for this query. */
  readonly counted: PaneCount | null;
  /** Number of rows; a minimum where `isExact` is false. Null until the first answer. */
  readonly total: number | null;
  readonly isExact: boolean;
  /** For an empty list: where rows exist. Null while unknown, and where none exist. */
  readonly elsewhere: Elsewhere | null;
  /** Answers for an older generation are dropped. */
  readonly generation: number;
  /** `stale`: the visible rows belong to the previous query, or could not be refreshed. */
  readonly phase: 'loading' | 'stale' | 'ready' | 'failed';
  readonly problem: Message | null;
}

export type PaneAction<R> =
  | { type: 'ask'; query: PaneQuery; keepCursor: boolean }
  /** A page around the cursor replaces the loaded rows; `at` is the cursor's index in the page. */
  | { type: 'opened'; generation: number; page: Page<R>; first: number; isPlaced: boolean; at: number }
  | { type: 'extended'; generation: number; page: Page<R>; side: 'before' | 'after' }
  /** `place`: the number of rows before the record `at`. */
  | { type: 'counted'; generation: number; count: PaneCount; at: number | null; place: number | null }
  | { type: 'elsewhere'; generation: number; found: Elsewhere | null }
  | { type: 'failed'; generation: number; problem: Message }
  | { type: 'move'; to: number };

/** @returns the state before the first request */
export function emptyPane<R>(query: PaneQuery): PaneState<R> {
  const rows = new Map<number, R>();
  const block = { rows, segments: [], isPlaced: true };
  const none = { cursor: 0, wanted: null, counted: null, total: null, isExact: false, elsewhere: null };
  return { ...block, ...none, query, generation: 0, phase: 'loading', problem: null };
}

/** Returns the state with the best known length: from the loaded end, from a count, or at least the loaded rows. */
function measured<R>(state: PaneState<R>): PaneState<R> {
  const { segments, isPlaced, counted } = state;
  const end = loadedEnd(state);
  if (segments.length > 0 && segments.at(-1)?.after === null && isPlaced)
    return { ...state, total: end, isExact: true };
  if (counted?.isExact && counted.total >= end) return { ...state, total: counted.total, isExact: true };
  return { ...state, total: Math.max(counted?.total ?? 0, end), isExact: false };
}

/** Moves the cursor as near to `to` as the loaded rows allow. `wanted` keeps the rest of the way. */
function moved<R extends object>(state: PaneState<R>, to: number): PaneState<R> {
  const { segments, total, isExact } = state;
  const [first, last] = [loadedFirst(state), loadedEnd(state) - 1];
  const target = Math.max(state.isPlaced ? 0 : Number.NEGATIVE_INFINITY, isExact ? Math.min(to, (total ?? 1) - 1) : to);
  const cursor = Math.max(0, first, Math.min(target, last));
  const isFurther = target > last ? segments.at(-1)?.after !== null : target < first && segments[0]?.before !== null;
  const wanted = segments.length > 0 && isFurther ? target : null;
  return cursor === state.cursor && wanted === state.wanted ? state : { ...state, cursor, wanted };
}

/**
 * The reducer of a pane. A new query keeps the old rows readable (stale) until the first answer of the new generation.
 */
export function paneReducer<R extends { readonly id: number }>(
  state: PaneState<R>,
  action: PaneAction<R>,
): PaneState<R> {
  if ('generation' in action && action.generation !== state.generation) return state;
  switch (action.type) {
    case 'ask': {
      const phase = state.total === null ? 'loading' : 'stale';
      const kept = action.keepCursor ? {} : { counted: null, wanted: null, elsewhere: null };
      return { ...state, ...kept, query: action.query, generation: state.generation + 1, phase, problem: null };
    }
    case 'opened': {
      const block = opened(action.page, action.first, action.isPlaced);
      const next = measured({ ...state, ...block, cursor: action.first + action.at, phase: 'ready', problem: null });
      return moved(next, state.wanted ?? next.cursor);
    }
    case 'extended': {
      const { block, by } = extend(state, action.page, action.side);
      const cursor = state.cursor + by;
      const next = measured({ ...state, ...dropFar(block, cursor), cursor, problem: null });
      return moved(next, state.wanted === null ? cursor : state.wanted + by);
    }
    case 'counted': {
      const here = [...state.rows].find(([, row]) => row.id === action.at)?.[0];
      const by = here === undefined || action.place === null ? 0 : action.place - here;
      const isPlaced = state.isPlaced || (here !== undefined && action.place !== null);
      const wanted = state.wanted === null ? null : state.wanted + by;
      return measured({
        ...state,
        ...shift(state, by),
        isPlaced,
        cursor: state.cursor + by,
        wanted,
        counted: action.count,
      });
    }
    case 'elsewhere':
      return { ...state, elsewhere: action.found };
    case 'failed':
      return { ...state, wanted: null, phase: 'failed', problem: action.problem };
    case 'move':
      return moved(state, action.to);
  }
}

/** @returns the record under the cursor, or null where there is none or it is not loaded */
export function selectedRow<R>(state: PaneState<R>): R | null {
  return state.rows.get(state.cursor) ?? null;
}

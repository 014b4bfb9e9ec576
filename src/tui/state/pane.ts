import type { Problem } from '../../errors.ts';

/** Which records a pane shows: those of the record chosen in the pane before, mine, or all. */
export type Scope = 'linked' | 'mine' | 'all';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a pane asks for. `status` is the quick filter of the pane's kind, `any` for none. */
export interface PaneQuery {
  readonly scope: Scope;
  readonly status: string;
  /** Typed after `/`; empty for none. */
  readonly text: string;
  readonly includeInactive: boolean;
  readonly sort: Sort | null;
  /** The chosen record of the pane before, where `scope` is `linked`. */
  readonly parentId: number | null;
}

/** A pane's rows by their place in the list (only those fetched so far), and where its cursor is. */
export interface PaneState<R> {
  readonly query: PaneQuery;
  readonly cursor: number;
  /** Null until the first answer. */
  readonly total: number | null;
  readonly rows: ReadonlyMap<number, R>;
  /** Answers to an older generation are dropped. */
  readonly generation: number;
  /** `stale`: the rows shown belong to the query before, or could not be refreshed. */
  readonly phase: 'loading' | 'stale' | 'ready' | 'failed';
  readonly problem: Problem | null;
}

export type PaneAction<R> =
  | { type: 'ask'; query: PaneQuery; keepCursor: boolean }
  | { type: 'loaded'; generation: number; offset: number; rows: readonly R[]; total: number; isFirst: boolean }
  | { type: 'failed'; generation: number; problem: Problem }
  | { type: 'move'; to: number };

/** @returns the state before anything was asked. */
export function emptyPane<R>(query: PaneQuery): PaneState<R> {
  return { query, cursor: 0, total: null, rows: new Map(), generation: 0, phase: 'loading', problem: null };
}

function clamp(cursor: number, total: number | null): number {
  return Math.max(0, Math.min(cursor, (total ?? 1) - 1));
}

/** The pane's whole life: asking keeps the old rows readable (stale) until the first answer of the new generation. */
export function paneReducer<R>(state: PaneState<R>, action: PaneAction<R>): PaneState<R> {
  switch (action.type) {
    case 'ask':
      return {
        ...state,
        query: action.query,
        generation: state.generation + 1,
        cursor: action.keepCursor ? state.cursor : 0,
        phase: state.total === null ? 'loading' : 'stale',
        problem: null,
      };
    case 'loaded': {
      if (action.generation !== state.generation) return state;
      const rows = new Map(action.isFirst ? [] : state.rows);
      action.rows.forEach((row, place) => {
        rows.set(action.offset + place, row);
      });
      const cursor = clamp(state.cursor, action.total);
      return { ...state, rows, total: action.total, cursor, phase: 'ready', problem: null };
    }
    case 'failed':
      if (action.generation !== state.generation) return state;
      return { ...state, phase: 'failed', problem: action.problem };
    case 'move': {
      const cursor = clamp(action.to, state.total);
      return cursor === state.cursor ? state : { ...state, cursor };
    }
  }
}

/** @returns the record under the cursor, or null where there is none or it is not fetched yet. */
export function selectedRow<R>(state: PaneState<R>): R | null {
  return state.rows.get(state.cursor) ?? null;
}

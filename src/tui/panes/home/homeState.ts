import type { Problem } from '../../../errors.ts';
import type { HomePart } from '../../../services/home.ts';
import type { RecordOf } from '../../state/workspace.ts';

/** One record that waits; `part` is the place of its heading. */
export type HomeRow = { readonly part: number } & (
  | { readonly kind: 'contracts'; readonly record: RecordOf['contracts'] }
  | { readonly kind: 'events'; readonly record: RecordOf['events'] }
);

export interface HomeState {
  /** Null until the first answer. */
  readonly parts: readonly HomePart[] | null;
  /** The records of all parts, one after the other. */
  readonly rows: readonly HomeRow[];
  readonly cursor: number;
  /** `stale`: what is shown is being fetched anew. */
  readonly phase: 'loading' | 'stale' | 'ready' | 'failed';
  readonly problem: Problem | null;
}

export type HomeAction =
  | { type: 'ask' }
  | { type: 'loaded'; parts: readonly HomePart[] }
  | { type: 'failed'; problem: Problem }
  | { type: 'move'; to: number };

export const EMPTY_HOME: HomeState = { parts: null, rows: [], cursor: 0, phase: 'loading', problem: null };

const rowsOf = (part: HomePart, place: number): HomeRow[] =>
  part.kind === 'events'
    ? part.rows.map((record) => ({ part: place, kind: part.kind, record }))
    : part.rows.map((record) => ({ part: place, kind: part.kind, record }));

const clamp = (cursor: number, count: number) => Math.max(0, Math.min(cursor, count - 1));

/** @returns the row under the cursor, or null where nothing waits. */
export function homeRow({ rows, cursor }: HomeState): HomeRow | null {
  return rows[cursor] ?? null;
}

/** The cursor stays on its record; where that has left, the one after it is next. */
function placeOf(rows: readonly HomeRow[], state: HomeState): number {
  const before = homeRow(state);
  const alike = (row: HomeRow) => before !== null && row.kind === before.kind && row.record.id === before.record.id;
  // The same contract may wait for something else now: what comes next under its old heading is more at hand.
  const kept = rows.findIndex((row) => alike(row) && row.part === before?.part);
  return kept >= 0 ? kept : clamp(state.cursor, rows.length);
}

export function homeReducer(state: HomeState, action: HomeAction): HomeState {
  switch (action.type) {
    case 'ask':
      return { ...state, phase: state.parts === null ? 'loading' : 'stale' };
    case 'loaded': {
      const rows = action.parts.flatMap(rowsOf);
      return { parts: action.parts, rows, cursor: placeOf(rows, state), phase: 'ready', problem: null };
    }
    case 'failed':
      return { ...state, phase: 'failed', problem: action.problem };
    case 'move': {
      const cursor = clamp(action.to, state.rows.length);
      return cursor === state.cursor ? state : { ...state, cursor };
    }
  }
}

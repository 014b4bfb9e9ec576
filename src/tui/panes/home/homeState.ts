import type { Message } from '../../../domain/errors.ts';
import type { TaskLine } from '../../../domain/records/task.ts';
import type { HomePart } from '../../../services/home.ts';
import type { PaneRecord } from '../../state/workspace.ts';

/** One pending record; `part` is the index of its heading. */
export type HomeRow = { readonly part: number } & (
  | { readonly kind: 'clients'; readonly record: PaneRecord['clients'] }
  | { readonly kind: 'contracts'; readonly record: PaneRecord['contracts'] }
  | { readonly kind: 'events'; readonly record: PaneRecord['events'] }
  | { readonly kind: 'tasks'; readonly record: TaskLine }
);

export interface HomeState {
  /** Null until the first answer. */
  readonly parts: readonly HomePart[] | null;
  /** The records of all parts, in order. */
  readonly rows: readonly HomeRow[];
  /** Index of the focused row; on a heading, of the first row after it. */
  readonly cursor: number;
  /** The part with the focused heading, after its last row was handled. Null where a row is focused. */
  readonly heading: number | null;
  /** `stale`: the visible rows are being refreshed. */
  readonly phase: 'loading' | 'stale' | 'ready' | 'failed';
  readonly problem: Message | null;
}

export type HomeAction =
  | { type: 'ask' }
  | { type: 'loaded'; parts: readonly HomePart[] }
  | { type: 'failed'; problem: Message }
  | { type: 'move'; to: number };

export const EMPTY_HOME: HomeState = {
  parts: null,
  rows: [],
  cursor: 0,
  heading: null,
  phase: 'loading',
  problem: null,
};

function rowsOf(part: HomePart, place: number): HomeRow[] {
  if (part.kind === 'changes') return part.rows.map(({ change: _, ...row }) => ({ part: place, ...row }));
  return part.rows.map((record) => ({ part: place, kind: part.kind, record }) as HomeRow);
}

const clamp = (cursor: number, count: number) => Math.max(0, Math.min(cursor, count - 1));

/** @returns the row under the cursor, or null on a heading and where nothing is pending */
export function homeRow({ rows, cursor, heading }: HomeState): HomeRow | null {
  return heading === null ? (rows[cursor] ?? null) : null;
}

type Place = Pick<HomeState, 'cursor' | 'heading'>;

/**
 * Keeps the cursor on its record. If the record is gone, the cursor stays in the same part: on the next row, else the
 * previous one, else the heading. In another part the same key would run another action.
 */
function placeOf(rows: readonly HomeRow[], state: HomeState): Place {
  const before = homeRow(state);
  const part = before?.part ?? state.heading;
  if (part === null) return { cursor: clamp(state.cursor, rows.length), heading: null };
  const startOf = (listed: readonly HomeRow[]) => listed.filter((row) => row.part < part).length;
  const start = startOf(rows);
  const count = rows.filter((row) => row.part === part).length;
  if (before === null || count === 0) return { cursor: start, heading: part };
  const alike = (row: HomeRow) => row.part === part && row.kind === before.kind && row.record.id === before.record.id;
  const kept = rows.findIndex(alike);
  const beside = start + clamp(state.cursor - startOf(state.rows), count);
  return { cursor: kept >= 0 ? kept : beside, heading: null };
}

export function homeReducer(state: HomeState, action: HomeAction): HomeState {
  switch (action.type) {
    case 'ask':
      return { ...state, phase: state.parts === null ? 'loading' : 'stale' };
    case 'loaded': {
      const rows = action.parts.flatMap(rowsOf);
      return { parts: action.parts, rows, ...placeOf(rows, state), phase: 'ready', problem: null };
    }
    case 'failed':
      return { ...state, phase: 'failed', problem: action.problem };
    case 'move': {
      const cursor = clamp(action.to, state.rows.length);
      return cursor === state.cursor && state.heading === null ? state : { ...state, cursor, heading: null };
    }
  }
}

import type { Message } from '../../../domain/errors.ts';
import type { FigureTable } from '../../../services/figures/figureTable.ts';
import type { FigureQuery, FigureRange, FigureView } from '../../../services/figures/figureViews.ts';

/** The state of the figures. */
export interface FiguresState {
  readonly query: FigureQuery;
  /** The range of each table that was moved: a table keeps its own. */
  readonly ranges: Readonly<Partial<Record<FigureView, FigureRange>>>;
  /** The last fetched table; null before the first answer. */
  readonly table: FigureTable | null;
  /** The focused number, by index; the row after the last one is that of the totals. */
  readonly row: number;
  readonly column: number;
  /** The key of the row or column that the cursor goes to when the table comes; null to stay. */
  readonly sought: string | null;
  /** Answers for an older generation are dropped. */
  readonly generation: number;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly problem: Message | null;
}

export type FiguresAction =
  | { type: 'query'; query: FigureQuery; row: number; column: number; sought: string | null }
  | { type: 'move'; row: number; column: number }
  | { type: 'asked' }
  | { type: 'loaded'; generation: number; table: FigureTable }
  | { type: 'failed'; generation: number; problem: Message };

export const startFigures = (query: FigureQuery): FiguresState => ({
  query,
  ranges: {},
  table: null,
  row: 0,
  column: 0,
  sought: null,
  generation: 0,
  phase: 'loading',
  problem: null,
});

const within = (at: number, length: number): number => Math.max(0, Math.min(at, length - 1));

/** Keeps the cursor on the same row and column, by their keys, where the table still has them. */
function loaded(state: FiguresState, table: FigureTable): FiguresState {
  const { table: before, row, column, sought } = state;
  if (sought !== null) {
    const [line, place] = [table.rows, table.columns].map((all) => all.findIndex(({ key }) => key === sought));
    const there = { row: within(line ?? 0, table.rows.length), column: within(place ?? 0, table.columns.length) };
    return { ...state, table, ...there, sought: null, phase: 'ready', problem: null };
  }
  const isSame = before?.view === table.view;
  const key = isSame ? before.rows[row]?.key : undefined;
  const place = table.rows.findIndex((one) => one.key === key);
  const isTotal = isSame && row === before.rows.length;
  const at = isTotal ? table.rows.length : place < 0 ? within(row, table.rows.length + 1) : place;
  return { ...state, table, row: at, column: within(column, table.columns.length), phase: 'ready', problem: null };
}

export function figuresReducer(state: FiguresState, action: FiguresAction): FiguresState {
  switch (action.type) {
    case 'query': {
      const { query, row, column, sought } = action;
      const table = state.table?.view === query.view ? state.table : null;
      return { ...state, query, ranges: { ...state.ranges, [query.view]: query.range }, table, row, column, sought };
    }
    case 'move': {
      const { table } = state;
      if (!table) return state;
      return {
        ...state,
        row: within(action.row, table.rows.length + 1),
        column: within(action.column, table.columns.length),
      };
    }
    case 'asked':
      return { ...state, generation: state.generation + 1, phase: 'loading', problem: null };
    case 'loaded':
      return action.generation === state.generation ? loaded(state, action.table) : state;
    case 'failed':
      if (action.generation !== state.generation) return state;
      return { ...state, phase: 'failed', problem: action.problem };
  }
}

import { describe, expect, it } from 'vitest';
import { paneQuery } from '../../../src/tui/panes/paneSpec.ts';
import { emptyPane, type PaneAction, paneReducer, selectedRow } from '../../../src/tui/state/pane.ts';

interface Row {
  readonly id: number;
}

const rows = (...ids: number[]): Row[] => ids.map((id) => ({ id }));
const start = emptyPane<Row>(paneQuery({}));
const ask = (text: string, keepCursor = false): PaneAction<Row> => ({
  type: 'ask',
  query: paneQuery({ text }),
  keepCursor,
});
const opened = (generation: number, found: Row[], at = 0): PaneAction<Row> => ({
  type: 'opened',
  generation,
  page: { rows: found, before: null, after: null },
  first: 0,
  isPlaced: true,
  at,
});
const play = (...actions: PaneAction<Row>[]) => actions.reduce(paneReducer<Row>, start);

describe('a pane', () => {
  it('drops the answer to a replaced query', () => {
    const state = play(ask('a'), ask('ab'), opened(2, rows(7)), opened(1, rows(1, 2, 3)));
    expect(state.total).toBe(1);
    expect(selectedRow(state)?.id).toBe(7);
  });

  it('keeps the old rows readable, marked stale, until the new ones arrive', () => {
    const state = play(ask('a'), opened(1, rows(1, 2)), ask('b'));
    expect(state.phase).toBe('stale');
    expect(selectedRow(state)?.id).toBe(1);
  });

  it('keeps the old rows when the database does not answer', () => {
    const problem = { key: 'error.unavailable' } as const;
    const state = play(ask('a'), opened(1, rows(1, 2)), ask('a', true), { type: 'failed', generation: 2, problem });
    expect(state).toMatchObject({ phase: 'failed', total: 2, problem });
    expect(state.rows.size).toBe(2);
  });

  it('never puts the cursor beyond the last row', () => {
    const list = [ask('a'), opened(1, rows(1, 2, 3)), { type: 'move', to: 99 } as const];
    expect(play(...list).cursor).toBe(2);
    expect(play(...list, ask('a', true), opened(2, rows(1))).cursor).toBe(0);
    expect(play(...list, ask('a', true), opened(2, [])).cursor).toBe(0);
    expect(play(...list, { type: 'move', to: -5 }).cursor).toBe(0);
  });
});

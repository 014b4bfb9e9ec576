import type { Message } from '../../domain/errors.ts';
import type { Page } from '../../services/lists/page.ts';
import { type PaneAction, type PaneQuery, type PaneState, selectedRow } from './pane.ts';
import { loadedEnd, loadedFirst } from './paneBlock.ts';
import type { RecordSource } from './recordSource.ts';
import type { Store } from './store.ts';

const PAGE = 100;
/** Rows that a refresh fetches around the cursor: the cursor may move before the answer arrives. */
const AROUND = 300;
const MAX_PAGE = 1000;
const NEIGHBOURS = [0, 1, -1, 2, -2];

/** Fetches the rows of a pane. An answer to an earlier query of the pane is dropped. */
export interface PaneRows {
  /** Runs `work` for the current query. An error is shown, unless the query has changed meanwhile. */
  readonly within: (work: (generation: number, asked: PaneQuery) => Promise<void>) => Promise<void>;
  /** Opens the list at its first or last row. */
  readonly openAt: (end: 'start' | 'end', generation: number, asked: PaneQuery) => Promise<void>;
  /** Opens the list around the first of the candidates that it has, or at its start; then counts it. */
  readonly openAround: (
    candidates: readonly number[],
    generation: number,
    asked: PaneQuery,
    id?: number,
    from?: 'around' | 'sorted',
  ) => Promise<void>;
  /** Returns ids of records that the cursor may stay on, the best first. */
  readonly candidatesFor: (id?: number) => number[];
  /** Fetches what the view, or the cursor on its way, still lacks. */
  readonly more: () => void;
  /** Sets the number of visible rows. */
  readonly ensure: (height: number) => void;
}

/** @param describe turns any error of `source` into a message @param count counts the list soon */
export function createPaneRows<R extends { readonly id: number }>(
  store: Store<PaneState<R>, PaneAction<R>>,
  source: RecordSource<R>,
  describe: (error: unknown) => Message,
  count: () => void,
): PaneRows {
  const fetching = { before: -1, after: -1 };
  const isCurrent = (generation: number) => store.get().generation === generation;

  async function within(work: (generation: number, asked: PaneQuery) => Promise<void>): Promise<void> {
    const { generation, query: asked } = store.get();
    try {
      await work(generation, asked);
    } catch (error) {
      if (isCurrent(generation)) store.dispatch({ type: 'failed', generation, problem: describe(error) });
    }
  }

  function open(generation: number, page: Page<R>, at: number, from: 'start' | 'end' | 'around' | 'sorted'): void {
    const { cursor, counted, total } = store.get();
    const { rows } = page;
    if (from === 'start' || page.before === null) {
      store.dispatch({ type: 'opened', generation, page, first: 0, isPlaced: true, at });
    } else if (from === 'around' || from === 'sorted') {
      const first = Math.max(0, cursor - at);
      const isPlaced = from === 'around' && store.get().isPlaced;
      store.dispatch({ type: 'opened', generation, page, first, isPlaced, at });
    } else {
      const first = Math.max(0, (total ?? 0) - rows.length);
      store.dispatch({ type: 'opened', generation, page, first, isPlaced: counted?.isExact === true, at });
    }
    more();
  }

  async function openAt(end: 'start' | 'end', generation: number, asked: PaneQuery): Promise<void> {
    const page = await source.page(asked, end, PAGE);
    if (isCurrent(generation)) open(generation, page, end === 'start' ? 0 : Math.max(0, page.rows.length - 1), end);
  }

  async function extendBy(side: 'before' | 'after', limit: number): Promise<void> {
    await within(async (generation, asked) => {
      const { segments } = store.get();
      const cursor = side === 'after' ? segments.at(-1)?.after : segments[0]?.before;
      if (!cursor || fetching[side] === generation) return;
      fetching[side] = generation;
      try {
        const page = await source.page(asked, side === 'after' ? { after: cursor } : { before: cursor }, limit);
        store.dispatch({ type: 'extended', generation, page, side });
      } finally {
        if (fetching[side] === generation) fetching[side] = -1;
      }
      if (isCurrent(generation)) more();
    });
  }

  let height = 0;

  /**
   * Fetches the rows that the view, or the cursor on its way, still lacks. One answer of a search may hold few matches,
   * so this repeats until the view is full.
   */
  function more(): void {
    const { phase, wanted, cursor, segments } = store.get();
    if (phase !== 'ready') return;
    const [first, end] = [loadedFirst(store.get()), loadedEnd(store.get())];
    const lowest = Math.min(wanted ?? cursor, cursor) - 2 * height;
    const highest = Math.max(wanted ?? cursor, cursor) + 2 * height;
    const limit = (missing: number) => Math.min(Math.max(missing, PAGE), MAX_PAGE);
    if (highest >= end && segments.at(-1)?.after) void extendBy('after', limit(highest - end));
    if (lowest < first && segments[0]?.before) void extendBy('before', limit(first - lowest));
  }

  function candidatesFor(id?: number): number[] {
    const { rows, cursor } = store.get();
    const neighbours = NEIGHBOURS.map((by) => rows.get(cursor + by)?.id);
    return [...new Set([id, ...neighbours])].filter((candidate) => candidate !== undefined);
  }

  async function openAround(
    candidates: readonly number[],
    generation: number,
    asked: PaneQuery,
    id?: number,
    from: 'around' | 'sorted' = 'around',
  ) {
    for (const candidate of candidates) {
      const page = await source.page(asked, { around: candidate }, AROUND);
      if (!isCurrent(generation)) return;
      // The cursor may have moved meanwhile. It stays on the record selected now, if the answer contains it.
      const now = id === candidate ? candidate : (selectedRow(store.get())?.id ?? candidate);
      const at = [now, candidate]
        .map((each) => page.rows.findIndex((row) => row.id === each))
        .find((each) => each >= 0);
      if (at === undefined) continue;
      open(generation, page, at, from);
      return count();
    }
    await openAt('start', generation, asked);
    count();
  }

  return {
    within,
    openAt,
    openAround,
    candidatesFor,
    more,
    ensure(rows) {
      height = rows;
      more();
    },
  };
}

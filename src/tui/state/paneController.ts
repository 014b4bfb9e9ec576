import type { Message } from '../../domain/errors.ts';
import type { From, Page } from '../../services/lists/page.ts';
import type { Busy } from './busy.ts';
import { createHealing } from './healing.ts';
import {
  emptyPane,
  type PaneAction,
  type PaneCount,
  type PaneQuery,
  type PaneSort,
  type PaneState,
  paneReducer,
  selectedRow,
} from './pane.ts';
import { loadedEnd, loadedFirst } from './paneBlock.ts';
import { createPaneCounter, type SerialQueue } from './paneCounter.ts';
import { createStore, type Store } from './store.ts';

/** The data source of a pane: pages of the list, and the count with the position of the record `at`. */
export interface RecordSource<R> {
  readonly page: (query: PaneQuery, from: From, limit: number) => Promise<Page<R>>;
  readonly count: (query: PaneQuery, at: number | null) => Promise<PaneCount & { readonly place: number | null }>;
}

/** @returns the same source; `busy` counts each request until its answer */
export function counted<R>(source: RecordSource<R>, busy: Busy): RecordSource<R> {
  return {
    page: (...asked) => busy.during(source.page(...asked)),
    count: (...asked) => busy.during(source.count(...asked)),
  };
}

export interface PaneController<R> {
  readonly store: Store<PaneState<R>, PaneAction<R>>;
  readonly selected: () => R | null;
  /** Changes the query and moves the cursor to the first row. */
  readonly ask: (patch: Partial<PaneQuery>) => Promise<void>;
  /** Sorts the list. The cursor stays on the record `id` where one is given, else it moves to the first row. */
  readonly sort: (sort: PaneSort | null, id: number | undefined) => Promise<void>;
  /** Fetches the rows again and keeps the cursor on its record, or on `id` where one is given. */
  readonly refresh: (id?: number) => Promise<void>;
  /** Moves the cursor by this many rows. Where they are not loaded yet, it continues as they arrive. */
  readonly moveBy: (rows: number) => void;
  /** Moves the cursor to the first or last row of the whole list. */
  readonly moveTo: (end: 'start' | 'end') => Promise<void>;
  /** Returns the first rows of the list, at most `limit`, and whether these are all. */
  readonly first: (limit: number) => Promise<{ readonly rows: readonly R[]; readonly isAll: boolean }>;
  /** Returns whether a record is in the result of `query`. Default: the current query. */
  readonly holds: (id: number, query?: PaneQuery) => Promise<boolean>;
  /** Sets the number of visible rows. As many on either side are fetched ahead. */
  readonly ensure: (height: number) => void;
  /** Stops waiting for the pending request. The loaded rows stay, marked as stale. */
  readonly cancel: () => void;
  /** Stops the retries after a failure. */
  readonly stop: () => void;
  /** Returns whether the pending request is slow enough to show it to the user. */
  readonly isSlow: () => boolean;
}

const PAGE = 100;
/** Rows that a refresh fetches around the cursor: the cursor may move before the answer arrives. */
const AROUND = 300;
const MAX_PAGE = 1000;
const NEIGHBOURS = [0, 1, -1, 2, -2];
/** Milliseconds before a request counts as slow; the same as the spinner's delay. */
const SLOW = 200;
const CANCELLED: Message = { key: 'pane.cancelled' };

/**
 * @returns an empty pane. `describe` turns any error of `source` into a message, counts wait in `queue`, and
 *   `busy` counts each request.
 */
export function createPaneController<R extends { readonly id: number }>(
  source: RecordSource<R>,
  query: PaneQuery,
  describe: (error: unknown) => Message,
  queue: SerialQueue,
  busy: Busy,
): PaneController<R> {
  const store = createStore<PaneState<R>, PaneAction<R>>(paneReducer, emptyPane<R>(query));
  const counter = createPaneCounter(store, source.count, queue, busy);
  const fetching = { before: -1, after: -1 };
  let asked = { generation: 0, at: performance.now() };
  store.subscribe(() => {
    const { generation } = store.get();
    if (generation !== asked.generation) asked = { generation, at: performance.now() };
  });
  const isWaiting = () => ['loading', 'stale'].includes(store.get().phase);
  const isCurrent = (generation: number) => store.get().generation === generation;

  /** Runs `work` for the current generation. An error of an older generation is ignored. */
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

  /** Returns ids of records that the cursor may stay on, the best first. */
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
      return counter.soon();
    }
    await openAt('start', generation, asked);
    counter.soon();
  }

  async function refresh(id?: number): Promise<void> {
    const candidates = candidatesFor(id);
    store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
    await within((generation, asked) => openAround(candidates, generation, asked, id));
  }

  /** Retries a failed request in the background. The visible rows stay until the answer arrives. */
  const healing = createHealing(async () => {
    const { phase, generation, query } = store.get();
    if (phase === 'failed') await openAround(candidatesFor(), generation, query);
    return !['failed', 'loading', 'stale'].includes(store.get().phase);
  });
  store.subscribe(() => {
    if (store.get().phase === 'failed') healing.start();
  });

  return {
    store,
    selected: () => selectedRow(store.get()),
    refresh,
    sort: async (sort, id) => {
      const candidates = candidatesFor(id);
      store.dispatch({ type: 'ask', query: { ...store.get().query, sort }, keepCursor: true });
      await within((generation, asked) => openAround(candidates, generation, asked, id, 'sorted'));
    },
    ask: async (patch) => {
      store.dispatch({ type: 'ask', query: { ...store.get().query, ...patch }, keepCursor: false });
      await within((generation, asked) => openAt('start', generation, asked));
      counter.soon();
    },
    moveBy: (by) => {
      const { wanted, cursor } = store.get();
      store.dispatch({ type: 'move', to: (wanted ?? cursor) + by });
      more();
    },
    moveTo: async (end) => {
      const { segments, phase } = store.get();
      const isHere = (end === 'start' ? segments[0]?.before : segments.at(-1)?.after) === null;
      const to = end === 'start' ? loadedFirst(store.get()) : loadedEnd(store.get()) - 1;
      store.dispatch({ type: 'move', to: isHere ? to : store.get().cursor });
      if (isHere || phase !== 'ready') return;
      store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
      await within((generation, asked) => openAt(end, generation, asked));
      counter.soon();
    },
    first: async (limit) => {
      const { query } = store.get();
      let rows: readonly R[] = [];
      for (let from: From | null = 'start'; from !== null; ) {
        const { rows: found, after }: Page<R> = await source.page(query, from, limit);
        rows = [...rows, ...found];
        if (rows.length >= limit) return { rows: rows.slice(0, limit), isAll: rows.length === limit && after === null };
        from = after && { after };
      }
      return { rows, isAll: true };
    },
    holds: async (id, query = store.get().query) => {
      const { rows } = await source.page(query, { around: id }, 1);
      return rows.some((row) => row.id === id);
    },
    ensure: (rows) => {
      height = rows;
      more();
    },
    cancel: () => {
      if (!isWaiting()) return;
      store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
      store.dispatch({ type: 'failed', generation: store.get().generation, problem: CANCELLED });
    },
    stop: healing.stop,
    isSlow: () => isWaiting() && performance.now() - asked.at >= SLOW,
  };
}

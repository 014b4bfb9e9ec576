import type { Message } from '../../domain/errors.ts';
import type { From, Page } from '../../services/lists/page.ts';
import type { Busy } from './busy.ts';
import { createHealing } from './healing.ts';
import {
  emptyPane,
  type PaneAction,
  type PaneQuery,
  type PaneSort,
  type PaneState,
  paneReducer,
  selectedRow,
} from './pane.ts';
import { loadedEnd, loadedFirst } from './paneBlock.ts';
import { createPaneCounter, type SerialQueue } from './paneCounter.ts';
import { createPaneRows } from './paneRows.ts';
import type { RecordSource } from './recordSource.ts';
import { createStore, type Store } from './store.ts';

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
  const rows = createPaneRows(store, source, describe, counter.soon);
  const { within, openAt, openAround, candidatesFor, more } = rows;
  let asked = { generation: 0, at: performance.now() };
  store.subscribe(() => {
    const { generation } = store.get();
    if (generation !== asked.generation) asked = { generation, at: performance.now() };
  });
  const isWaiting = () => ['loading', 'stale'].includes(store.get().phase);

  /** The record that a refresh under way will select. One that overtakes it selects the same. */
  let wanted: { readonly id: number; readonly generation: number } | null = null;

  async function refresh(id?: number): Promise<void> {
    const target = id ?? (wanted?.generation === store.get().generation && isWaiting() ? wanted.id : undefined);
    const candidates = candidatesFor(target);
    store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
    wanted = target === undefined ? null : { id: target, generation: store.get().generation };
    await within((generation, asked) => openAround(candidates, generation, asked, target));
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
      let read: readonly R[] = [];
      for (let from: From | null = 'start'; from !== null; ) {
        const { rows: found, after }: Page<R> = await source.page(query, from, limit);
        read = [...read, ...found];
        if (read.length >= limit) return { rows: read.slice(0, limit), isAll: read.length === limit && after === null };
        from = after && { after };
      }
      return { rows: read, isAll: true };
    },
    holds: async (id, query = store.get().query) => {
      const page = await source.page(query, { around: id }, 1);
      return page.rows.some((row) => row.id === id);
    },
    ensure: rows.ensure,
    cancel: () => {
      if (!isWaiting()) return;
      store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
      store.dispatch({ type: 'failed', generation: store.get().generation, problem: CANCELLED });
    },
    stop: healing.stop,
    isSlow: () => isWaiting() && performance.now() - asked.at >= SLOW,
  };
}

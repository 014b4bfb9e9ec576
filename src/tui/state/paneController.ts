import type { Problem } from '../../errors.ts';
import { emptyPane, type PaneAction, type PaneQuery, type PaneState, paneReducer, selectedRow } from './pane.ts';
import { createStore, type Store } from './store.ts';

/** How a pane gets its rows: `list` answers a part of the list, `indexOf` the place of one record in it. */
export interface RecordSource<R> {
  readonly list: (query: PaneQuery, offset: number, limit: number) => Promise<{ rows: readonly R[]; total: number }>;
  readonly indexOf: (query: PaneQuery, id: number) => Promise<number | null>;
}

export interface PaneController<R> {
  readonly store: Store<PaneState<R>, PaneAction<R>>;
  readonly selected: () => R | null;
  /** Changes the query; the cursor goes to the first row, unless the same record can be kept. */
  readonly ask: (patch: Partial<PaneQuery>) => Promise<void>;
  /** Fetches what is shown anew and keeps the cursor on its record, or on `id` where one is given. */
  readonly refresh: (id?: number) => Promise<void>;
  readonly move: (to: number) => void;
  /** Fetches the rows from `first` to `last` that are not there yet. */
  readonly ensure: (first: number, last: number) => void;
}

const PAGE = 100;

/** @returns a pane without rows; `describe` turns any error of `source` into a sentence. */
export function createPaneController<R extends { readonly id: number }>(
  source: RecordSource<R>,
  query: PaneQuery,
  describe: (error: unknown) => Problem,
): PaneController<R> {
  const store = createStore<PaneState<R>, PaneAction<R>>(paneReducer, emptyPane<R>(query));
  /** The parts asked for in this generation: each is fetched once, unless that failed. */
  let fetched = { generation: -1, offsets: new Set<number>() };

  /** @returns the record that was selected when the answer came: the cursor may have moved while it was under way. */
  async function load(offset: number, isFirst: boolean): Promise<number | undefined> {
    const { generation, query: asked } = store.get();
    if (fetched.generation !== generation) fetched = { generation, offsets: new Set() };
    const { offsets } = fetched;
    if (offsets.has(offset)) return undefined;
    offsets.add(offset);
    try {
      const { rows, total } = await source.list(asked, offset, PAGE);
      const selected = selectedRow(store.get())?.id;
      store.dispatch({ type: 'loaded', generation, offset, rows, total, isFirst });
      return selected;
    } catch (error) {
      offsets.delete(offset);
      store.dispatch({ type: 'failed', generation, problem: describe(error) });
      return undefined;
    }
  }

  const pageOf = (place: number) => Math.floor(place / PAGE) * PAGE;

  async function locate(id: number): Promise<void> {
    const { generation, query: asked } = store.get();
    try {
      const place = await source.indexOf(asked, id);
      if (place === null || store.get().generation !== generation) return;
      store.dispatch({ type: 'move', to: place });
    } catch (error) {
      store.dispatch({ type: 'failed', generation, problem: describe(error) });
    }
  }

  async function refresh(id?: number): Promise<void> {
    store.dispatch({ type: 'ask', query: store.get().query, keepCursor: true });
    const selected = await load(pageOf(store.get().cursor), true);
    const wanted = id ?? selected;
    if (wanted === undefined || selectedRow(store.get())?.id === wanted) return;
    await locate(wanted);
    await load(pageOf(store.get().cursor), false);
  }

  return {
    store,
    selected: () => selectedRow(store.get()),
    refresh,
    ask: async (patch) => {
      store.dispatch({ type: 'ask', query: { ...store.get().query, ...patch }, keepCursor: false });
      await load(0, true);
    },
    move: (to) => store.dispatch({ type: 'move', to }),
    ensure: (first, last) => {
      const { rows, total, phase } = store.get();
      if (total === null || phase !== 'ready') return;
      for (let page = pageOf(Math.max(0, first)); page <= Math.min(last, total - 1); page += PAGE) {
        if (!rows.has(page)) void load(page, false);
      }
    },
  };
}

import { readFigureTable } from '../../../services/figures/figureTable.ts';
import { type FigureQuery, hasOwn, usualRange, VIEWS_OF } from '../../../services/figures/figureViews.ts';
import { createStore, type Store } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { type FiguresAction, type FiguresState, figuresReducer, startFigures } from './figuresState.ts';

export interface FiguresController {
  readonly store: Store<FiguresState, FiguresAction>;
  readonly move: (row: number, column: number) => void;
  /**
   * Asks for another table, range or scope. The cursor goes to the given number, by default to the first one.
   *
   * @param sought the key of the row or column that it goes to instead
   */
  readonly ask: (
    patch: Partial<FigureQuery>,
    cursor?: { readonly row: number; readonly column: number },
    sought?: string,
  ) => void;
  readonly refresh: () => void;
  readonly stop: () => void;
}

/** Milliseconds without a key before another table is fetched. A held key causes no requests. */
const ASK_AFTER = 60;
/** Milliseconds that changes are gathered for: the sums of a great company take a while. */
const REFRESH_AFTER = 500;

/** @returns the figures, each department's own first, or as they were `left`. They refresh on saves until stopped. */
export function createFigures(uiContext: UiContext, left?: FiguresState): FiguresController {
  const { session } = uiContext;
  const { role } = session.actor;
  const view = VIEWS_OF[role][0] ?? 'months';
  const scope = hasOwn(role, view) ? 'mine' : 'all';
  const store = createStore(figuresReducer, left ?? startFigures({ view, range: usualRange(session, view), scope }));
  let callOff = (): void => undefined;
  let asking = new AbortController();
  let isPending = false;
  let isStale = false;

  async function load(): Promise<void> {
    const { generation, query } = store.get();
    const { signal } = asking;
    try {
      store.dispatch({ type: 'loaded', generation, table: await readFigureTable(session, query, signal) });
    } catch (error) {
      if (signal.aborted) return;
      store.dispatch({ type: 'failed', generation, problem: uiContext.describe(error) });
    }
    if (signal.aborted) return;
    isPending = false;
    if (isStale) fetchAfter(REFRESH_AFTER);
  }

  function fetchAfter(pause: number): void {
    store.dispatch({ type: 'asked' });
    callOff();
    asking.abort();
    asking = new AbortController();
    isPending = true;
    isStale = false;
    callOff = uiContext.busy.after(pause, load);
  }

  /** A change waits for the sums that are under way: where changes never cease, none would be finished otherwise. */
  const end = session.changes.listen(() => {
    if (isPending) isStale = true;
    else fetchAfter(REFRESH_AFTER);
  });
  fetchAfter(0);
  return {
    store,
    move: (row, column) => store.dispatch({ type: 'move', row, column }),
    ask: (patch, cursor = { row: 0, column: 0 }, sought) => {
      const before = store.get().query;
      const view = patch.view ?? before.view;
      const kept = store.get().ranges[view] ?? (view === before.view ? before.range : usualRange(session, view));
      store.dispatch({ type: 'query', query: { ...before, range: kept, ...patch }, ...cursor, sought: sought ?? null });
      fetchAfter(store.get().table ? ASK_AFTER : 0);
    },
    refresh: () => fetchAfter(0),
    stop: () => {
      callOff();
      asking.abort();
      end();
    },
  };
}

import type { Busy } from './busy.ts';
import { type PaneAction, type PaneCount, type PaneQuery, type PaneState, selectedRow, widened } from './pane.ts';
import type { Store } from './store.ts';

/** Runs the background work of a session one piece at a time. Work that the user waits for does not queue here. */
export type SerialQueue = <T>(work: () => Promise<T>) => Promise<T>;

/** @returns an independent queue */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Milliseconds without typing or moving before a count starts. */
const QUIET_MS = 150;
/** After a count, the pause before the next is this many times its duration. This keeps the load on the server low. */
const REST_FACTOR = 10;

/** Returns true if all rows of the list are loaded. */
function isWhole(segments: PaneState<unknown>['segments']): boolean {
  return segments[0]?.before === null && segments.at(-1)?.after === null;
}

type CountRows = (query: PaneQuery, at: number | null) => Promise<PaneCount & { readonly place: number | null }>;

/**
 * Counts a pane's list after its rows are loaded, and only if some rows are missing. For an empty list it counts the
 * wider queries. A failed count changes nothing: the list shows «at least», and its own requests report server errors.
 */
export function createPaneCounter<R extends { readonly id: number }>(
  store: Store<PaneState<R>, PaneAction<R>>,
  count: CountRows,
  queue: SerialQueue,
  busy: Busy,
): { readonly soon: () => void } {
  let callOff = (): void => undefined;
  let counted: PaneQuery | null = null;
  let restUntil = 0;

  async function lookElsewhere(generation: number, query: PaneQuery): Promise<void> {
    for (const { by, query: wider } of widened(query)) {
      if (store.get().generation !== generation) return;
      const { total, isExact } = await count(wider, null);
      if (total === 0) continue;
      return store.dispatch({ type: 'elsewhere', generation, found: { by, total, isExact } });
    }
    store.dispatch({ type: 'elsewhere', generation, found: null });
  }

  async function run(): Promise<void> {
    const { generation, query, segments, total } = store.get();
    if (segments.length === 0) return;
    if (isWhole(segments)) return total === 0 ? lookElsewhere(generation, query) : undefined;
    const at = selectedRow(store.get())?.id ?? null;
    const begun = performance.now();
    const { place, ...found } = await count(query, at);
    restUntil = performance.now() + REST_FACTOR * (performance.now() - begun);
    counted = query;
    store.dispatch({ type: 'counted', generation, count: found, at, place });
  }

  return {
    soon: () => {
      callOff();
      const { generation, query, segments, total } = store.get();
      if (isWhole(segments) && total !== 0) return;
      const rest = counted === query ? restUntil - performance.now() : 0;
      callOff = busy.after(Math.max(QUIET_MS, rest), () => {
        const isOld = () => store.get().generation !== generation;
        return queue(async () => (isOld() ? undefined : run())).catch(() => undefined);
      });
    },
  };
}

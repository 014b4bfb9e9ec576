import type { Busy } from './busy.ts';
import { type Count, type PaneAction, type PaneQuery, type PaneState, selectedRow, widened } from './pane.ts';
import type { Store } from './store.ts';

/** Lets one piece of background work of a session run at a time: what a person waits for goes past it. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** @returns a turn of its own. */
export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Typing and moving come first: the count follows when they have rested this long, in milliseconds. */
const CALM = 150;
/** After a count this many times its own duration passes before the next: a busy list costs the server little. */
const REST = 10;

/** Whether all rows of the list are here. */
function isWhole(segments: PaneState<unknown>['segments']): boolean {
  return segments[0]?.before === null && segments.at(-1)?.after === null;
}

type CountRows = (query: PaneQuery, at: number | null) => Promise<Count & { readonly place: number | null }>;

/**
 * Counts a pane's list behind its rows, and only where not all of them are here; of an empty one, how many there are
 * elsewhere. A count that fails changes nothing: the list says «at least», and its rows tell what is wrong with the
 * server.
 */
export function createPaneCounter<R extends { readonly id: number }>(
  store: Store<PaneState<R>, PaneAction<R>>,
  count: CountRows,
  turn: Turn,
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
    restUntil = performance.now() + REST * (performance.now() - begun);
    counted = query;
    store.dispatch({ type: 'counted', generation, count: found, at, place });
  }

  return {
    soon: () => {
      callOff();
      const { generation, query, segments, total } = store.get();
      if (isWhole(segments) && total !== 0) return;
      const rest = counted === query ? restUntil - performance.now() : 0;
      callOff = busy.after(Math.max(CALM, rest), () => {
        const isOld = () => store.get().generation !== generation;
        return turn(async () => (isOld() ? undefined : run())).catch(() => undefined);
      });
    },
  };
}

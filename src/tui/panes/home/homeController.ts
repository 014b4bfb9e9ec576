import type { Message } from '../../../domain/errors.ts';
import type { HomePart } from '../../../services/home.ts';
import type { Session } from '../../../services/session.ts';
import type { Busy } from '../../state/busy.ts';
import { createHealing } from '../../state/healing.ts';
import { createStore, type Store } from '../../state/store.ts';
import type { PaneKind, PaneRecord, Workspace } from '../../state/workspace.ts';
import { EMPTY_HOME, type HomeAction, type HomeRow, type HomeState, homeReducer, homeRow } from './homeState.ts';

/** The home of a department: the user's pending work, fetched while the home is visible. */
export interface HomeController {
  readonly store: Store<HomeState, HomeAction>;
  readonly selected: () => HomeRow | null;
  /** The pane of the focused row's record; null on a task, and where no row is focused. */
  readonly pane: () => PaneKind | null;
  /** The focused row's record; null on a task. */
  readonly record: () => PaneRecord[PaneKind] | null;
  readonly has: (kind: PaneKind, id: number) => boolean;
  /** Fetches the home. A call during a pending request runs once more after it. */
  readonly refresh: () => Promise<void>;
  readonly move: (to: number) => void;
  readonly stop: () => void;
}

export interface HomeOptions {
  readonly load: () => Promise<readonly HomePart[]>;
  readonly changes: Session['changes'];
  readonly focus: Workspace['focus'];
  readonly describe: (error: unknown) => Message;
  readonly busy: Busy;
}

/** @returns the home's controller. It observes saves, and fetches nothing while a pane is visible. */
export function createHome({ load, changes, focus, describe, busy }: HomeOptions): HomeController {
  const store = createStore<HomeState, HomeAction>(homeReducer, EMPTY_HOME);
  let underWay: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isComing = false;

  async function fetchNow(): Promise<void> {
    store.dispatch({ type: 'ask' });
    try {
      store.dispatch({ type: 'loaded', parts: await load() });
    } catch (error) {
      store.dispatch({ type: 'failed', problem: describe(error) });
    }
  }

  function start(): Promise<void> {
    next = null;
    underWay = fetchNow().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  function refresh(): Promise<void> {
    if (!underWay) return start();
    next ??= underWay.then(start);
    return next;
  }

  function soon(): void {
    if (isComing || !focus.get().isHome) return;
    isComing = true;
    busy.soon(() => {
      isComing = false;
      void refresh();
    });
  }

  /** Retries a failed request in the background while the home is visible. */
  const healing = createHealing(async () => {
    if (store.get().phase === 'failed' && focus.get().isHome) store.dispatch({ type: 'loaded', parts: await load() });
    return store.get().phase === 'ready';
  });
  let wasHome = focus.get().isHome;
  const ends = [
    changes.listen(soon),
    store.subscribe(() => {
      if (store.get().phase === 'failed') healing.start();
    }),
    healing.stop,
    focus.subscribe(() => {
      const { isHome } = focus.get();
      if (isHome && !wasHome) soon();
      wasHome = isHome;
    }),
    // The actions are those of the focused row's pane.
    store.subscribe(() => {
      const row = homeRow(store.get());
      if (row && row.kind !== 'tasks' && focus.get().isHome) focus.dispatch({ type: 'home', pane: row.kind });
    }),
  ];

  return {
    store,
    selected: () => homeRow(store.get()),
    pane: () => {
      const kind = homeRow(store.get())?.kind;
      return kind === undefined || kind === 'tasks' ? null : kind;
    },
    record: () => {
      const row = homeRow(store.get());
      return row === null || row.kind === 'tasks' ? null : row.record;
    },
    has: (kind, id) => store.get().rows.some((row) => row.kind === kind && row.record.id === id),
    refresh,
    move: (to) => store.dispatch({ type: 'move', to }),
    stop: () => {
      for (const end of ends) end();
    },
  };
}

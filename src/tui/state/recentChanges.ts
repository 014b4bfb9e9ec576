import type { Change } from '../../services/watchChanges.ts';
import { createStore, type Store } from './store.ts';

/** Ids of records of one kind that another user saved recently. */
export type Recent = ReadonlySet<number>;

export interface RecentChangesState {
  readonly recent: Readonly<Record<string, Recent>>;
  /** Changes each time the card's record, or a related record, changes. */
  readonly card: number;
}

type Action = { type: 'note' | 'forget'; changes: readonly Change[] } | { type: 'card' };

/** Recently changed records, for a few seconds. */
export interface RecentChanges {
  readonly store: Store<RecentChangesState, Action>;
  readonly note: (changes: readonly Change[]) => void;
  /** Notes that the visible card is out of date. */
  readonly touchCard: () => void;
  readonly stop: () => void;
}

/** How long a row counts as recently changed, in milliseconds. Long enough to notice while reading another line. */
const STAYS_MS = 6000;
export const NONE: Recent = new Set();

function reducer(state: RecentChangesState, action: Action): RecentChangesState {
  if (action.type === 'card') return { ...state, card: state.card + 1 };
  const recent: Record<string, Recent> = { ...state.recent };
  for (const { kind, id } of action.changes) {
    const ids = new Set(recent[kind] ?? NONE);
    if (action.type === 'note') ids.add(id);
    else ids.delete(id);
    recent[kind] = ids.size === 0 ? NONE : ids;
  }
  return { ...state, recent };
}

/** @returns the recent changes of one session, initially none */
export function createRecentChanges(): RecentChanges {
  const store = createStore<RecentChangesState, Action>(reducer, { recent: {}, card: 0 });
  const timers = new Map<string, NodeJS.Timeout>();
  return {
    store,
    note: (changes) => {
      if (changes.length === 0) return;
      store.dispatch({ type: 'note', changes });
      for (const change of changes) {
        const key = `${change.kind} ${change.id}`;
        clearTimeout(timers.get(key));
        const forget = () => {
          timers.delete(key);
          store.dispatch({ type: 'forget', changes: [change] });
        };
        timers.set(key, setTimeout(forget, STAYS_MS).unref());
      }
    },
    touchCard: () => store.dispatch({ type: 'card' }),
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

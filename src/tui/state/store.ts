import { useSyncExternalStore } from 'react';

/**
 * A reducer with its state outside React. A key that arrives before the next render sees the effect of the key before
 * it. Components read the state with `useStore`.
 */
export interface Store<S, A> {
  readonly get: () => S;
  readonly dispatch: (action: A) => void;
  /** @returns a function that ends the subscription */
  readonly subscribe: (listener: () => void) => () => void;
}

/** @returns a store with the state `initial`; an unchanged state (`===`) notifies nobody */
export function createStore<S, A>(reducer: (state: S, action: A) => S, initial: S): Store<S, A> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch: (action) => {
      const next = reducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Returns the store's state, or the part that `select` returns. The component renders again when that value changes.
 */
export function useStore<S, A>(store: Store<S, A>): S;
export function useStore<S, A, T>(store: Store<S, A>, select: (state: S) => T): T;
export function useStore<S, A, T>(store: Store<S, A>, select?: (state: S) => T): S | T {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}

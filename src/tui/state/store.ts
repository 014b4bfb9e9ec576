import { useSyncExternalStore } from 'react';

/**
 * A reducer with its state, outside of React: a key that arrives before the next frame still sees what the key before
 * it did. Components read it through `useStore`.
 */
export interface Store<S, A> {
  readonly get: () => S;
  readonly dispatch: (action: A) => void;
  /** @returns the function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** @returns a store that starts at `initial`; equal states (`===`) wake nobody. */
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

/** The store's state, or the part of it that `select` picks; the component redraws when that part changes. */
export function useStore<S, A>(store: Store<S, A>): S;
export function useStore<S, A, T>(store: Store<S, A>, select: (state: S) => T): T;
export function useStore<S, A, T>(store: Store<S, A>, select?: (state: S) => T): S | T {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}

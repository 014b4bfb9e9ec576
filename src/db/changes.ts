/** A change of one record: its type (`client`, `contract` …) and id; `ANYTHING` if these are unknown. */
export interface Change {
  readonly kind: string;
  readonly id: number;
  /** True if another session made the change. */
  readonly isElsewhere?: boolean;
  /** True for a change at about the time of the first fetch: the lists may contain it already. */
  readonly isEarlier?: boolean;
}

/** The type of a change that may affect every record. */
export const ANYTHING = 'anything';

/** Announces changes to listeners after the commit, all changes of one transaction at once. */
export interface Changes {
  announce(changes: readonly Change[]): void;
  /** @returns a function that removes the listener */
  listen(listener: (changes: readonly Change[]) => void): () => void;
}

/** @returns a new feed; sessions do not share one */
export function createChanges(): Changes {
  const listeners = new Set<(changes: readonly Change[]) => void>();
  return {
    announce(changes) {
      if (changes.length === 0) return;
      for (const listener of [...listeners]) listener(changes);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

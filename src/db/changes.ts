/** One record that was saved: its kind (`client`, `contract` …) and number; `ANYTHING` where that is not known. */
export interface Change {
  readonly kind: string;
  readonly id: number;
  /** True where another session saved it. */
  readonly isElsewhere?: boolean;
  /** True where that was about when the lists were fetched first: it may be in them already. */
  readonly isEarlier?: boolean;
}

/** The kind of a change that may concern every record. */
export const ANYTHING = 'anything';

/** The feed of what was saved; listeners hear of it after the commit, of all that belongs together at once. */
export interface Changes {
  announce(changes: readonly Change[]): void;
  /** @returns a function that stops listening */
  listen(listener: (changes: readonly Change[]) => void): () => void;
}

/** @returns a feed of its own; there is none shared by sessions. */
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

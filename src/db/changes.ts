/** One record that was saved: its kind (`client`, `contract` …) and number. */
export interface Change {
  readonly kind: string;
  readonly id: number;
}

/** The feed of what was saved through one database handle; listeners hear of it after the commit. */
export interface Changes {
  announce(change: Change): void;
  /** @returns a function that stops listening */
  listen(listener: (change: Change) => void): () => void;
}

/** @returns a feed of its own; there is none shared by sessions. */
export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce(change) {
      for (const listener of [...listeners]) listener(change);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How long a missing id is waited for, in milliseconds: a transaction that took its id first may commit last. */
const MAX_LATE_MS = 30_000;

/** The position up to which a log with ascending ids has been read. */
export interface PollCursor {
  /** True until the first answer was processed. */
  isAtStart(): boolean;
  /** The id after which the next query starts. */
  after(): number;
  /**
   * Processes an answer, the newest row first.
   * @returns its unread rows; `isFlood` if the answer was full, so that rows may be missing
   */
  take<L extends { readonly id: number; readonly age: number }>(rows: readonly L[]): { unread: L[]; isFlood: boolean };
}

/**
 * Creates the position of a reader. An id is assigned at INSERT and becomes visible at COMMIT, so a smaller id may
 * appear after a greater one. The position therefore stays before a missing id until no transaction can commit it any
 * more.
 * @param limit the maximum number of rows in an answer
 * @param now a monotonic clock, in milliseconds
 */
export function createPollCursor(limit: number, now: () => number = () => performance.now()): PollCursor {
  /** The ids that were read after the position, with the time of their INSERT. */
  const read = new Map<number, number>();
  let position = -1;

  function advance(): void {
    const old = [...read].filter(([, at]) => at <= now() - MAX_LATE_MS).map(([id]) => id);
    position = old.reduce((greatest, id) => Math.max(greatest, id), position);
    while (read.has(position + 1)) position += 1;
    for (const id of read.keys()) if (id <= position) read.delete(id);
  }

  return {
    isAtStart: () => position < 0,
    after: () => Math.max(0, position),
    take(rows) {
      const isFirst = position < 0;
      const unread = rows.filter(({ id }) => !read.has(id));
      const lowest = rows.at(-1);
      const isFlood = !isFirst && rows.length >= limit && lowest !== undefined && !read.has(lowest.id);
      if (isFirst || isFlood) position = lowest && rows.length >= limit ? lowest.id - 1 : Math.max(0, position);
      for (const { id, age } of unread) read.set(id, now() - age * 1000);
      advance();
      return { unread, isFlood };
    },
  };
}

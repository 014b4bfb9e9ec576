/** How long a missing id is waited for, in milliseconds: a transaction that took its id first may commit last. */
const LATE_MS = 30_000;

/** The position up to which a log with ascending ids has been read. */
export interface ReadMark {
  /** True until the first answer was processed. */
  isNew(): boolean;
  /** The id after which the next query starts. */
  after(): number;
  /**
   * Processes an answer, the newest row first.
   * @returns its unread rows; `isFlood` if the answer was full, so that rows may be missing
   */
  take<L extends { readonly id: number; readonly age: number }>(lines: readonly L[]): { unread: L[]; isFlood: boolean };
}

/**
 * Creates the position of a reader. An id is assigned at INSERT and becomes visible at COMMIT, so a smaller id may
 * appear after a greater one. The position therefore stays before a missing id until no transaction can commit it any
 * more.
 * @param most the maximum number of rows in an answer
 * @param now a monotonic clock, in milliseconds
 */
export function createReadMark(most: number, now: () => number = () => performance.now()): ReadMark {
  /** The ids that were read after the position, with the time of their INSERT. */
  const read = new Map<number, number>();
  let mark = -1;

  function advance(): void {
    const old = [...read].filter(([, at]) => at <= now() - LATE_MS).map(([id]) => id);
    mark = old.reduce((greatest, id) => Math.max(greatest, id), mark);
    while (read.has(mark + 1)) mark += 1;
    for (const id of read.keys()) if (id <= mark) read.delete(id);
  }

  return {
    isNew: () => mark < 0,
    after: () => Math.max(0, mark),
    take(lines) {
      const isFirst = mark < 0;
      const unread = lines.filter(({ id }) => !read.has(id));
      const lowest = lines.at(-1);
      const isFlood = !isFirst && lines.length >= most && lowest !== undefined && !read.has(lowest.id);
      if (isFirst || isFlood) mark = lowest && lines.length >= most ? lowest.id - 1 : Math.max(0, mark);
      for (const { id, age } of unread) read.set(id, now() - age * 1000);
      advance();
      return { unread, isFlood };
    },
  };
}

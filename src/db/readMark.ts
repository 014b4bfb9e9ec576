/** How long a missing number is waited for: a unit of work that took its number first may commit last. */
const LATE_MS = 30_000;

/** How far a log with growing numbers was read. */
export interface ReadMark {
  /** True until the first answer was taken. */
  isNew(): boolean;
  /** The number after which to ask. */
  after(): number;
  /**
   * Takes an answer, the newest first.
   * @returns its lines that were not read before; `isFlood` where there may be more of them than the answer could hold
   */
  take<L extends { readonly id: number; readonly age: number }>(lines: readonly L[]): { unread: L[]; isFlood: boolean };
}

/**
 * Numbers are given when a line is written and seen when it is committed: one may appear after greater ones. The mark
 * therefore stays before a number that is missing, until nobody can be expected to commit it any more.
 * @param most lines that an answer holds; @param now a steady clock, in milliseconds
 */
export function createReadMark(most: number, now: () => number = () => performance.now()): ReadMark {
  /** The numbers read after the mark, with the time when their lines were written. */
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

import type { Cursor, Page } from '../../services/lists/page.ts';

/** The part of the loaded rows that one answer delivered. */
export interface Segment {
  readonly first: number;
  readonly length: number;
  /** Cursors to fetch the rows before and after. Null where the list begins or ends here. */
  readonly before: Cursor | null;
  readonly after: Cursor | null;
}

/** One continuous range of a list: its rows by index. */
export interface Block<R> {
  readonly rows: ReadonlyMap<number, R>;
  readonly segments: readonly Segment[];
  /** False after a jump to the end of an uncounted list. The indexes are then only relative. */
  readonly isPlaced: boolean;
}

/** Minimum number of rows kept on each side of the cursor. Beyond twice as many, whole answers are dropped. */
const KEPT = 400;

/** @returns the index of the first loaded row, and the index after the last one */
export const loadedFirst = ({ segments }: Block<unknown>): number => segments[0]?.first ?? 0;
export const loadedEnd = ({ segments }: Block<unknown>): number => {
  const last = segments.at(-1);
  return last ? last.first + last.length : 0;
};

function placed<R>(rows: readonly R[], first: number, into: Map<number, R>): Map<number, R> {
  rows.forEach((row, at) => {
    into.set(first + at, row);
  });
  return into;
}

/**
 * @returns the rows of one answer, starting at index `first`. Where the list begins with this answer, index 0 is
 *   certain.
 */
export function opened<R>({ rows, before, after }: Page<R>, first: number, isPlaced: boolean): Block<R> {
  return {
    rows: placed(rows, first, new Map()),
    segments: [{ first, length: rows.length, before, after }],
    isPlaced,
  };
}

/** @returns the same rows, each index increased by `by` */
export function shift<R>(block: Block<R>, by: number): Block<R> {
  if (by === 0) return block;
  const rows = new Map([...block.rows].map(([place, row]) => [place + by, row]));
  return { ...block, rows, segments: block.segments.map((segment) => ({ ...segment, first: segment.first + by })) };
}

/**
 * Adds an answer before or after the loaded rows. An empty answer only holds the next cursor, or the end of the list.
 * @returns the block, and by how much its indexes moved. They become absolute when the beginning of the list is
 *   reached.
 */
export function extend<R>(
  block: Block<R>,
  { rows, before, after }: Page<R>,
  side: 'before' | 'after',
): { block: Block<R>; by: number } {
  const first = side === 'after' ? loadedEnd(block) : loadedFirst(block) - rows.length;
  const all = placed(rows, first, new Map(block.rows));
  const edge = { first, length: rows.length, before, after };
  const [head, ...tail] = block.segments;
  const last = block.segments.at(-1);
  if (!head || !last) return { block, by: 0 };
  if (side === 'after') {
    const segments = rows.length > 0 ? [...block.segments, edge] : [...block.segments.slice(0, -1), { ...last, after }];
    return { block: { ...block, rows: all, segments }, by: 0 };
  }
  const segments = rows.length > 0 ? [edge, head, ...tail] : [{ ...head, before }, ...tail];
  const isStart = segments[0]?.before === null;
  const by = isStart || first < 0 ? -first : 0;
  return {
    block: { ...shift({ rows: all, segments, isPlaced: block.isPlaced }, by), isPlaced: isStart || block.isPlaced },
    by,
  };
}

/** @returns the block without the answers far from the cursor, so that memory stays bounded */
export function dropFar<R>(block: Block<R>, cursor: number): Block<R> {
  if (block.rows.size <= 3 * KEPT) return block;
  const segments = block.segments.filter(
    ({ first, length }) => first + length > cursor - KEPT && first < cursor + KEPT,
  );
  const [from, to] = [loadedFirst({ ...block, segments }), loadedEnd({ ...block, segments })];
  const rows = new Map([...block.rows].filter(([place]) => place >= from && place < to));
  return { ...block, rows, segments };
}

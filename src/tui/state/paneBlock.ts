import type { Cursor, Page } from '../../services/lists/page.ts';

/** One answer's share of the rows that are here. */
export interface Segment {
  readonly first: number;
  readonly length: number;
  /** From where the rows before it, and after it, are asked for; null where the list begins, or ends, here. */
  readonly before: Cursor | null;
  readonly after: Cursor | null;
}

/** One run of a list, without a gap: its rows by their place. */
export interface Block<R> {
  readonly rows: ReadonlyMap<number, R>;
  readonly segments: readonly Segment[];
  /** False after a jump to the end of a list that is not counted yet: the places are then only relative. */
  readonly isPlaced: boolean;
}

/** Rows that are kept at least on each side of the cursor; beyond twice as many, whole answers are dropped. */
const KEPT = 400;

/** @returns the place of the first row that is here, and the place after the last one. */
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

/** @returns the rows of one answer, the first of them at `first`; 0 is certain where the list begins with it. */
export function opened<R>({ rows, before, after }: Page<R>, first: number, isPlaced: boolean): Block<R> {
  return {
    rows: placed(rows, first, new Map()),
    segments: [{ first, length: rows.length, before, after }],
    isPlaced,
  };
}

/** @returns the same rows, each `by` places further. */
export function shift<R>(block: Block<R>, by: number): Block<R> {
  if (by === 0) return block;
  const rows = new Map([...block.rows].map(([place, row]) => [place + by, row]));
  return { ...block, rows, segments: block.segments.map((segment) => ({ ...segment, first: segment.first + by })) };
}

/**
 * Puts an answer before or after the rows that are here. An empty one only says where to go on, or that the list ends.
 * @returns the block, and by how many places its rows moved: where the list's beginning is met, the places become true
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

/** @returns the block without the answers that are far from the cursor: the memory of a long walk stays flat. */
export function dropFar<R>(block: Block<R>, cursor: number): Block<R> {
  if (block.rows.size <= 3 * KEPT) return block;
  const segments = block.segments.filter(
    ({ first, length }) => first + length > cursor - KEPT && first < cursor + KEPT,
  );
  const [from, to] = [loadedFirst({ ...block, segments }), loadedEnd({ ...block, segments })];
  const rows = new Map([...block.rows].filter(([place]) => place >= from && place < to));
  return { ...block, rows, segments };
}

export interface Viewport {
  /** Index of the first row shown now. */
  readonly offset: number;
  readonly cursor: number;
  /** Number of visible rows. */
  readonly height: number;
  readonly total: number;
  /** Rows kept visible before and after the cursor. Default: 1. */
  readonly margin?: number | undefined;
}

/** Returns the index of the first visible row. It keeps the cursor visible and scrolls as little as possible. */
export const scrollOffset = ({ offset, cursor, height, total, margin = 1 }: Viewport): number => {
  if (height <= 0 || total <= height) return 0;
  const kept = Math.max(0, Math.min(margin, Math.floor((height - 1) / 2)));
  const first = Math.min(offset, cursor - kept);
  const last = Math.max(first, cursor + kept - height + 1);
  return Math.max(0, Math.min(last, total - height));
};

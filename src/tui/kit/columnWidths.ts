import type { Align } from './text.ts';

export interface Column {
  readonly key: string;
  readonly title: string;
  /** Fixed width in columns. Without it the column gets a share of the remaining width. */
  readonly width?: number | undefined;
  /** Share of the remaining width. Default: 1. */
  readonly flex?: number | undefined;
  /** Minimum width of a flexible column. Default: 6. */
  readonly min?: number | undefined;
  readonly align?: Align | undefined;
  /**
   * Where there is no room, the columns with the highest priority number are dropped first. Default: 0, never dropped.
   */
  readonly priority?: number | undefined;
}

export interface PlacedColumn {
  readonly column: Column;
  readonly width: number;
}

/** Columns between two cells. */
export const GAP = 1;

const least = (column: Column): number => column.width ?? column.min ?? 6;
const needed = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + least(column), GAP * Math.max(0, columns.length - 1));

const withoutTheLeastImportant = (columns: readonly Column[]): readonly Column[] => {
  const highest = Math.max(...columns.map((column) => column.priority ?? 0));
  const leaving = columns.findLastIndex((column) => (column.priority ?? 0) === highest);
  return columns.filter((_, index) => index !== leaving);
};

/** Returns the visible columns and their widths. The widths and the gaps together never exceed `width`. */
export const columnWidths = (columns: readonly Column[], width: number): PlacedColumn[] => {
  let shown = columns;
  while (needed(shown) > width && shown.some((column) => (column.priority ?? 0) > 0))
    shown = withoutTheLeastImportant(shown);
  let spare = width - needed(shown);
  const flexible = shown.filter((column) => column.width === undefined);
  let shares = flexible.reduce((sum, column) => sum + (column.flex ?? 1), 0);
  let left = Math.max(0, width);
  const placed = shown.map((column, index) => {
    const share = column.flex ?? 1;
    const extra = column.width === undefined && spare > 0 ? Math.round((spare * share) / shares) : 0;
    if (column.width === undefined) {
      spare -= extra;
      shares -= share;
    }
    const gap = index === 0 ? 0 : Math.min(GAP, left);
    const columns = Math.min(least(column) + extra, left - gap);
    left -= columns + gap;
    return { column, width: columns };
  });
  return placed.filter((one) => one.width > 0);
};

import type { ColumnChoice } from '../../settings/personSettings.ts';
import type { Column } from '../kit/columnWidths.ts';

/** The column properties that the arrangement uses. */
interface Arrangeable {
  readonly key: string;
  /** True if only the zoomed pane shows it. */
  readonly isWide?: boolean;
  /** True if it has the same value in every row of a pane that follows another. */
  readonly isOfParent?: boolean;
  /** True if it is hidden until the user chooses it. */
  readonly isExtra?: boolean;
}

export interface Arranged<C> {
  readonly column: C;
  readonly isShown: boolean;
}

/**
 * @returns all columns in the chosen order, each with whether it is shown. A column that is newer than the stored
 *   choice keeps its default neighbour: it stands after it.
 */
export function arrangedColumns<C extends Arrangeable>(columns: readonly C[], choice?: ColumnChoice): Arranged<C>[] {
  const { order = [], hidden = [] } = choice ?? {};
  const placed = [...new Set(order)].flatMap((key) => columns.find((column) => column.key === key) ?? []);
  columns.forEach((column, at) => {
    if (placed.includes(column)) return;
    const before = columns[at - 1];
    placed.splice(before ? placed.indexOf(before) + 1 : 0, 0, column);
  });
  const arranged = placed.map((column) => {
    const isShown = !hidden.includes(column.key) && (!column.isExtra || order.includes(column.key));
    return { column, isShown };
  });
  // At least one column must be visible.
  return arranged.some(({ isShown }) => isShown)
    ? arranged
    : arranged.map(({ column }, at) => ({ column, isShown: at === 0 }));
}

/** The room of a pane, besides the width of its columns. */
export interface PaneRoom {
  readonly isZoomed: boolean;
  readonly isLinked: boolean;
  /** True if the window is wide enough for the wide columns, as far as they fit. */
  readonly isRoomy: boolean;
}

/** Priority offset: wide columns are dropped before all others. */
const AFTER_ALL_NARROW = 100;

/** Beside wide columns, a name gets a quarter more than its minimum width. */
const EASE = 1.25;

/**
 * @returns the columns to draw, as far as they fit. A pane that is not zoomed draws the chosen narrow columns. In a
 *   wide window it adds the wide ones, which are dropped first.
 */
export function shownColumns<C extends Arrangeable & Pick<Column, 'min' | 'priority'>>(
  columns: readonly C[],
  choice: ColumnChoice | undefined,
  { isZoomed, isLinked, isRoomy }: PaneRoom,
): C[] {
  const shown = arrangedColumns(columns, choice).flatMap(({ column, isShown }) => (isShown ? [column] : []));
  if (isZoomed) return shown;
  const own = shown.filter(({ isOfParent }) => !(isLinked && isOfParent));
  const narrow = own.filter(({ isWide }) => !isWide);
  if (narrow.length === 0) return shown.slice(0, 1);
  if (!isRoomy) return narrow;
  return own.map((column) => {
    if (column.isWide) return { ...column, priority: AFTER_ALL_NARROW + (column.priority ?? 0) };
    return column.min === undefined ? column : { ...column, min: Math.ceil(column.min * EASE) };
  });
}

/** @returns the choice with the column `key` shown, or hidden if it was shown */
export function ticked<C extends Arrangeable>(columns: readonly C[], choice: ColumnChoice | undefined, key: string) {
  const arranged = arrangedColumns(columns, choice);
  return choiceOf(arranged.map((one) => (one.column.key === key ? { ...one, isShown: !one.isShown } : one)));
}

/** @returns the choice with the column `key` moved by `by` positions, within the list */
export function moved<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice | undefined,
  key: string,
  by: number,
): ColumnChoice {
  const arranged = arrangedColumns(columns, choice);
  const from = arranged.findIndex(({ column }) => column.key === key);
  const to = Math.max(0, Math.min(from + by, arranged.length - 1));
  const [one] = from < 0 ? [] : arranged.splice(from, 1);
  if (one) arranged.splice(to, 0, one);
  return choiceOf(arranged);
}

const choiceOf = (arranged: readonly Arranged<Arrangeable>[]): ColumnChoice => ({
  order: arranged.map(({ column }) => column.key),
  hidden: arranged.filter(({ isShown }) => !isShown).map(({ column }) => column.key),
});

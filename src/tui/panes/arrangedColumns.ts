import type { ColumnChoice } from '../../settings/personSettings.ts';
import type { Column } from '../kit/columnWidths.ts';

/** What the arrangement goes by. */
interface Arrangeable {
  readonly key: string;
  /** True where only the zoomed pane shows it. */
  readonly isWide?: boolean;
  /** True where it says the same in every row of a pane that follows another. */
  readonly isOfParent?: boolean;
  /** True where it is not shown until somebody chooses it. */
  readonly isExtra?: boolean;
}

export interface Arranged<C> {
  readonly column: C;
  readonly isShown: boolean;
}

/**
 * @returns all columns in the order chosen, each with whether it is shown. A column that the choice does not know (it is
 * younger than the choice) stands after the one that it always stood after.
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
  // A list without columns would be no list.
  return arranged.some(({ isShown }) => isShown)
    ? arranged
    : arranged.map(({ column }, at) => ({ column, isShown: at === 0 }));
}

/** What a pane has room for, besides the width of its columns. */
export interface PaneRoom {
  readonly isZoomed: boolean;
  readonly isLinked: boolean;
  /** True where the window is so wide that the wide columns come too, as far as they fit. */
  readonly isRoomy: boolean;
}

/** Wide columns leave before the others, whatever their own priority. */
const AFTER_ALL_NARROW = 100;

/** A name beside wide columns keeps a quarter more than its least width. */
const EASE = 1.25;

/**
 * @returns the columns to be drawn, as far as they fit: the chosen ones, and of these, in a pane that is not zoomed, the
 * narrow ones; in a wide window the wide ones too, which then leave first where there is no room
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

/** @returns the choice in which the column `key` is shown, or is not any more. */
export function ticked<C extends Arrangeable>(columns: readonly C[], choice: ColumnChoice | undefined, key: string) {
  const arranged = arrangedColumns(columns, choice);
  return choiceOf(arranged.map((one) => (one.column.key === key ? { ...one, isShown: !one.isShown } : one)));
}

/** @returns the choice in which the column `key` stands `by` places further on, as far as there are places. */
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

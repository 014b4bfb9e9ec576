import type { ColumnChoice } from '../../settings/personSettings.ts';

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

/** @returns the columns that are drawn: the chosen ones, and of these, in a pane that is not zoomed, the narrow ones. */
export function shownColumns<C extends Arrangeable>(
  columns: readonly C[],
  choice: ColumnChoice | undefined,
  pane: { readonly isZoomed: boolean; readonly isLinked: boolean },
): C[] {
  const shown = arrangedColumns(columns, choice).flatMap(({ column, isShown }) => (isShown ? [column] : []));
  if (pane.isZoomed) return shown;
  const narrow = shown.filter(({ isWide, isOfParent }) => !isWide && !(pane.isLinked && isOfParent));
  return narrow.length > 0 ? narrow : shown.slice(0, 1);
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

import type { CellValue, SheetRow } from '../../files/sheetGrid.ts';
import { emptinessOf, shownText } from './cells.ts';
import { foldedHeading } from './foldedHeading.ts';
import { isLabel } from './labels.ts';
import type { SourceCell } from './readValue.ts';
import type { KnownHeadings } from './source.ts';

export interface PlacedCell extends SourceCell {
  /** From 0, which is column A. */
  readonly column: number;
}

/** A row of one column of labels: a label with its values, or cells without a label. */
export interface SheetItem {
  /** Null without a label. */
  readonly label: { readonly text: string; readonly heading: string } | null;
  readonly cells: readonly PlacedCell[];
  /** Cells at the left of the label. */
  readonly aside: readonly PlacedCell[];
  readonly line: number;
  /** True if the row before it is blank, or has nothing here. */
  readonly isApart: boolean;
}

const LONGEST_LABEL = 50;
/** A label and its value in one cell: `Lieu : Salle des fêtes`. */
const INLINE = /^([^:\n]{2,40}?)\s*:\s*(\S[\s\S]*)$/u;

interface Label {
  readonly text: string;
  readonly heading: string;
  /** The value in the same cell. */
  readonly inline: string | null;
}

/** The label in a cell, if it has one. */
function labelIn(cell: CellValue, known: KnownHeadings): Label | null {
  if (typeof cell !== 'string') return null;
  const shown = shownText(cell);
  if (emptinessOf(shown) !== null) return null;
  if (shown.length <= LONGEST_LABEL) {
    const heading = foldedHeading(shown);
    if (isLabel(heading, known)) return { text: shown, heading, inline: null };
  }
  const [, text = '', inline = ''] = INLINE.exec(shown) ?? [];
  const heading = foldedHeading(text);
  return inline !== '' && isLabel(heading, known) ? { text, heading, inline } : null;
}

/** Row numbers that somebody typed: they begin at 1 or 2 and go up, and may begin again. */
export function isNumbering(rows: readonly SheetRow[], column: number): boolean {
  const numbers = rows.map(({ cells }) => cells[column] ?? null).filter((cell) => cell !== null);
  return (
    numbers.length >= 2 &&
    numbers.every((cell, at) => {
      if (typeof cell !== 'number' && (typeof cell !== 'string' || !/^\d{1,4}$/.test(cell))) return false;
      const [number, before] = [Number(cell), Number(numbers[at - 1] ?? 0)];
      const isNext = number > before && number - before <= 4;
      return Number.isInteger(number) && (isNext || number === 1 || number === 2);
    })
  );
}

/** A column with labels, and the columns of their values. */
interface LabelColumn {
  readonly column: number;
  readonly from: number;
  readonly until: number;
  readonly numbering: number | null;
}

/** Finds the columns of labels: two different ones at least, one below the other. */
function labelColumns(
  rows: readonly SheetRow[],
  labels: ReadonlyMap<SheetRow, readonly (Label | null)[]>,
): LabelColumn[] {
  const headings = new Map<number, Set<string>>();
  for (const row of rows)
    for (const [column, label] of (labels.get(row) ?? []).entries())
      if (label) headings.set(column, (headings.get(column) ?? new Set()).add(label.heading));
  const counts = [...headings].filter(([, found]) => found.size >= 2).map(([column, { size }]) => ({ column, size }));
  // Values that look like labels stand beside more labels.
  const kept = counts
    .filter(({ column, size }) => !counts.some((other) => other.column === column - 1 && other.size >= size))
    .map(({ column }) => column)
    .sort((one, other) => one - other);
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return kept.map((column, at) => {
    const numbers = (of: number | undefined) =>
      of !== undefined && of > 0 && !kept.includes(of - 2) && isNumbering(rows, of - 1) ? of - 1 : null;
    const next = kept[at + 1];
    const numbering = numbers(column);
    return { column, from: at === 0 ? 0 : column, until: numbers(next) ?? next ?? width, numbering };
  });
}

/** @returns for each column of labels its rows, in their order */
export function sheetItems(rows: readonly SheetRow[], known: KnownHeadings): { column: number; items: SheetItem[] }[] {
  const labels = new Map(rows.map((row) => [row, row.cells.map((cell) => labelIn(cell, known))]));
  return labelColumns(rows, labels).map(({ column, from, until, numbering }) => {
    const items: SheetItem[] = [];
    for (const row of rows) {
      const label = labels.get(row)?.[column] ?? null;
      const cells = row.cells
        .map((cell, at): PlacedCell => ({ cell, column: at, line: row.number }))
        .filter(
          ({ cell, column: at }) =>
            shownText(cell) !== '' && at >= from && at < until && at !== numbering && !(label && at === column),
        );
      const inline = label?.inline ? [{ cell: label.inline, column: column + 1, line: row.number }] : [];
      if (!label && cells.length === 0) continue;
      const isApart = items.at(-1)?.line !== row.number - 1;
      const aside = label ? cells.filter((cell) => cell.column < column) : [];
      const values = cells.filter((cell) => !aside.includes(cell));
      items.push({ label, cells: [...inline, ...values], aside, line: row.number, isApart });
    }
    return { column, items };
  });
}

import type { CompanyClock } from '../../domain/companyClock.ts';
import { clean } from '../../domain/safeText.ts';

/**
 * What a cell holds. A day is `YYYY-MM-DD`, an instant a `Date`, money a decimal string with two places; null is an
 * empty cell in each.
 */
export type CellValue = string | number | Date | null;
export type CellKind = 'text' | 'number' | 'money' | 'day' | 'instant';

export interface TableColumn<Row> {
  readonly heading: string;
  readonly kind: CellKind;
  readonly value: (row: Row) => CellValue;
}

/** A table to be written out: its rows come in pages and are never all in memory. */
export interface ExportTable<Row> {
  /** Name of the sheet. */
  readonly title: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

/** What every writer of rows works with. */
export interface WriterTools {
  readonly clock: Pick<CompanyClock, 'wallOf'>;
  /** Told how many rows are written, after each page. @throws whatever is to stop the export */
  readonly onRows: (written: number) => void;
}

/** Line breaks stay what they are; everything between them is cleaned. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n');

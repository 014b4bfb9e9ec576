import type { CompanyClock } from '../../domain/companyClock.ts';
import { clean } from '../../domain/safeText.ts';

/**
 * The value of a cell. A day is `YYYY-MM-DD`, an instant a `Date`, money a decimal string with two places. Null is an
 * empty cell.
 */
export type CellValue = string | number | Date | null;
export type CellKind = 'text' | 'number' | 'money' | 'day' | 'instant';

export interface TableColumn<Row> {
  readonly heading: string;
  readonly kind: CellKind;
  readonly value: (row: Row) => CellValue;
}

/** A table to export. Its rows come in pages and are never all in memory. */
export interface ExportTable<Row> {
  /** The name of the sheet. */
  readonly title: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

/** The parameters that all writers share. */
export interface WriterTools {
  readonly clock: Pick<CompanyClock, 'toLocal'>;
  /** Called after each page with the number of rows written so far. @throws any error, to stop the export */
  readonly onRows: (written: number) => void;
}

/** Removes control characters but keeps line breaks. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n');

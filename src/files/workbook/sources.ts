import type { Workbook } from '../sheetGrid.ts';

/** A row as the library gives it: `number` from 1, values from column A, dates as UTC wall clocks. */
export interface RawRow {
  readonly number: number;
  readonly values: ArrayLike<unknown>;
}

/** A visible sheet, whose rows are read as they are asked for. */
export interface RawSheet {
  readonly name: string;
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}

/** What each format’s reader gives. */
export interface RawWorkbook {
  readonly epoch: Workbook['epoch'];
  readonly sheets: AsyncIterable<RawSheet> | Iterable<RawSheet>;
}

/** Numbers the rows of a sheet that the library gives whole. A row without a value may be a hole. */
export function* numbered(rows: ReadonlyArray<ArrayLike<unknown> | undefined>): Generator<RawRow> {
  for (let at = 0; at < rows.length; at++) {
    const values = rows[at];
    if (values && values.length > 0) yield { number: at + 1, values };
  }
}

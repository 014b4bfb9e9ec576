/** What a spreadsheet file holds, the same for every format: sheets, rows, cells. Formulas are their last values. */

/** A date or a time of a cell, as the clock on the wall shows it. No time zone: a spreadsheet has none. */
export interface WallClock {
  /** `YYYY-MM-DD`; null for a time alone. */
  readonly day: string | null;
  /** `HH:MM`; null for a day alone. */
  readonly time: string | null;
}

export type CellValue = string | number | boolean | WallClock | null;

export interface SheetRow {
  /** The row’s number as the spreadsheet shows it, from 1. */
  readonly number: number;
  /** From column A. Merged cells: the value is in the first one, the others are null. */
  readonly cells: readonly CellValue[];
}

export interface SheetGrid {
  /** The name of the sheet; of a text file, its name without the ending. */
  readonly name: string;
  /** Rows with at least one value. */
  readonly rows: readonly SheetRow[];
}

export interface Workbook {
  /** The name of the file, without folders. */
  readonly file: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string;
  /** The year that the file counts days from. A number in a date column without a date format is such a count. */
  readonly epoch: 1900 | 1904;
  /** Visible sheets with values, in their order. */
  readonly sheets: readonly SheetGrid[];
}

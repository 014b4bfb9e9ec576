/** What a spreadsheet file may be at most. See docs/operations.md, “Spreadsheets that are read”. */
export interface WorkbookLimits {
  /** Bytes of the file. */
  readonly fileBytes: number;
  /** Bytes of everything in the file, unpacked. */
  readonly unpackedBytes: number;
  /** Bytes of a part that the library reads in one piece: all but the sheets of `.xlsx`. */
  readonly partBytes: number;
  /** Rows with values, over all visible sheets. */
  readonly rows: number;
  /** The last column with a value. */
  readonly columns: number;
  /** Characters of a cell. */
  readonly characters: number;
  /** Megabytes that the reading may take beside the file itself. */
  readonly memoryMegabytes: number;
  /** Seconds until the reading is given up. */
  readonly seconds: number;
}

const MEBIBYTE = 1024 * 1024;

export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 50 * MEBIBYTE,
  unpackedBytes: 500 * MEBIBYTE,
  partBytes: 100 * MEBIBYTE,
  rows: 200_000,
  columns: 200,
  characters: 32_767,
  memoryMegabytes: 1024,
  seconds: 120,
};

/** @returns bytes as whole MiB, at least 1; rounded up for what is too much, so that it never equals its limit */
export const mebibytes = (bytes: number): number => Math.max(1, Math.ceil(bytes / MEBIBYTE));

/** A position in a sorted list: the sort value and the id of a row. It is valid only for the list that returned it. */
export interface Cursor {
  readonly value: string | number | null;
  readonly id: number;
}

/** The start of a page. `around` is the id of a record that the page shows in its middle. */
export type From =
  | 'start'
  | 'end'
  | { readonly after: Cursor }
  | { readonly before: Cursor }
  | { readonly around: number };

export interface PageOptions {
  readonly from: From;
  readonly limit: number;
}

/**
 * A page of a list. A search reads a limited number of rows for each page, so a page may have fewer rows than the
 * limit, or none, and still have a cursor. The caller continues from that cursor.
 */
export interface Page<T> {
  /** In the order of the list, also if the page was read backwards. */
  readonly rows: readonly T[];
  /** Null if there are no rows before this page. */
  readonly before: Cursor | null;
  /** Null if the list ends with this page. */
  readonly after: Cursor | null;
}

export interface CountOptions {
  /** The id of a record; the count then also returns the number of rows before it. */
  readonly at?: number;
  /** Cancels a count that was not sent to the database yet. */
  readonly signal?: AbortSignal;
}

export interface Count {
  readonly total: number;
  /** False if `total` is a lower bound. */
  readonly isExact: boolean;
  /** The number of rows before the record `at`. Null if it is unknown, or the record is not in the list. */
  readonly place: number | null;
}

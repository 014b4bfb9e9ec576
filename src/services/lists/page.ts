/** A place in a list, in its order: a row's sort value and number. Only the list that gave it can read it. */
export interface Cursor {
  readonly value: string | number | null;
  readonly id: number;
}

/** Where a page begins; `around` is a record's number, to stand in the middle of its page. */
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
 * A part of a list. It may hold fewer rows than asked for, or none, and still have a cursor: a search looks through so
 * many rows at a time and no more. One asks on from there.
 */
export interface Page<T> {
  /** In the list's order, wherever the page was asked from. */
  readonly rows: readonly T[];
  /** Null where nothing comes before. */
  readonly before: Cursor | null;
  /** Null where the list ends here. */
  readonly after: Cursor | null;
}

export interface CountOptions {
  /** A record's number: how many rows come before it is asked too. */
  readonly at?: number;
  /** A count that has not been sent yet is not sent any more. */
  readonly signal?: AbortSignal;
}

export interface Count {
  readonly total: number;
  /** False where there are at least so many. */
  readonly isExact: boolean;
  /** Rows before the record `at`; null where that is not known, or the record is not in the list. */
  readonly place: number | null;
}

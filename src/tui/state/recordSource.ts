import type { From, Page } from '../../services/lists/page.ts';
import type { Busy } from './busy.ts';
import type { PaneCount, PaneQuery } from './pane.ts';

/** The data source of a pane: pages of the list, and the count with the position of the record `at`. */
export interface RecordSource<R> {
  readonly page: (query: PaneQuery, from: From, limit: number) => Promise<Page<R>>;
  readonly count: (query: PaneQuery, at: number | null) => Promise<PaneCount & { readonly place: number | null }>;
}

/** @returns the same source; `busy` counts each request until its answer */
export function counted<R>(source: RecordSource<R>, busy: Busy): RecordSource<R> {
  return {
    page: (...asked) => busy.during(source.page(...asked)),
    count: (...asked) => busy.during(source.count(...asked)),
  };
}

import { isDeepStrictEqual } from 'node:util';
import type { RecordSource } from './paneController.ts';

/** Records that are remembered: more than are fetched anew at once. */
const KEPT = 1000;

/**
 * A source that hands out the same object again as long as a record is the same: what is fetched anew without a change
 * is neither drawn nor asked about again.
 */
export function reuseUnchanged<R extends { readonly id: number }>(source: RecordSource<R>): RecordSource<R> {
  const known = new Map<number, R>();
  function same(record: R): R {
    const before = known.get(record.id);
    const kept = isDeepStrictEqual(before, record) ? (before as R) : record;
    known.delete(record.id);
    known.set(record.id, kept);
    return kept;
  }
  return {
    ...source,
    page: async (query, from, limit) => {
      const page = await source.page(query, from, limit);
      const rows = page.rows.map(same);
      for (const id of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(id);
      }
      return { ...page, rows };
    },
  };
}

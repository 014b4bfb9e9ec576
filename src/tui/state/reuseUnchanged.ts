import { isDeepStrictEqual } from 'node:util';
import type { RecordSource } from './recordSource.ts';

/** Maximum number of cached records: more than one refresh fetches. */
const KEPT = 1000;

/**
 * Returns a source that keeps object identity: an unchanged record stays the same object after a refresh. So it is
 * neither drawn nor processed again.
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

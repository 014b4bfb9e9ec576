import type { RecordSource } from './paneController.ts';

/** Records that are remembered. */
const KEPT = 3000;

/**
 * A source that hands out the same object again as long as a record is the same: what is fetched anew without a change
 * is neither drawn nor asked about again.
 */
export function sameRecords<R extends { readonly id: number }>(source: RecordSource<R>): RecordSource<R> {
  const known = new Map<number, { readonly record: R; readonly text: string }>();
  function same(record: R): R {
    const text = JSON.stringify(record);
    const before = known.get(record.id);
    const kept = before?.text === text ? before : { record, text };
    known.delete(record.id);
    known.set(record.id, kept);
    return kept.record;
  }
  return {
    ...source,
    window: async (query, from, limit) => {
      const window = await source.window(query, from, limit);
      const rows = window.rows.map(same);
      for (const id of known.keys()) {
        if (known.size <= KEPT) break;
        known.delete(id);
      }
      return { ...window, rows };
    },
  };
}

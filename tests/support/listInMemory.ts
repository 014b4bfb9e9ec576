import type { From, Page } from '../../src/services/lists/page.ts';
import type { RecordSource } from '../../src/tui/state/recordSource.ts';

interface Row {
  readonly id: number;
}

/**
 * A list with the interface of the services, on rows that a test may change; `looked` is the number of rows that one
 * query scans.
 */
export function listInMemory(rows: readonly Row[], fits: (row: Row) => boolean = () => true, looked = 1000) {
  let stored = [...rows];
  const asked: From[] = [];
  const cursor = (place: number) => {
    const row = stored[place];
    return row ? { value: place, id: row.id } : null;
  };
  function forward(first: number, limit: number): Page<Row> {
    const found: Row[] = [];
    let place = first;
    for (; place < stored.length && found.length < limit && place - first < looked; place += 1) {
      const row = stored[place];
      if (row && fits(row)) found.push(row);
    }
    return {
      rows: found,
      before: cursor(first - 1) && cursor(first),
      after: place < stored.length ? cursor(place - 1) : null,
    };
  }
  function backward(last: number, limit: number): Page<Row> {
    const found: Row[] = [];
    let place = last;
    for (; place >= 0 && found.length < limit && last - place < looked; place -= 1) {
      const row = stored[place];
      if (row && fits(row)) found.unshift(row);
    }
    return { rows: found, before: place >= 0 ? cursor(place + 1) : null, after: cursor(last + 1) && cursor(last) };
  }
  const placeOf = (id: number) => stored.findIndex((row) => row.id === id);
  const source: RecordSource<Row> = {
    page: async (_query, from, limit) => {
      asked.push(from);
      if (from === 'start') return forward(0, limit);
      if (from === 'end') return backward(stored.length - 1, limit);
      if ('after' in from) return forward(placeOf(from.after.id) + 1, limit);
      if ('before' in from) return backward(placeOf(from.before.id) - 1, limit);
      const place = placeOf(from.around);
      if (place < 0) return { rows: [], before: null, after: null };
      const [head, tail] = [backward(place - 1, limit / 2), forward(place, limit / 2)];
      return { rows: [...head.rows, ...tail.rows], before: head.before, after: tail.after };
    },
    count: async (_query, at) => ({
      total: stored.filter(fits).length,
      isExact: true,
      place: at === null || placeOf(at) < 0 ? null : stored.slice(0, placeOf(at)).filter(fits).length,
    }),
  };
  return {
    source,
    asked,
    change: (to: readonly Row[]) => {
      stored = [...to];
    },
  };
}

/** @returns rows with the ids from 0 */
export const manyRows = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id }));

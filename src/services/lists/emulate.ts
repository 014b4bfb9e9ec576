import type { Listed, Page } from './listRows.ts';
import type { Count, CountOptions, Edge, Window, WindowOptions } from './window.ts';

type Row = { readonly id: number };

export interface OldList<R extends Row> {
  readonly list: (page: Page) => Promise<Listed<R>>;
  readonly indexOf: (id: number) => Promise<number | null>;
}

const edgeOf = (row: Row | undefined): Edge | null => (row ? { value: null, id: row.id } : null);

/** Windows over the lists by offset, until they are asked for by their edges in the database too. */
export async function windowOf<R extends Row>(old: OldList<R>, { from, limit }: WindowOptions): Promise<Window<R>> {
  const nothing = { rows: [], before: null, after: null };
  let first = 0;
  let most = limit;
  if (from === 'end') first = Math.max(0, (await old.list({ offset: 0, limit: 1 })).total - limit);
  else if (from !== 'start') {
    const id = 'around' in from ? from.around : 'after' in from ? from.after.id : from.before.id;
    const place = await old.indexOf(id);
    if (place === null) return nothing;
    if ('after' in from) first = place + 1;
    else if ('around' in from) first = Math.max(0, place - Math.floor(limit / 2));
    else {
      first = Math.max(0, place - limit);
      most = place - first;
    }
  }
  const { rows, total } = await old.list({ offset: first, limit: most });
  return {
    rows,
    before: first > 0 ? edgeOf(rows[0]) : null,
    after: first + rows.length < total ? edgeOf(rows.at(-1)) : null,
  };
}

export async function countOf<R extends Row>(old: OldList<R>, { at }: CountOptions): Promise<Count> {
  const { total } = await old.list({ offset: 0, limit: 1 });
  return { total, isExact: true, place: at === undefined ? null : await old.indexOf(at) };
}

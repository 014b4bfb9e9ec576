import type { From, Window } from '../lists/window.ts';

/** Rows asked for at once: enough to be quick, few enough to hold in memory. */
const PAGE = 1000;

/** The whole list, from its first row to its last, in its own order, a window at a time. */
export async function* listPages<Row>(
  window: (from: From, limit: number) => Promise<Window<Row>>,
): AsyncGenerator<readonly Row[]> {
  let from: From = 'start';
  for (;;) {
    const { rows, after }: Window<Row> = await window(from, PAGE);
    if (rows.length > 0) yield rows;
    if (!after) return;
    from = { after };
  }
}

/** A list of rows that are there already, as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

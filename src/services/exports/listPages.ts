import type { From, Page } from '../lists/page.ts';

/** Rows asked for at once: enough to be quick, few enough to hold in memory. */
const PAGE = 1000;

/** The whole list, from its first row to its last, in its own order, a page at a time. */
export async function* listPages<Row>(
  readPage: (from: From, limit: number) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
  let from: From = 'start';
  for (;;) {
    const { rows, after }: Page<Row> = await readPage(from, PAGE);
    if (rows.length > 0) yield rows;
    if (!after) return;
    from = { after };
  }
}

/** A list of rows that are there already, as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

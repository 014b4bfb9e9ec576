import type { From, Page } from '../lists/page.ts';

/** Rows per page: enough to be fast, few enough for the memory. */
const PAGE = 1000;

/** Reads a whole list in its order, page by page. */
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

/** Returns rows that are already in memory as one page. */
export async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

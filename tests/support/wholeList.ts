import { listPages } from '../../src/services/exports/listPages.ts';
import type { Page, PageOptions } from '../../src/services/lists/page.ts';

/** All the rows of a list, read page by page: `wholeList((options) => listClients(session, query, options))`. */
export async function wholeList<R>(list: (options: PageOptions) => Promise<Page<R>>): Promise<R[]> {
  const rows: R[] = [];
  for await (const page of listPages((from, limit) => list({ from, limit }))) rows.push(...page);
  return rows;
}

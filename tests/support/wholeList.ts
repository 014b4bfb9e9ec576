import { listPages } from '../../src/services/exports/listPages.ts';
import type { Window, WindowOptions } from '../../src/services/lists/window.ts';

/** All the rows of a list, read window by window: `wholeList((window) => listClients(session, query, window))`. */
export async function wholeList<R>(list: (window: WindowOptions) => Promise<Window<R>>): Promise<R[]> {
  const rows: R[] = [];
  for await (const page of listPages((from, limit) => list({ from, limit }))) rows.push(...page);
  return rows;
}

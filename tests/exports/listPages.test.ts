import { expect, it } from 'vitest';
import { listPages } from '../../src/services/exports/listPages.ts';
import type { From, Page } from '../../src/services/lists/page.ts';

/** A list of so many rows whose pages are of these sizes: a search may find nothing in one, and go on. */
function pagesOf(sizes: readonly number[]) {
  const asked: From[] = [];
  let given = 0;
  const readPage = async (from: From): Promise<Page<number>> => {
    asked.push(from);
    const size = sizes[asked.length - 1] ?? 0;
    const rows = Array.from({ length: size }, (_, at) => given + at);
    given += size;
    const isLast = asked.length === sizes.length;
    return { rows, before: null, after: isLast ? null : { value: null, id: given } };
  };
  return { readPage, asked };
}

it('the whole list comes page after page, also past one in which nothing was found', async () => {
  const { readPage, asked } = pagesOf([3, 0, 2, 0]);
  const rows: number[] = [];
  for await (const page of listPages(readPage)) rows.push(...page);
  expect(rows).toEqual([0, 1, 2, 3, 4]);
  expect(asked).toEqual([
    'start',
    { after: { value: null, id: 3 } },
    { after: { value: null, id: 3 } },
    { after: { value: null, id: 5 } },
  ]);
});

import { expect, it } from 'vitest';
import { listPages } from '../../src/services/exports/listPages.ts';
import type { From, Window } from '../../src/services/lists/window.ts';

/** A list of so many rows whose windows are of these sizes: a search may find nothing in one, and go on. */
function windowsOf(sizes: readonly number[]) {
  const asked: From[] = [];
  let given = 0;
  const window = async (from: From): Promise<Window<number>> => {
    asked.push(from);
    const size = sizes[asked.length - 1] ?? 0;
    const rows = Array.from({ length: size }, (_, at) => given + at);
    given += size;
    const isLast = asked.length === sizes.length;
    return { rows, before: null, after: isLast ? null : { value: null, id: given } };
  };
  return { window, asked };
}

it('the whole list comes window after window, also past one in which nothing was found', async () => {
  const { window, asked } = windowsOf([3, 0, 2, 0]);
  const rows: number[] = [];
  for await (const page of listPages(window)) rows.push(...page);
  expect(rows).toEqual([0, 1, 2, 3, 4]);
  expect(asked).toEqual([
    'start',
    { after: { value: null, id: 3 } },
    { after: { value: null, id: 3 } },
    { after: { value: null, id: 5 } },
  ]);
});

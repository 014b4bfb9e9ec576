import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, columnWidths, GAP } from '../../../src/tui/kit/columnWidths.ts';
import { scrollOffset } from '../../../src/tui/kit/viewport.ts';

const clients: Column[] = [
  { key: 'company', title: 'Société', flex: 2, min: 10 },
  { key: 'name', title: 'Interlocuteur', flex: 1, min: 8 },
  { key: 'email', title: 'E-mail', flex: 1, min: 12, priority: 2 },
  { key: 'updated', title: 'MàJ', width: 5, align: 'right', priority: 1 },
];
const placed = (width: number) =>
  columnWidths(clients, width).map(({ column, width: columns }) => [column.key, columns]);

test('the remaining width is shared by flex', () => {
  expect(placed(58)).toEqual([
    ['company', 20],
    ['name', 13],
    ['email', 17],
    ['updated', 5],
  ]);
});

test('the least important columns are hidden first', () => {
  expect(placed(26).map(([key]) => key)).toEqual(['company', 'name', 'updated']);
  expect(placed(20).map(([key]) => key)).toEqual(['company', 'name']);
});

const column = fc.record({
  key: fc.string(),
  title: fc.string(),
  width: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  flex: fc.integer({ min: 1, max: 5 }),
  min: fc.integer({ min: 1, max: 20 }),
  priority: fc.nat(3),
});

test('the columns never exceed the width, and fill it if one can grow', () => {
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 8 }), fc.nat(200), (columns, width) => {
      const shown = columnWidths(columns, width);
      const used = shown.reduce((sum, one) => sum + one.width, GAP * (shown.length - 1));
      for (const one of shown) expect(one.width).toBeGreaterThanOrEqual(0);
      if (width >= shown.length * (GAP + 1)) expect(used).toBeLessThanOrEqual(width);
      const least = shown.reduce((sum, { column: c }) => sum + (c.width ?? c.min ?? 6), GAP * (shown.length - 1));
      if (least <= width && shown.some(({ column: c }) => c.width === undefined)) expect(used).toBe(width);
    }),
  );
});

test('the cursor is always visible, and the view scrolls no more than necessary', () => {
  const view = fc.record({
    offset: fc.nat(500),
    height: fc.integer({ min: 1, max: 50 }),
    total: fc.integer({ min: 1, max: 400 }),
    margin: fc.nat(5),
  });
  fc.assert(
    fc.property(view, fc.nat(), ({ offset, height, total, margin }, place) => {
      const cursor = place % total;
      const first = scrollOffset({ offset, cursor, height, total, margin });
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(Math.max(0, total - height));
      expect(cursor).toBeGreaterThanOrEqual(first);
      expect(cursor).toBeLessThan(first + height);
      expect(scrollOffset({ offset: first, cursor, height, total, margin })).toBe(first);
    }),
  );
});

test.each([
  [{ offset: 0, cursor: 9, height: 10, total: 30 }, 1],
  [{ offset: 5, cursor: 8, height: 10, total: 30 }, 5],
  [{ offset: 5, cursor: 29, height: 10, total: 30 }, 20],
  [{ offset: 20, cursor: 0, height: 10, total: 30 }, 0],
  [{ offset: 7, cursor: 3, height: 0, total: 30 }, 0],
])('%j shows from row %i', (view, first) => expect(scrollOffset(view)).toBe(first));

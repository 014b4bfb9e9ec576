import fc from 'fast-check';
import { expect, it } from 'vitest';
import { homeLayout, shareOut } from '../../../../src/tui/panes/home/homeLayout.ts';
import { SMALLEST } from '../../../../src/tui/screen/mainScreenLayout.ts';

const parts = fc
  .array(fc.nat(100), { minLength: 1, maxLength: 3 })
  .chain((rows) =>
    fc.record({ rows: fc.constant(rows), at: fc.nat(rows.length - 1), height: fc.integer({ min: 5, max: 400 }) }),
  );

it('the sections share the height: no overflow, every row if there is room, the cursor always visible', () => {
  fc.assert(
    fc.property(parts, ({ rows, at, height }) => {
      const shares = shareOut(
        rows.map((count, place) => ({ rows: count, hasCursor: place === at })),
        height,
      );
      const used = shares.reduce((sum, share) => sum + share, rows.length);
      const wanted = rows.reduce((sum, count) => sum + count, rows.length);
      expect(used).toBe(Math.min(height, wanted));
      for (const [place, share] of shares.entries()) expect(share).toBeLessThanOrEqual(rows[place] ?? 0);
      if ((rows[at] ?? 0) > 0) expect(shares[at]).toBeGreaterThan(0);
    }),
  );
});

it('list and card fill the window exactly, from the smallest size up', () => {
  const windows = fc.record({
    columns: fc.integer({ min: SMALLEST.columns, max: 400 }),
    rows: fc.integer({ min: SMALLEST.rows, max: 100 }),
    wanted: fc.integer({ min: 4, max: 300 }),
    isDetail: fc.boolean(),
  });
  fc.assert(
    fc.property(windows, ({ columns, rows, wanted, isDetail }) => {
      const body = rows - 3;
      const cardBeside = columns >= 100 ? 44 : 0;
      const layout = homeLayout({ columns, rows }, body, cardBeside, wanted, isDetail);
      if (layout.isBeside) {
        expect(layout.listWidth + layout.cardWidth).toBe(columns);
        expect([layout.listHeight, layout.cardHeight]).toEqual([body - 2, body - 2]);
      } else {
        const borders = layout.cardHeight > 0 ? 3 : 2;
        expect(layout.listHeight + layout.cardHeight + borders).toBe(body);
        expect(layout.listHeight).toBeGreaterThanOrEqual(3);
        if (isDetail) expect(layout.cardHeight).toBeGreaterThanOrEqual(5);
      }
    }),
  );
});

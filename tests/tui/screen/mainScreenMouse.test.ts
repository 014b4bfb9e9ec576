import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mainScreenLayout, SMALLEST } from '../../../src/tui/screen/mainScreenLayout.ts';
import { paneAt } from '../../../src/tui/screen/mainScreenMouse.ts';

const KINDS = ['clients', 'contracts', 'events'] as const;

it('every position of the window is a line of one pane, its border, or nothing, in drawing order', () => {
  const windows = fc.record({
    columns: fc.integer({ min: SMALLEST.columns, max: 400 }),
    rows: fc.integer({ min: SMALLEST.rows, max: 120 }),
    pane: fc.constantFrom(...KINDS),
  });
  fc.assert(
    fc.property(windows, ({ columns, rows, pane }) => {
      const layout = mainScreenLayout({ columns, rows }, KINDS, { pane, isZoomed: false });
      const seen = Array.from({ length: rows }, (_, y) => paneAt(layout, { kind: 'click', x: 3, y }));
      const drawn = layout.panes.flatMap(({ kind, height }) =>
        Array.from({ length: height + 1 }, (_, at) => ({ kind, line: at - 1 })),
      );
      expect(seen.slice(1, 1 + drawn.length)).toEqual(drawn);
      expect([seen[0], ...seen.slice(1 + drawn.length)].every((place) => place === null)).toBe(true);
      expect(paneAt(layout, { kind: 'click', x: layout.paneWidth, y: 5 })).toBeNull();
    }),
  );
});

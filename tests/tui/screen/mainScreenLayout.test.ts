import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainScreenLayout, SMALLEST } from '../../../src/tui/screen/mainScreenLayout.ts';
import type { PaneKind } from '../../../src/tui/state/workspace.ts';

const ALL: readonly PaneKind[] = ['clients', 'contracts', 'events', 'collaborators'];

describe('the positions of the panes', () => {
  it('fill the body exactly, in every window, with at least one row for each pane', () => {
    const windows = fc.record({
      columns: fc.integer({ min: SMALLEST.columns, max: 400 }),
      rows: fc.integer({ min: SMALLEST.rows, max: 120 }),
      count: fc.constantFrom(3, 4),
      place: fc.nat(2),
      isZoomed: fc.boolean(),
      share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(windows, ({ columns, rows, count, place, isZoomed, share }) => {
        const kinds = ALL.slice(0, count);
        const layout = mainScreenLayout({ columns, rows }, kinds, { pane: kinds[place] ?? 'clients', isZoomed }, share);
        const lines = layout.panes.reduce((sum, { height }) => sum + height + 1, 1);
        expect(lines).toBe(layout.bodyHeight);
        expect(Math.min(...layout.panes.map(({ height }) => height))).toBeGreaterThanOrEqual(1);
        expect(layout.paneWidth + layout.cardWidth).toBe(columns);
        expect(layout.paneWidth).toBeGreaterThanOrEqual(34);
        if (layout.cardWidth > 0) expect(layout.cardWidth).toBeGreaterThanOrEqual(34);
      }),
    );
  });

  it('give the focused pane the most room', () => {
    const { panes } = mainScreenLayout({ columns: 120, rows: 40 }, ALL, { pane: 'events', isZoomed: false });
    const tallest = panes.toSorted((a, b) => b.height - a.height)[0];
    expect(tallest?.kind).toBe('events');
  });

  it('show the card from 100 columns on, but not beside a zoomed pane', () => {
    const width = (columns: number, isZoomed: boolean) =>
      mainScreenLayout({ columns, rows: 30 }, ALL, { pane: 'clients', isZoomed }).cardWidth;
    expect(width(99, false)).toBe(0);
    expect(width(100, false)).toBeGreaterThan(40);
    expect(width(200, true)).toBe(0);
  });

  it('give the card the share that the user chose, in every window', () => {
    const widthAt = (share: number) =>
      mainScreenLayout({ columns: 400, rows: 60 }, ALL, { pane: 'clients', isZoomed: false }, share).cardWidth;
    expect([30, 50, 85].map(widthAt)).toEqual([280, 200, 60]);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrangedColumns, moved, shownColumns, ticked } from '../../../src/tui/panes/arrangedColumns.ts';

const COLUMNS = [
  { key: 'company' },
  { key: 'person' },
  { key: 'email', isWide: true },
  { key: 'phone', isWide: true },
  { key: 'parent', isOfParent: true },
  { key: 'number', isWide: true, isExtra: true },
];
const ZOOMED = { isZoomed: true, isLinked: false, isRoomy: false };
const keys = (columns: readonly { readonly key: string }[]) => columns.map(({ key }) => key);

const choice = fc.option(
  fc.record({
    order: fc.array(fc.constantFrom(...keys(COLUMNS), 'gone')),
    hidden: fc.array(fc.constantFrom(...keys(COLUMNS), 'gone')),
  }),
  { nil: undefined },
);

it('any stored value shows every column once, and at least one, in every kind of pane', () => {
  fc.assert(
    fc.property(choice, fc.boolean(), fc.boolean(), (stored, isZoomed, isLinked) => {
      const arranged = arrangedColumns(COLUMNS, stored);
      expect(keys(arranged.map(({ column }) => column)).toSorted()).toEqual(keys(COLUMNS).toSorted());
      expect(shownColumns(COLUMNS, stored, { isZoomed, isLinked, isRoomy: false }).length).toBeGreaterThan(0);
    }),
  );
});

it('moving there and back, or toggling twice, changes nothing', () => {
  fc.assert(
    fc.property(choice, fc.nat(5), (stored, at) => {
      const before = arrangedColumns(COLUMNS, stored);
      const key = before[at]?.column.key ?? '';
      const there = moved(COLUMNS, stored, key, 1);
      if (at < 5) expect(arrangedColumns(COLUMNS, moved(COLUMNS, there, key, -1))).toEqual(before);
      const isLast = before.filter(({ isShown }) => isShown).length === 1 && before[at]?.isShown;
      if (isLast) return;
      expect(arrangedColumns(COLUMNS, ticked(COLUMNS, ticked(COLUMNS, stored, key), key))).toEqual(before);
    }),
  );
});

it('by default the extra columns are hidden, and a narrow pane has the narrow ones', () => {
  expect(keys(shownColumns(COLUMNS, undefined, ZOOMED))).toEqual(['company', 'person', 'email', 'phone', 'parent']);
  const narrow = { isZoomed: false, isLinked: true, isRoomy: false };
  expect(keys(shownColumns(COLUMNS, undefined, narrow))).toEqual(['company', 'person']);
  expect(keys(shownColumns(COLUMNS, ticked(COLUMNS, undefined, 'number'), ZOOMED))).toContain('number');
});

it('a column that is newer than the stored choice follows its usual neighbour', () => {
  const stored = { order: ['phone', 'company'], hidden: ['company'] };
  expect(keys(arrangedColumns(COLUMNS, stored).map(({ column }) => column))).toEqual([
    'phone',
    'parent',
    'number',
    'company',
    'person',
    'email',
  ]);
});

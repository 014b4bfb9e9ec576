import { expect, it } from 'vitest';
import { paneSpecs } from '../../src/tui/panes/allPanes.ts';
import type { PaneSpec } from '../../src/tui/panes/paneSpec.ts';
import { paneQuery } from '../../src/tui/panes/paneSpec.ts';
import type { PaneKind } from '../../src/tui/state/workspace.ts';
import { staff } from '../factories/people.ts';

const company = staff('gestion');

const kinds = Object.keys(paneSpecs) as PaneKind[];
const specOf = (kind: PaneKind) => paneSpecs[kind] as unknown as PaneSpec<PaneKind>;
const window = (kind: PaneKind, column: string, descending: boolean) =>
  specOf(kind)
    .source(company.gestion)
    .page(paneQuery({ includeInactive: true, sort: { column, descending } }), 'start', 200);

it.each(kinds)('%s: each sortable column has its own order', async (kind) => {
  const { columns, usualSort } = specOf(kind);
  const sortable = columns.filter(({ isSortable }) => isSortable !== false).map(({ key }) => key);
  expect(sortable.length).toBeGreaterThan(2);
  expect(sortable).toContain(usualSort.column);
  for (const column of sortable) {
    const [up, down] = [await window(kind, column, false), await window(kind, column, true)];
    expect(up.rows.length, column).toBeGreaterThan(0);
    expect(up.rows.map(({ id }) => id).toReversed(), column).toEqual(down.rows.map(({ id }) => id));
  }
});

import { describe, expect, it } from 'vitest';
import { tableOfKind } from '../../src/services/imports/tableOfKind.ts';
import { knownHeadings, rememberHeadings } from '../../src/tui/panes/imports/knownHeadings.ts';
import { columnLetters } from '../../src/tui/panes/imports/TablesLayer.tsx';
import { createSettings } from '../../src/tui/state/settings.ts';
import { recognised, sheet, workbook } from './support.ts';

const ROWS = [
  ['Société', 'E-mail', 'Téléphone', 'Humeur', 'Lieu', 'Premier contact'],
  ['Brise', 'a@b.example', '01', 'bonne', 'Paris', '1/2/2023'],
] as const;
const settings = () => {
  const storage = { path: '', read: async () => ({}), write: async () => undefined };
  return { settings: createSettings(storage, {}, () => undefined) };
};

describe('the columns of a table', () => {
  it('are understood anew as those of another kind', () => {
    const [table] = recognised(ROWS).tables;
    if (!table) throw new Error('no table');
    expect(table.kind).toBe('client');
    const events = tableOfKind(workbook([sheet(ROWS)]), table, 'event', {});
    expect(events.columns.map(({ field }) => field)).toEqual(['clientName', 'email', 'phone', null, 'location', null]);
  });

  it('that were corrected are remembered, and those that no record has; not those that another kind has', () => {
    const { tables } = recognised(ROWS);
    const person = settings();
    const after = tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.heading === 'Téléphone' ? { ...column, field: 'fullName' as const } : column,
      ),
    }));
    rememberHeadings(person, tables, after);
    expect(knownHeadings(person)).toEqual({ phone: 'fullName', humeur: null });
    expect(recognised(ROWS, { known: knownHeadings(person) }).tables[0]?.columns.map(({ field }) => field)).toEqual([
      'clientName',
      'email',
      'fullName',
      null,
      null,
      'firstContact',
    ]);
  });

  it('have letters as in a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

import type { SourceField, SourceKind, TableMapping } from '../../../services/imports/source.ts';

/** The tables of a file, while the person corrects what their columns mean. */
export interface TablesState {
  readonly tables: readonly TableMapping[];
  /** The shown table. */
  readonly table: number;
  /** The focused column; -1 for the kind of the records. */
  readonly column: number;
}

export type TablesAction =
  | { type: 'table'; to: number }
  | { type: 'column'; to: number }
  | { type: 'means'; field: SourceField | null }
  /** Another kind of records, with its columns understood anew. */
  | { type: 'is'; table: TableMapping };

const within = (at: number, least: number, length: number): number => Math.max(least, Math.min(at, length - 1));

const replaced = ({ tables, table }: TablesState, by: TableMapping): readonly TableMapping[] =>
  tables.map((each, at) => (at === table ? by : each));

export function tablesReducer(state: TablesState, action: TablesAction): TablesState {
  const shown = state.tables[state.table];
  if (!shown) return state;
  switch (action.type) {
    case 'table':
      return { ...state, table: (action.to + state.tables.length) % state.tables.length, column: -1 };
    case 'column':
      return { ...state, column: within(action.to, -1, shown.columns.length) };
    case 'means': {
      const columns = shown.columns.map((column, at) =>
        at === state.column ? { ...column, field: action.field } : column,
      );
      return { ...state, tables: replaced(state, { ...shown, columns }) };
    }
    case 'is':
      return { ...state, tables: replaced(state, action.table) };
  }
}

/** The kinds of records, in the order in which a key goes through them. */
export const TABLE_KINDS: readonly SourceKind[] = ['client', 'contract', 'payment', 'event'];

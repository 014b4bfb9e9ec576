import type { SqlRow } from '../../db/reader.ts';
import type { Models } from '../../models/defineModels.ts';
import type { Session } from '../session.ts';
import type { Condition, Leaf } from './condition.ts';
import type { SqlValue } from './sql.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What every list can be asked. */
export interface ListQuery {
  /** Words to find, in any column shown. */
  readonly text?: string;
  /** Also what was deactivated. */
  readonly includeInactive?: boolean;
  readonly sort?: Sort | null;
}

/** What a list is sorted by: a column of its table. */
export interface SortColumn {
  readonly sql: string;
  /** The order of the active rows by this column, and of the others, is in this index; null for a small table. */
  readonly index: string | null;
  /** How a value that came from an edge is given back to the database. */
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'instant';
  /** For nullable columns: a lower bound of all values. */
  readonly least?: number;
}

/** An index that has the rows with one value of some columns in the order of a sort. */
export interface FilterIndex {
  readonly index: string;
  /** The columns before `is_active`. */
  readonly by: readonly string[];
  /** The name of the sort whose order follows. */
  readonly sort: string;
}

/** A named filter of the model, with its values: `['ownedBy', 3]`. */
export type ScopeCall = readonly [name: string, ...values: readonly (number | Date)[]];

/** How one kind of record is listed: from a table that has all that is shown, sorted and filtered by. */
export interface ListSpec<Shape> {
  /** Whose scopes are the filters. */
  readonly model: keyof Models;
  /** The table, called `l` in every piece of SQL. */
  readonly table: string;
  readonly id: string;
  readonly sorts: Readonly<Record<string, SortColumn>>;
  readonly sort: Sort;
  readonly filterIndexes: readonly FilterIndex[];
  /** Candidate queries for filters on a range of values, by the filter's column. */
  readonly ranges?: Readonly<Record<string, (value: SqlValue) => Pick<Leaf, 'queries' | 'cluster'>>>;
  /** A narrow index that begins with `is_active`, to count along. */
  readonly countIndex: string | null;
  /** What is selected, and what is joined to `l` for it. */
  readonly shown: string;
  readonly joins: string;
  /** What the words of the text must fulfil. */
  readonly search: (session: Session, text: string) => Promise<Condition | null>;
  readonly toRecord: (row: SqlRow) => Shape;
}

import type { SqlRow } from '../../db/reader.ts';
import type { Models } from '../../models/defineModels.ts';
import type { Session } from '../session.ts';
import type { Condition, Leaf } from './condition.ts';
import type { SqlValue } from './sql.ts';
import type { TermTable } from './terms/termConditions.ts';
import type { TypedKind } from './terms/termNames.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** The parameters that every list accepts. */
export interface ListQuery {
  /** Words to search for, in all columns shown. */
  readonly text?: string;
  /** Includes deactivated records. */
  readonly includeInactive?: boolean;
  readonly sort?: Sort | null;
}

/** A column that can sort a list. */
export interface SortColumn {
  readonly sql: string;
  /** The index that orders active and inactive rows by this column. Null for a small table. */
  readonly index: string | null;
  /** The SQL type of a cursor value. */
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'instant';
  /** For nullable columns: a lower bound of all values. */
  readonly least?: number;
}

/** An index that begins with some filter columns, followed by the columns of a sort. */
export interface FilterIndex {
  readonly index: string;
  /** The filter columns, before `is_active`. */
  readonly by: readonly string[];
  /** The name of the sort. */
  readonly sort: string;
}

/** A scope of the model, with its arguments: `['ownedBy', 3]`. */
export type ScopeCall = readonly [name: string, ...values: readonly (number | Date | string)[]];

/** Describes a list that reads one table with all columns that it shows, sorts and filters. */
export interface ListSpec<Shape> {
  /** The model whose scopes are the filters. */
  readonly model: keyof Models;
  /** The table, with the alias `l` in all SQL. */
  readonly table: string;
  readonly id: string;
  readonly sorts: Readonly<Record<string, SortColumn>>;
  readonly sort: Sort;
  readonly filterIndexes: readonly FilterIndex[];
  /** Candidate queries for range filters, by column; with `test` for one that is no column of the list's table. */
  readonly ranges?: Readonly<
    Record<string, (value: SqlValue) => Pick<Leaf, 'queries' | 'cluster'> & Partial<Pick<Leaf, 'test'>>>
  >;
  /** A narrow index that begins with `is_active`, for counts. */
  readonly countIndex: string | null;
  /** The select list, and the joins to `l` that it needs. */
  readonly shown: string;
  readonly joins: string;
  /** What typed terms need to know; absent if the list understands words only. */
  readonly typed?: { readonly kind: TypedKind; readonly table: TermTable };
  /** Returns the search condition for a text, or null if the text has no words. */
  readonly search: (session: Session, text: string) => Promise<Condition | null>;
  readonly toRecord: (row: SqlRow) => Shape;
}

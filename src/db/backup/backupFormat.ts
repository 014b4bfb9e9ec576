/**
 * The text in a backup: one JSON value a line. The first one describes the backup. Then each table has a line of its own
 * and a line for each row, and the last line has the number of rows of each table.
 */

/** What a backup holds beside the rows. */
export interface BackupHead {
  readonly format: 1;
  /** When the rows were read, in UTC. */
  readonly at: string;
  readonly engine: 'mysql' | 'mariadb';
  readonly schema: string;
  readonly zone: string;
  readonly isDemo: boolean;
  /** 64 hexadecimal digits. */
  readonly serverKey: string;
  readonly loginSecret: string;
  /** The names of the executed steps, in order. */
  readonly steps: readonly string[];
  /** The number of rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** One table, with its columns in the order of the values. */
export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns whose values are bytes, written in hexadecimal digits. */
  readonly bytes: readonly string[];
  /** The next number of its key; null if it counts none. */
  readonly next: string | null;
  /** The statement that makes it: only for tables that no step makes. */
  readonly create: string;
}

/** The values of one row, as the server writes them; bytes in hexadecimal digits. */
export type BackupRow = readonly (string | null)[];

export interface BackupEnd {
  readonly end: Readonly<Record<string, number>>;
}

export type BackupLine = BackupHead | BackupTable | BackupRow | BackupEnd;

export const isRow = (line: BackupLine): line is BackupRow => Array.isArray(line);
export const isTable = (line: BackupLine): line is BackupTable => 'table' in line;
export const isHead = (line: BackupLine): line is BackupHead => 'format' in line;

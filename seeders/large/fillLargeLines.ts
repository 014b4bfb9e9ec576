import type { Connection } from 'mysql2/promise';
import type { SchemaObject } from '../../migrations/objects/support/schemaObject.ts';
import { fillListing } from '../../src/db/fillListing.ts';
import type { SeedingRun } from './seedLargeRows.ts';

/** The shortest fills start last, so that all connections end at about the same time. */
const SHORT = ['contract_line', 'client_line'];

export interface FillingRun extends Pick<SeedingRun, 'connections' | 'check'> {
  readonly objects: readonly SchemaObject[];
  /** Called at the start of each table, with the number of tables. */
  readonly onTable: (begun: number, total: number) => void;
}

/** Fills every listing from the stored records, each table on one connection. */
export async function fillLargeLines({ connections, objects, check, onTable }: FillingRun): Promise<void> {
  const waiting = objects
    .filter(({ kind }) => kind === 'listing')
    .sort((a, b) => SHORT.indexOf(a.name) - SHORT.indexOf(b.name));
  const total = waiting.length;
  const work = async (connection: Connection): Promise<void> => {
    const run = async (sql: string, params?: readonly unknown[]) => {
      check();
      return (await connection.query(sql, params ? [...params] : undefined))[0];
    };
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      onTable(total - waiting.length, total);
      await fillListing(run, next);
    }
  };
  await Promise.all(connections.map(work));
}

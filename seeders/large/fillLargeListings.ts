import type { Connection } from 'mysql2/promise';
import type { SchemaObject } from '../../migrations/objects/support/schemaObject.ts';
import { fillListing } from '../../src/db/fillListing.ts';
import type { SeedingRun } from './seedLargeRows.ts';

/** What takes least is begun last, so that the connections end together. */
const SHORT = ['contract_listing'];

/** The functions that the statements of a listing call, the inner one first. `migrate` makes them anew with all others. */
const CALLED = ['company_day', 'late_from'];

export interface FillingRun extends Pick<SeedingRun, 'connections' | 'check'> {
  readonly objects: readonly SchemaObject[];
  /** Called at the start of each table, with the number of tables. */
  readonly onTable: (begun: number, total: number) => void;
}

/** Fills every listing out of what is stored, each table at once by one connection. */
export async function fillLargeListings({ connections, objects, check, onTable }: FillingRun): Promise<void> {
  const waiting = objects
    .filter(({ kind }) => kind === 'listing')
    .sort((a, b) => SHORT.indexOf(a.name) - SHORT.indexOf(b.name));
  const total = waiting.length;
  for (const { drop, create } of CALLED.flatMap((called) => objects.filter(({ name }) => name === called))) {
    await connections[0]?.query(drop);
    await connections[0]?.query(create);
  }
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

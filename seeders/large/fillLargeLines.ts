import type { Connection } from 'mysql2/promise';
import { fillStatements, withoutKeys } from '../../src/db/lines/fillLines.ts';
import type { LineTable, WordTable } from '../../src/db/lines/lineTables.ts';
import type { LargeKind, SeedingRun } from './seedLargeRows.ts';

type Filled = LineTable | WordTable;

const CHUNK = 20_000;
/** What takes longest is begun first, so that the connections end together. */
const ORDER: readonly (readonly [LargeKind, table: Filled, statement: number])[] = [
  ['client', 'client_word', 1],
  ['event', 'event_word', 1],
  ['event', 'event_line', 0],
  ['contract', 'contract_line', 0],
  ['client', 'client_line', 0],
];
const FIRST = { client: 'firstClient', contract: 'firstContract', event: 'firstEvent' } as const;

export interface FillingRun extends Pick<SeedingRun, 'connections' | 'engine' | 'plan' | 'check'> {
  /** Told with each table that is begun, and how many there are. */
  readonly onTable: (begun: number, total: number) => void;
}

/** Makes the lines and words of the plan's records out of what is stored, each table at once by one connection. */
export async function fillLargeLines({ connections, engine, plan, check, onTable }: FillingRun): Promise<void> {
  const waiting = [...ORDER];
  const work = async (connection: Connection): Promise<void> => {
    const run = async (sql: string, params?: readonly unknown[]) =>
      (await connection.query(sql, params ? [...params] : undefined))[0];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [kind, table, place] = next;
      onTable(ORDER.length - waiting.length, ORDER.length);
      const statement = fillStatements(engine, kind)[place] ?? '';
      const first = plan[FIRST[kind]];
      const last = first + plan.rows - 1;
      await withoutKeys(run, table, async () => {
        for (let from = first; from <= last; from += CHUNK) {
          check();
          await run(statement, [from, Math.min(from + CHUNK - 1, last)]);
        }
      });
    }
  };
  await Promise.all(connections.map(work));
}

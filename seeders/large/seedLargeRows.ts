import type { Connection } from 'mysql2/promise';
import { clientStatements } from './clients.ts';
import { contractStatements } from './contracts.ts';
import { eventStatements, layOutEvents } from './events.ts';
import { noteStatements } from './notes.ts';
import { createCalendar, type LargePlan } from './plan.ts';
import { taskStatements } from './tasks.ts';

export type LargeKind = 'client' | 'contract' | 'event' | 'task' | 'note';

/** Number of rows per transaction. */
export const CHUNK = 10_000;

/** The table that records the progress. It exists only while `seedLargeRows` has work left. */
export const PROGRESS_TABLE = 'seeding';

export interface SeedingRun {
  /** Connections of the owner, which share the work. */
  readonly connections: readonly Connection[];
  readonly plan: LargePlan;
  /** Called after each chunk, with the number of stored rows of that type. */
  readonly onProgress: (kind: LargeKind, rows: number) => void;
  /** Called before each chunk; throws to stop the work. */
  readonly check: () => void;
}

/**
 * Inserts the clients, the contracts with their payments, the events, the tasks and the notes of the plan, in chunks. Each transaction also
 * records its progress, so that an interrupted run can continue. The triggers must be dropped; all other constraints of
 * the database apply.
 */
export async function seedLargeRows(run: SeedingRun): Promise<void> {
  const { plan } = run;
  const calendar = createCalendar(plan);
  await store(run, 'client', (start, end) => clientStatements(plan, calendar, start, end));
  await store(run, 'contract', (start, end) => contractStatements(plan, calendar, start, end));
  run.check();
  const table = layOutEvents(plan, calendar);
  await store(run, 'event', (start, end) => eventStatements(plan, calendar, table, start, end));
  await store(run, 'task', (start, end) => taskStatements(plan, calendar, table, start, end));
  await store(run, 'note', (start, end) => noteStatements(plan, calendar, table, start, end));
}

async function store(
  { connections, plan, onProgress, check }: SeedingRun,
  kind: LargeKind,
  statementsOf: (start: number, end: number) => readonly string[],
): Promise<void> {
  const done = await chunksDone(connections, kind);
  let next = 0;
  let stored = 0;
  const work = async (connection: Connection): Promise<void> => {
    for (let start = next; start < plan.rows; start = next) {
      next += CHUNK;
      const end = Math.min(start + CHUNK, plan.rows);
      if (!done.has(start)) {
        check();
        await storeChunk(connection, kind, start, statementsOf(start, end));
      }
      stored += end - start;
      onProgress(kind, stored);
    }
  };
  await Promise.all(connections.map(work));
}

async function chunksDone([connection]: readonly Connection[], kind: LargeKind): Promise<ReadonlySet<number>> {
  const [rows] = (await connection?.query(`SELECT first_row FROM ${PROGRESS_TABLE} WHERE kind = ?`, [kind])) ?? [[]];
  return new Set((rows as { first_row: number }[]).map(({ first_row }) => first_row));
}

async function storeChunk(
  connection: Connection,
  kind: LargeKind,
  start: number,
  statements: readonly string[],
): Promise<void> {
  await connection.query('START TRANSACTION');
  try {
    for (const statement of statements) await connection.query(statement);
    await connection.query(`INSERT INTO ${PROGRESS_TABLE} (kind, first_row) VALUES (?, ?)`, [kind, start]);
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}

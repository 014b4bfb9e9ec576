import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { Unavailable, Usage } from '../../domain/errors.ts';
import { acquireNamedLock } from '../acquireNamedLock.ts';
import { lockHolder, namingBlockers } from '../blockers.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { executedSteps, loadObjects } from '../migrator.ts';
import { requireServerKey } from '../storedKey.ts';
import { connectAs, engineOf, LOCK } from '../withOwner.ts';
import type { BackupHead, BackupLine, BackupTable } from './backupFormat.ts';
import { countOf, readRows, readTables } from './readTables.ts';
import { requireNoUnfinishedRestore } from './unfinishedRestore.ts';

/** What a backup says of the company beside its tables. */
export interface BackedUpConfig {
  readonly schema: string;
  readonly serverKey: Buffer;
  readonly loginSecret: string;
  readonly zone: string;
  readonly isDemo: boolean;
}

export interface BackUpOptions {
  readonly admin: ConnectionOptions;
  readonly config: BackedUpConfig;
  readonly now: Date;
  /** Called often, with the number of rows so far and of all. Throws to stop the work. */
  readonly onProgress: (progress: { readonly table: string; readonly done: number; readonly total: number }) => void;
}

const LOCK_SECONDS = 60;
/** A reader who writes to a slow disk may keep the server waiting for so many seconds. */
const PATIENCE = 600;
const PIECE = 65_536;
/** Rows between two calls of `onProgress`. */
const OFTEN = 1000;

/**
 * Yields the text of a backup: the state of one moment, while others go on writing. Nothing is locked for them; other
 * work of an administrator waits.
 * @throws Usage if there is nothing to back up, or the server has another key; Unavailable if an administrator works
 */
export async function* backUp({ admin, config, now, onProgress }: BackUpOptions): AsyncGenerator<string> {
  const { schema } = config;
  const connection = await connectAs(admin);
  try {
    if (!(await acquireNamedLock(connection, LOCK, LOCK_SECONDS))) {
      throw new Unavailable({ key: 'cli.admin.busy', params: { names: await lockHolder(connection, LOCK) } });
    }
    const { head, tables } = await namingBlockers(connection, schema, () => begin(connection, config, now));
    const total = Object.values(head.rows).reduce((sum, count) => sum + count, 0);
    let done = 0;
    let piece = lineOf(head);
    const end: Record<string, number> = {};
    for (const table of tables) {
      piece += lineOf(table);
      let rows = 0;
      onProgress({ table: table.table, done, total });
      for await (const row of readRows(connection, schema, table)) {
        piece += lineOf(row);
        rows += 1;
        done += 1;
        if (rows % OFTEN === 0) onProgress({ table: table.table, done, total });
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
      end[table.table] = rows;
    }
    yield piece + lineOf({ end });
  } finally {
    connection.destroy(); // A reader that stopped early may have left rows on the line.
  }
}

const lineOf = (line: BackupLine): string => `${JSON.stringify(line)}\n`;

/** Takes the snapshot that everything is read from. */
async function begin(
  connection: Connection,
  config: BackedUpConfig,
  now: Date,
): Promise<{ head: BackupHead; tables: readonly BackupTable[] }> {
  const { schema, serverKey, loginSecret, zone, isDemo } = config;
  const engine = await engineOf(connection);
  await requireNoUnfinishedRestore(connection, schema);
  await requireServerKey(connection, schema, serverKey);
  await connection.query('SET SESSION net_write_timeout = ?', [PATIENCE]);
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  const folder = migrationsFolder();
  const steps = await executedSteps({ connection, schema, folder });
  if (steps.length === 0) throw new Usage({ key: 'backup.nothing', params: { schema } });
  const tables = await readTables(connection, schema, await madeAgain(engine));
  const rows: Record<string, number> = {};
  for (const { table } of tables) rows[table] = await countOf(connection, schema, table);
  const head = { format: 1, at: now.toISOString(), engine, schema, zone, isDemo, loginSecret, steps, rows } as const;
  return { head: { ...head, serverKey: serverKey.toString('hex') }, tables };
}

/** The tables that follow from the others: listings are filled again, and the ledger of objects is the program's. */
async function madeAgain(engine: BackupHead['engine']): Promise<ReadonlySet<string>> {
  const objects = await loadObjects(migrationsFolder(), engine);
  return new Set(['schema_object', ...objects.filter(({ kind }) => kind === 'listing').map(({ name }) => name)]);
}

import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../../domain/errors.ts';

/**
 * The table that stands in a schema while a backup is loaded into it. Whatever else is there is not whole, and only
 * another restore may replace it.
 */
export const UNFINISHED_RESTORE = 'unfinished_restore';

/** Returns whether a restore into this schema was begun and not completed. */
export async function isRestoreUnfinished(connection: Connection, schema: string): Promise<boolean> {
  const [found] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [schema, UNFINISHED_RESTORE],
  );
  return found.length > 0;
}

/** @throws Usage (`restore.unfinished`) */
export async function requireNoUnfinishedRestore(connection: Connection, schema: string): Promise<void> {
  if (await isRestoreUnfinished(connection, schema)) {
    throw new Usage({ key: 'restore.unfinished', params: { schema } });
  }
}

/** The server's prepared statements: one account can take all of them, and the others then read more slowly. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { driverError } from './driverError.ts';

/** The part of the server's statements from which it counts as too much. */
const TOO_MUCH = 0.8;

/** MySQL counts them by session, unless its performance schema is off. */
const BY_SESSION = `SELECT t.processlist_id AS id, CONCAT(t.processlist_user, '@', t.processlist_host) AS account,
    COUNT(*) AS held
  FROM performance_schema.prepared_statements_instances AS p
  JOIN performance_schema.threads AS t ON t.thread_id = p.owner_thread_id
  WHERE t.processlist_id IS NOT NULL GROUP BY 1, 2 ORDER BY held DESC LIMIT 3`;
/** MariaDB tells the memory of each session; statements take most of it. */
const BY_MEMORY = `SELECT id AS id, CONCAT(user, '@', SUBSTRING_INDEX(host, ':', 1)) AS account, memory_used AS held
  FROM information_schema.processlist WHERE id <> CONNECTION_ID() ORDER BY memory_used DESC LIMIT 1`;

export interface PreparedStatements {
  readonly count: number;
  readonly most: number;
  /** The connections that hold most of them, by number and account. */
  readonly holders: string;
}

/** Returns how many prepared statements there are, and who holds them, if they are about to run out; else null. */
export async function mostPrepared(admin: Connection): Promise<PreparedStatements | null> {
  const [status] = await admin.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'");
  const [setting] = await admin.query<RowDataPacket[]>('SELECT @@GLOBAL.max_prepared_stmt_count AS most');
  const [count, most] = [Number(status[0]?.Value), Number(setting[0]?.most)];
  if (count < most * TOO_MUCH) return null;
  const bySession = await rowsOf(admin, BY_SESSION);
  const found = bySession.length > 0 ? bySession : await rowsOf(admin, BY_MEMORY);
  const holders = found.map(({ id, account }) => `${id} (${account})`).join(', ');
  return { count, most, holders: holders || '?' };
}

async function rowsOf(admin: Connection, sql: string): Promise<RowDataPacket[]> {
  try {
    return (await admin.query<RowDataPacket[]>(sql))[0];
  } catch (error) {
    // Without the right, the table or the column, this server does not tell.
    if (driverError(error).errno === undefined) throw error;
    return [];
  }
}

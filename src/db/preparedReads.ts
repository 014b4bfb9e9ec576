import type { Connection } from 'mysql2/promise';
import type { Logger } from 'pino';
import { isNonePreparedLeft } from './driverError.ts';

/** Statements that a connection remembers. */
const MOST = 1000;

type Progress = 'asked once' | 'preparing' | 'prepared';

const known = new WeakMap<Connection, Map<string, Progress>>();

const warn = (log: Logger) => log.warn('all prepared statements of the server are in use: somebody may be taking them');

/**
 * Returns whether the statement is prepared on the connection. When it comes for the second time it is prepared, behind
 * that run: whoever asks never waits for it. Most statements come once, or often.
 */
export function isPrepared(connection: Connection, sql: string, log: Logger): boolean {
  const statements = known.get(connection) ?? new Map<string, Progress>();
  known.set(connection, statements);
  const progress = statements.get(sql);
  if (progress === undefined) {
    if (statements.size >= MOST) statements.clear();
    statements.set(sql, 'asked once');
  } else if (progress === 'asked once') {
    statements.set(sql, 'preparing');
    setImmediate(() =>
      connection.prepare({ sql }).then(
        () => statements.set(sql, 'prepared'),
        (error) => isNonePreparedLeft(error) && warn(log),
      ),
    );
  }
  return progress === 'prepared';
}

/** Handles the failure of a prepared statement: asks in plain text where the server has dropped it and has none left. */
export const orPlain =
  <T>(plain: () => Promise<T>, log: Logger) =>
  (error: unknown): Promise<T> => {
    if (!isNonePreparedLeft(error)) throw error;
    warn(log);
    return plain();
  };

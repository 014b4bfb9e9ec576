import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';

/** Returns whether the server logs changes as statements: it then refuses every write of a session that reads committed rows. */
export async function logsStatements(connection: Connection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format')",
  );
  const settingOf = (name: string) => rows.find(({ Variable_name: found }) => found === name)?.Value;
  return settingOf('log_bin') === 'ON' && settingOf('binlog_format') === 'STATEMENT';
}

/**
 * Returns whether MySQL keeps a prepared distributed transaction in its session. The rules then cannot tell that a
 * session writes in one, and its locks outlive it.
 */
export async function isXaKept(connection: Connection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL VARIABLES LIKE 'xa_detach_on_prepare'");
  return rows[0]?.Value === 'OFF';
}

/** @throws Usage for a setting of the server that the program cannot work with */
export async function requireSettings(connection: Connection): Promise<void> {
  if (await logsStatements(connection)) throw new Usage({ key: 'server.logsStatements' });
  if (await isXaKept(connection)) throw new Usage({ key: 'server.keepsXa' });
}

import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';

/** Returns the server's settings of these names. A setting that the engine does not have is missing. */
async function settings(connection: Connection, ...names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sql = 'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)';
  const [rows] = await connection.query<RowDataPacket[]>(sql, [names]);
  return new Map(rows.map(({ Variable_name: name, Value: value }) => [String(name).toLowerCase(), String(value)]));
}

/** Returns whether the server logs changes as statements: it then refuses every write of a session that reads committed rows. */
export async function logsStatements(connection: Connection): Promise<boolean> {
  const found = await settings(connection, 'log_bin', 'binlog_format');
  return found.get('log_bin') === 'ON' && found.get('binlog_format') === 'STATEMENT';
}

/**
 * Returns whether MySQL keeps a prepared distributed transaction in its session. The rules then cannot tell that a
 * session writes in one, and its locks outlive it.
 */
export async function isXaKept(connection: Connection): Promise<boolean> {
  return (await settings(connection, 'xa_detach_on_prepare')).get('xa_detach_on_prepare') === 'OFF';
}

/**
 * Returns whether only an account with SUPER may make triggers and functions. Galera logs changes for its other nodes
 * also where the binary log is off.
 */
export async function needsSuper(connection: Connection): Promise<boolean> {
  const found = await settings(connection, 'log_bin', 'wsrep_on', 'log_bin_trust_function_creators');
  const isLogged = found.get('log_bin') === 'ON' || found.get('wsrep_on') === 'ON';
  return isLogged && found.get('log_bin_trust_function_creators') !== 'ON';
}

/** Returns whether the server is a node of a Galera cluster. */
export async function isGalera(connection: Connection): Promise<boolean> {
  return (await settings(connection, 'wsrep_on')).get('wsrep_on') === 'ON';
}

/** @throws Usage for a setting of the server that the program cannot work with */
export async function requireSettings(connection: Connection): Promise<void> {
  if (await logsStatements(connection)) throw new Usage({ key: 'server.logsStatements' });
  if (await isXaKept(connection)) throw new Usage({ key: 'server.keepsXa' });
}

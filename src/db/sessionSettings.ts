import { connect, isIP, type Socket } from 'node:net';
import type { Connection } from 'mysql2';
import type { DatabaseAddress } from '../settings/config.ts';

/** The modes both engines know and that make them refuse what they would otherwise change in silence. */
const SQL_MODE = [
  'STRICT_ALL_TABLES',
  'ONLY_FULL_GROUP_BY',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',');

/** Bytes that travel in neither direction for this long while a statement runs: the line is dead. */
const SILENCE_MS = 30_000;
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
/** Statements that stay prepared on one connection; the library makes room for the most there may be at once. */
const PREPARED = 200;

const DEPARTMENT = /^(collaborator|commercial|support|gestion)$/;

/** Where the server is. Over TLS its certificate must be of a trusted authority and for the host that was named. */
export function serverOptions(address: DatabaseAddress) {
  if ('socketPath' in address) return { socketPath: address.socketPath };
  const { host, port, tls } = address;
  if (!tls) return { host, port };
  const ssl = { minVersion: 'TLSv1.2' as const, verifyIdentity: true };
  return { host, port, ssl, ...(isIP(host) !== 0 && { stream: () => connectToAddress(host, port) }) };
}

/**
 * A connection to an IP address that remembers it. Node compares the certificate with the host that the socket notes
 * (`_host`); it notes names only, and the driver hands names only over: an address would be checked as "localhost".
 */
function connectToAddress(host: string, port: number): Socket {
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS });
  return Object.assign(socket, { _host: host });
}

/** The same settings for every connection: where the server is, and how values travel. */
export function connectionOptions(address: DatabaseAddress) {
  return {
    ...serverOptions(address),
    charset: 'utf8mb4_unicode_520_ci',
    connectTimeout: CONNECT_MS,
    maxPreparedStatements: PREPARED,
    enableKeepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
  };
}

/**
 * What every new connection does first. One role is active at a time on MariaDB, so the department is named; strict
 * modes are for messages, no rule leans on them.
 * @param department the role to take, or null for the login account, which has none
 */
export function sessionStatements(department: string | null): string[] {
  if (department !== null && !DEPARTMENT.test(department)) throw new Error('There is no such department.');
  return [
    `SET SESSION sql_mode = '${SQL_MODE}', time_zone = '+00:00', innodb_lock_wait_timeout = 2`,
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    ...(department === null ? [] : [`SET ROLE '${department}'`]),
  ];
}

/**
 * Breaks the connection when the server stays silent during a statement: a network that drops packets says nothing,
 * and the statement would hang for ever. A connection that waits between statements is left alone.
 */
export function breakWhenSilent(connection: Connection, ms = SILENCE_MS): void {
  // Neither the socket nor the running command is part of the library's types.
  const inside = connection as unknown as { readonly stream: Socket; readonly _command: unknown };
  inside.stream.setTimeout(ms);
  // Not as a callback of `setTimeout`: that listens once, and the first wait between statements would use it up.
  inside.stream.on('timeout', () => {
    if (!inside._command) return;
    inside.stream.destroy(Object.assign(new Error('The server stays silent.'), { code: 'ETIMEDOUT' }));
  });
}

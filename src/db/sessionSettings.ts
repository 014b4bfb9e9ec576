import { connect, isIP, type Socket } from 'node:net';
import type { ServerAddress } from '../settings/configFile.ts';

/** SQL modes of both engines that refuse a value instead of changing it silently. */
const SQL_MODE = [
  'STRICT_ALL_TABLES',
  'ONLY_FULL_GROUP_BY',
  'NO_ZERO_DATE',
  'NO_ZERO_IN_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',');

/** A server that accepts a connection and does not greet is given up after this many milliseconds. */
const CONNECT_MS = 8000;
const KEEP_ALIVE_MS = 10_000;
/** Maximum number of prepared statements per connection. */
const PREPARED = 200;

const DEPARTMENT = /^(collaborator|commercial|support|gestion)$/;

/**
 * Returns the driver's options for a server. With TLS, the certificate must come from a trusted authority and match the
 * configured host.
 */
export function serverOptions(address: ServerAddress) {
  if ('socketPath' in address) return { socketPath: address.socketPath };
  const { host, port, tls } = address;
  if (!tls) return { host, port };
  const ssl = { minVersion: 'TLSv1.2' as const, verifyIdentity: true };
  return { host, port, ssl, ...(isIP(host) !== 0 && { stream: () => connectToAddress(host, port) }) };
}

/**
 * Opens a connection to an IP address and stores the address as the socket's `_host`. Node.js compares the certificate
 * with `_host`, which it sets for host names only; an IP address would be compared as "localhost".
 */
function connectToAddress(host: string, port: number): Socket {
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS });
  return Object.assign(socket, { _host: host });
}

/** Returns the options that all connections share: the server's address, and the formats of values. */
export function connectionOptions(address: ServerAddress) {
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
 * Returns the first statements of every new connection. MariaDB has one active role at a time, so the department is
 * named. Strict modes only improve messages; no rule depends on them. `lock_wait_timeout` is for tables: whoever keeps a
 * table open and asks for it alone would otherwise hold up every read for a day. Both waits are short: after one there is
 * time to end what blocks, and to try again.
 * @param department the role to activate, or null for the sign-in account, which has none, and only calls procedures
 * @param more settings of this connection alone
 */
export function sessionStatements(department: string | null, more: readonly string[] = []): string[] {
  if (department !== null && !DEPARTMENT.test(department)) throw new Error('No such department.');
  const settings = [
    `sql_mode = '${SQL_MODE}'`,
    "time_zone = '+00:00'",
    'innodb_lock_wait_timeout = 2',
    'lock_wait_timeout = 2',
    ...more,
  ];
  return [
    `SET SESSION ${settings.join(', ')}`,
    ...(department === null
      ? []
      : ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', `SET ROLE '${department}'`]),
  ];
}

/** The error of the database driver, without Sequelize's error objects around it. */
export interface DriverError {
  readonly errno: number | undefined;
  readonly code: string | undefined;
  readonly message: string;
}

interface Wrapped {
  readonly parent?: unknown;
  readonly original?: unknown;
  readonly errno?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly name?: unknown;
}

/** @returns the innermost error: Sequelize keeps the driver's error in `parent` */
export function driverError(error: unknown): DriverError {
  const { parent, original, errno, code, message } = (error ?? {}) as Wrapped;
  const inner = parent ?? original;
  if (inner && inner !== error) return driverError(inner);
  return {
    errno: typeof errno === 'number' ? errno : undefined,
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : String(error),
  };
}

/**
 * Returns the parts of an error that may be logged. The statement is left out: it contains personal data and hashes.
 */
export function loggable(error: unknown): Record<string, unknown> {
  const { name, stack } = (error ?? {}) as { name?: unknown; stack?: unknown };
  return { name, ...driverError(error), stack };
}

/** Deadlock, lock wait timeout, and «changed since read» of both engines: the transaction can be retried. */
const TRANSIENT = new Set([1213, 1205, 1020, 3101]);

/** A node apart from its cluster, a server shut for everybody, a group that commits nothing; server shutdown, killed connection or statement, too many connections, idle timeout. */
const LOST_ERRNO = new Set(
  [1040, 1047, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1180, 1203, 1226, 1317, 1927, 2006, 2013].concat([
    3024, 3032, 3100, 3169, 4031,
  ]),
);
const LOST_CODE = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_UNEXPECTED_PACKET',
  'PROTOCOL_PACKETS_OUT_OF_ORDER',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ETIMEDOUT',
]);
/** Within a transaction, a lost connection has neither a code nor an error number. */
const LOST_MESSAGE =
  /closed state|connection (?:was |is )?(?:lost|closed|killed)|socket disconnected|ECONNRESET|server (?:closed|has gone away)|ConnectionManager\.getConnection was called after/i;
const LOST_NAME = /^SequelizeConnection(?:Refused|AcquireTimeout|TimedOut)?Error$|^SequelizeHostNot/;

/** Wrong password, locked account, role not granted: the collaborator's account was closed or has a new department. */
const REFUSED_ACCOUNT = new Set([1045, 1698, 1524, 1820, 1862, 1959, 3118, 3530, 3955, 4151]);

export const isTransient = (error: unknown): boolean => TRANSIENT.has(driverError(error).errno ?? 0);

/** Returns whether the server has no prepared statement left: one account can take all of them. */
export const isNonePreparedLeft = (error: unknown): boolean => driverError(error).errno === 1461;

/** Returns whether a row lock could not be obtained in time. */
export const isLockWait = (error: unknown): boolean => driverError(error).errno === 1205;

export const isAccountRefused = (error: unknown): boolean => REFUSED_ACCOUNT.has(driverError(error).errno ?? 0);

/** Why a TLS connection failed; `unencrypted` if the server offers no TLS. */
export type TlsFault = 'unencrypted' | 'name' | 'date' | 'authority' | 'other';

/** Messages of the TLS library about certificates. The driver keeps the message and replaces the code. */
const TLS_FAULTS: readonly (readonly [TlsFault, RegExp])[] = [
  ['name', /does not match certificate's altnames/i],
  ['date', /certificate (?:has expired|is not yet valid)/i],
  ['authority', /self.signed|issuer certificate|verify the first certificate|certificate not trusted|authority/i],
];

/** @returns null if the error does not come from TLS */
export function tlsFault(error: unknown): TlsFault | null {
  const { code, message } = driverError(error);
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return 'unencrypted';
  if (code !== 'HANDSHAKE_SSL_ERROR' || isLost(error)) return null;
  return TLS_FAULTS.find(([, said]) => said.test(message))?.[0] ?? 'other';
}

/** Returns whether the server is unreachable or the connection broke. */
export function isLost(error: unknown): boolean {
  if (isAccountRefused(error)) return false;
  const { errno, code, message } = driverError(error);
  return (
    LOST_ERRNO.has(errno ?? 0) ||
    LOST_CODE.has(code ?? '') ||
    LOST_MESSAGE.test(message) ||
    LOST_NAME.test(String((error as Wrapped | null)?.name ?? ''))
  );
}

/** Two creations with the same idempotency key ran at once. A retry finds the first one's record. */
export function isSameRequest(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1062 && /request_key/.test(message);
}

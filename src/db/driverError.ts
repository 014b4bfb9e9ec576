/** What the driver said, whatever the library wrapped it in. */
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

/** @returns the innermost error: Sequelize keeps the driver's own in `parent` */
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

/** What of an error may be written down: never the statement, which has people's data and hashes in it. */
export function loggable(error: unknown): Record<string, unknown> {
  const { name, stack } = (error ?? {}) as { name?: unknown; stack?: unknown };
  return { name, ...driverError(error), stack };
}

/** Deadlock, lock wait, and changed-since-read of the two engines: the whole unit of work can be done again. */
const TRANSIENT = new Set([1213, 1205, 1020, 3101]);

/** Server going down, killed session or statement, too many connections, idle too long. */
const LOST_ERRNO = new Set(
  [1040, 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1203, 1226, 1317, 1927, 2006, 2013].concat([3024, 3169, 4031]),
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
/** Inside a transaction a lost connection surfaces without a code and without a number. */
const LOST_MESSAGE =
  /closed state|connection (?:was |is )?(?:lost|closed|killed)|socket disconnected|ECONNRESET|server (?:closed|has gone away)|stays silent|ConnectionManager\.getConnection was called after/i;
const LOST_NAME = /^SequelizeConnection(?:Refused|AcquireTimeout|TimedOut)?Error$|^SequelizeHostNot/;

/** Wrong secret, locked account, role no longer held: the account of a collaborator was closed or moved. */
const REFUSED_ACCOUNT = new Set([1045, 1698, 1524, 1820, 1862, 1959, 3118, 3530, 3955, 4151]);

export const isTransient = (error: unknown): boolean => TRANSIENT.has(driverError(error).errno ?? 0);

/** Somebody else held a row for too long. */
export const isLockWait = (error: unknown): boolean => driverError(error).errno === 1205;

export const isAccountRefused = (error: unknown): boolean => REFUSED_ACCOUNT.has(driverError(error).errno ?? 0);

/** Why a TLS connection is refused; `unencrypted` where the server offers none. */
export type TlsFault = 'unencrypted' | 'name' | 'date' | 'authority' | 'other';

/** What the TLS library says of a certificate: the driver keeps the sentence and replaces the code. */
const TLS_FAULTS: readonly (readonly [TlsFault, RegExp])[] = [
  ['name', /does not match certificate's altnames/i],
  ['date', /certificate (?:has expired|is not yet valid)/i],
  ['authority', /self.signed|issuer certificate|verify the first certificate|certificate not trusted|authority/i],
];

/** @returns null where the failure is not one of TLS */
export function tlsFault(error: unknown): TlsFault | null {
  const { code, message } = driverError(error);
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return 'unencrypted';
  if (code !== 'HANDSHAKE_SSL_ERROR' || isLost(error)) return null;
  return TLS_FAULTS.find(([, said]) => said.test(message))?.[0] ?? 'other';
}

/** The server is not there, or the line to it broke. */
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

/** Two creations with the same idempotency key met: done again, the second finds the first. */
export function isSameRequest(error: unknown): boolean {
  const { errno, message } = driverError(error);
  return errno === 1062 && /request_key/.test(message);
}

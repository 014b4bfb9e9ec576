/**
 * The server key: 32 random bytes in the company's configuration. The database password of each collaborator is derived
 * from it (HMAC-SHA256, RFC 2104), so that it is neither stored nor typed.
 */
import { createHmac } from 'node:crypto';
import { MIXED_FROM, MIXED_PREFIX } from '../domain/derivedPassword.ts';

const BLOCK = 64;
const SERVER_KEY_BYTES = 32;

/** What the database stores to derive the same passwords without holding the key itself. */
export interface HmacPads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

/** Returns the two padded keys of HMAC-SHA256, 64 bytes each: key XOR 0x36… and key XOR 0x5c… */
export function hmacPads(serverKey: Buffer): HmacPads {
  requireKey(serverKey);
  const block = Buffer.alloc(BLOCK);
  serverKey.copy(block);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}

/**
 * Returns the password of a collaborator's database account: 64 hexadecimal digits, after a prefix in later versions.
 * @param accountVersion `credential.account_version`. Each provisioning increments it, so that older passwords stop
 * working
 */
export function databaseSecret(serverKey: Buffer, collaboratorId: number, accountVersion: number): string {
  requireKey(serverKey);
  const digest = createHmac('sha256', serverKey).update(`db:${collaboratorId}:${accountVersion}`).digest('hex');
  return accountVersion > MIXED_FROM ? `${MIXED_PREFIX}${digest}` : digest;
}

/**
 * Returns the password of the account that reads keys for the SSH server. Whoever holds it learns nothing about the
 * server key.
 */
export function keysSecret(serverKey: Buffer): string {
  requireKey(serverKey);
  return `${MIXED_PREFIX}${createHmac('sha256', serverKey).update('keys:1').digest('hex')}`;
}

/**
 * Returns the proof for a sign-in by key alone: only who holds the server key can make it.
 * @param key the number of the person's key; null for a certificate
 */
export function keyProof(serverKey: Buffer, username: string, key: number | null): string {
  requireKey(serverKey);
  return createHmac('sha256', serverKey)
    .update(`key:${key ?? ''}:${username}`)
    .digest('hex');
}

/** Returns a keyed digest of a typed username, for the log: only who has the key can find the name. */
export function nameDigest(serverKey: Buffer, username: string): string {
  return createHmac('sha256', serverKey).update(`log:${username.toLowerCase()}`).digest('hex').slice(0, 16);
}

/** Returns the name of a collaborator's database account. It contains the id, never typed text. */
export function accountName(collaboratorId: number): string {
  if (!Number.isSafeInteger(collaboratorId) || collaboratorId < 1) throw new RangeError('collaborator id');
  return `epicevent_c${collaboratorId}`;
}

function requireKey(serverKey: Buffer): void {
  if (serverKey.length !== SERVER_KEY_BYTES)
    throw new RangeError(`The server key must have ${SERVER_KEY_BYTES} bytes.`);
}

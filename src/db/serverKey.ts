/**
 * The server key: 32 random bytes that the company keeps in its configuration. A collaborator's database secret is
 * derived from it (HMAC-SHA256, RFC 2104), so that it is never stored and never typed.
 */
import { createHmac } from 'node:crypto';

const BLOCK = 64;
const SERVER_KEY_BYTES = 32;

/** What the database stores to derive the same secrets without knowing the key itself in one piece. */
export interface HmacPads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

/** The two padded keys of HMAC-SHA256, 64 bytes each: key XOR 0x36… and key XOR 0x5c… */
export function hmacPads(serverKey: Buffer): HmacPads {
  requireKey(serverKey);
  const block = Buffer.alloc(BLOCK);
  serverKey.copy(block);
  return { inner: Buffer.from(block.map((byte) => byte ^ 0x36)), outer: Buffer.from(block.map((byte) => byte ^ 0x5c)) };
}

/**
 * The password of a collaborator's own database account, 64 hexadecimal digits. `accountVersion` is
 * `credential.account_version`; every (re)provisioning raises it, so an older secret opens nothing.
 */
export function databaseSecret(serverKey: Buffer, collaboratorId: number, accountVersion: number): string {
  requireKey(serverKey);
  return createHmac('sha256', serverKey).update(`db:${collaboratorId}:${accountVersion}`).digest('hex');
}

/** The name of a collaborator's own database account: made from the number, never from typed text. */
export function accountName(collaboratorId: number): string {
  if (!Number.isSafeInteger(collaboratorId) || collaboratorId < 1) throw new RangeError('collaborator number');
  return `epicevent_c${collaboratorId}`;
}

function requireKey(serverKey: Buffer): void {
  if (serverKey.length !== SERVER_KEY_BYTES) throw new RangeError(`a server key has ${SERVER_KEY_BYTES} bytes`);
}

import { z } from 'zod';
import { LONGEST_KEY_COMMENT, SSH_KEY_TYPES, type SshKeyType } from '../../domain/sshKey.ts';
import { withoutHidden } from '../../domain/typedText.ts';
import { type Reading, refused, taken, typed } from './typed.ts';

/** A public key as a line of an OpenSSH file has it. */
export interface PublicKey {
  readonly type: SshKeyType;
  /** The key in base64. */
  readonly body: string;
  readonly comment: string;
}

export interface SshKeyInput {
  readonly key: string;
  /** The own password, where it is one's own key. */
  readonly password?: string;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const LEAST_RSA_BITS = 3072;

/** How many parts a key of each kind has, its name the first. */
const PARTS: Readonly<Record<SshKeyType, number>> = {
  'ssh-ed25519': 2,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
  'sk-ssh-ed25519@openssh.com': 3,
  'sk-ecdsa-sha2-nistp256@openssh.com': 4,
  'ssh-rsa': 3,
};

/** Returns the parts of a key, each with its length in front; null where they do not fill it. */
function partsOf(body: string): readonly Buffer[] | null {
  const bytes = Buffer.from(body, 'base64');
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? parts : null;
}

/** A modulus whose first bit is set has a zero byte in front. */
const bitsOf = (modulus: Buffer): number => (modulus[0] === 0 ? modulus.length - 1 : modulus.length) * 8;

/**
 * Reads a line of `id_….pub`. Options in front of the key, such as `command=…`, are refused: they would say what the
 * key may do. The database checks the key itself once more.
 */
export function readPublicKey(line: string): Reading<PublicKey> {
  const [type = '', body = '', ...rest] = line.trim().split(/\s+/);
  if (type === '') return refused('field.required');
  if (/PRIVATE KEY/.test(line)) return refused('sshKeys.private');
  const known = SSH_KEY_TYPES.find((name) => name === type);
  if (!known) {
    const later = [body, ...rest].some((word) => (SSH_KEY_TYPES as readonly string[]).includes(word));
    return later || /[=",]/.test(type) ? refused('sshKeys.options') : refused('sshKeys.kind');
  }
  const parts = BASE64.test(body) ? partsOf(body) : null;
  if (parts?.length !== PARTS[known] || parts[0]?.toString('latin1') !== known) return refused('sshKeys.damaged');
  if (known === 'ssh-rsa' && bitsOf(parts[2] ?? Buffer.of()) < LEAST_RSA_BITS)
    return refused('sshKeys.short', { bits: LEAST_RSA_BITS });
  const comment = [...withoutHidden(rest.join(' '), false)].slice(0, LONGEST_KEY_COMMENT).join('');
  return taken({ type: known, body, comment });
}

const ownPassword = typed((text) => (text === '' ? refused<string>('field.required') : taken(text)));

/** @param isOwn whether it is one's own key, which needs the own password */
export const sshKeySchema = (isOwn: boolean) =>
  z.object({ key: typed(readPublicKey), password: isOwn ? ownPassword : z.string().default('') });

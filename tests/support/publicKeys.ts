import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A public key as OpenSSH writes it, made without its programs. */
export interface MadeKey {
  readonly type: string;
  readonly body: string;
  /** As `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  /** The line of the `.pub` file. */
  readonly line: string;
}

const text = (part: string | Buffer): Buffer => {
  const bytes = Buffer.from(part);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
/** A positive number: a zero byte in front where the first bit is set. */
const positive = (bytes: Buffer) => text((bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
const part = (key: KeyObject, name: 'x' | 'y' | 'n' | 'e') =>
  Buffer.from(key.export({ format: 'jwk' })[name] ?? '', 'base64url');

/** Writes a key from its parts. */
export function keyOf(type: string, ...parts: readonly Buffer[]): MadeKey {
  const blob = Buffer.concat([text(type), ...parts]);
  const body = blob.toString('base64');
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { type, body, fingerprint: `SHA256:${digest}`, line: `${type} ${body} made by a test` };
}

const ed25519 = () => text(part(generateKeyPairSync('ed25519').publicKey, 'x'));
const CURVES = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' } as const;
const point = (curve: keyof typeof CURVES) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: CURVES[curve] });
  return [text(curve), text(Buffer.concat([Buffer.of(4), part(publicKey, 'x'), part(publicKey, 'y')]))];
};

/** Makes a new key of one kind. */
export const newKey = {
  ed25519: () => keyOf('ssh-ed25519', ed25519()),
  ecdsa: (curve: keyof typeof CURVES) => keyOf(`ecdsa-sha2-${curve}`, ...point(curve)),
  rsa(bits: number): MadeKey {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    return keyOf('ssh-rsa', positive(part(publicKey, 'e')), positive(part(publicKey, 'n')));
  },
  securityKey: (application = 'ssh:') => keyOf('sk-ssh-ed25519@openssh.com', ed25519(), text(application)),
  ecdsaSecurityKey: () => keyOf('sk-ecdsa-sha2-nistp256@openssh.com', ...point('nistp256'), text('ssh:')),
  /** RSA with a zero byte that is not needed: the same key in another writing. */
  rsaWrittenOtherwise(bits: number): MadeKey {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    const modulus = Buffer.concat([Buffer.of(0, 0), part(publicKey, 'n')]);
    return keyOf('ssh-rsa', positive(part(publicKey, 'e')), text(modulus));
  },
};

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { keyOf, type MadeKey } from './publicKeys.ts';

const REQUEST_IDENTITIES = 11;
const IDENTITIES = 12;
const SIGN = 13;
const SIGNATURE = 14;
const FAILURE = 5;

const TYPE = 'sk-ssh-ed25519@openssh.com';
const APPLICATION = 'ssh:';
const TOUCHED = 1;

const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const text = (part: string | Buffer) => Buffer.concat([number(Buffer.byteLength(part)), Buffer.from(part)]);
const sha256 = (part: string | Buffer) => createHash('sha256').update(part).digest();

/** An SSH agent with one security key in memory: what a device does, in a program. */
export interface SecurityKeyAgent {
  readonly key: MadeKey;
  readonly socket: string;
  /** Whether a finger is on the key: the next signatures say so. */
  touch(isTouched: boolean): void;
  close(): void;
}

/** Starts the agent on a socket. */
export async function securityKeyAgent(socket: string): Promise<SecurityKeyAgent> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = keyOf(TYPE, text(point), text(APPLICATION));
  const blob = Buffer.from(key.body, 'base64');
  let flags = TOUCHED;
  let counter = 0;
  const signed = (message: Buffer): Buffer => {
    counter += 1;
    const proof = Buffer.concat([Buffer.of(flags), number(counter)]);
    const signature = sign(null, Buffer.concat([sha256(APPLICATION), proof, sha256(message)]), privateKey);
    return Buffer.concat([text(TYPE), text(signature), proof]);
  };
  const answer = (request: Buffer): Buffer => {
    if (request[0] === REQUEST_IDENTITIES)
      return Buffer.concat([Buffer.of(IDENTITIES), number(1), text(blob), text('device')]);
    if (request[0] !== SIGN) return Buffer.of(FAILURE);
    const at = 5 + request.readUInt32BE(1);
    const message = request.subarray(at + 4, at + 4 + request.readUInt32BE(at));
    return Buffer.concat([Buffer.of(SIGNATURE), text(signed(message))]);
  };
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    let heard = Buffer.alloc(0);
    client.on('error', () => client.destroy());
    client.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      while (heard.length >= 4 && heard.length >= 4 + heard.readUInt32BE(0)) {
        const length = heard.readUInt32BE(0);
        client.write(text(answer(heard.subarray(4, 4 + length))));
        heard = heard.subarray(4 + length);
      }
    });
  });
  rmSync(socket, { force: true });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    key,
    socket,
    touch: (isTouched) => {
      flags = isTouched ? TOUCHED : 0;
    },
    close: () => {
      for (const client of open) client.destroy();
      server.close();
    },
  };
}

/**
 * A file that only a pass phrase opens. A line of readable JSON says how the keys are derived; the content follows in
 * chunks. Each chunk is authenticated with its number and with whether it is the last one, so a byte that was changed, a
 * chunk that was moved and an end that was cut off are all found.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Usage } from '../domain/errors.ts';

const MAGIC = 'epicevent-sealed-1';
const CHUNK = 65_536;
const TAG = 16;
/** 128 MB of memory for every pass phrase that somebody tries. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** A file that asks for more is refused: opening it would take the memory of the machine. */
const GREATEST_N = 2 ** 20;
const LONGEST_HEADER = 1000;

interface Header {
  readonly format: string;
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
}

interface Keys {
  /** Encrypts the chunks. */
  readonly content: Buffer;
  /** Authenticates the header, which tells a wrong pass phrase before anything else is read. */
  readonly header: Buffer;
}

/** A file that its pass phrase has opened. */
export interface SealedFile {
  /** Reads the content from the start, each time that it is called. @throws Usage (`sealed.damaged`) */
  content(): AsyncGenerator<Buffer>;
}

/** Yields the bytes of the sealed file for a content. */
export async function* seal(content: AsyncIterable<Uint8Array>, passPhrase: string): AsyncGenerator<Buffer> {
  const header: Header = { format: MAGIC, ...COST, salt: randomBytes(16).toString('hex') };
  const keys = await deriveKeys(header, passPhrase);
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  yield Buffer.concat([line, markOf(line, keys)]);
  let number = 0n;
  let rest = Buffer.alloc(0);
  for await (const piece of content) {
    rest = Buffer.concat([rest, piece]);
    // The last chunk is known only at the end, so one is always kept back.
    while (rest.length > CHUNK) {
      yield encrypt(keys, number, false, rest.subarray(0, CHUNK));
      number += 1n;
      rest = rest.subarray(CHUNK);
    }
  }
  yield encrypt(keys, number, true, rest);
}

/**
 * Checks the pass phrase.
 * @throws Usage (`sealed.foreign` for a file of another kind, `sealed.wrongPhrase`, `cli.fileUnreadable`)
 */
export async function openSealed(path: string, passPhrase: string): Promise<SealedFile> {
  const { line, header, mark } = await readHeader(path);
  const keys = await deriveKeys(header, passPhrase);
  if (!timingSafeEqual(markOf(line, keys), mark)) throw new Usage({ key: 'sealed.wrongPhrase', params: { path } });
  return { content: () => decrypted(path, line.length + mark.length, keys) };
}

/** @throws Usage (`sealed.foreign`, `cli.fileUnreadable`) if the file is no sealed one. It asks for no pass phrase. */
export async function requireSealed(path: string): Promise<void> {
  await readHeader(path);
}

async function readHeader(path: string): Promise<{ line: Buffer; header: Header; mark: Buffer }> {
  const start = Buffer.alloc(LONGEST_HEADER);
  let length: number;
  try {
    const file = await open(path, 'r');
    try {
      length = (await file.read(start, 0, LONGEST_HEADER, 0)).bytesRead;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new Usage({ key: 'cli.fileUnreadable', params: { path } }, { cause });
  }
  const end = start.subarray(0, length).indexOf('\n') + 1;
  const header = headerIn(start.subarray(0, end).toString());
  if (header === null) throw new Usage({ key: 'sealed.foreign', params: { path } });
  if (length < end + 32) throw new Usage({ key: 'sealed.damaged', params: { path } });
  return { line: start.subarray(0, end), header, mark: start.subarray(end, end + 32) };
}

function headerIn(text: string): Header | null {
  try {
    const { format, N, r, p, salt } = JSON.parse(text);
    const isKnown = format === MAGIC && r === COST.r && p === COST.p && /^[0-9a-f]{32}$/.test(salt);
    const isBounded = Number.isInteger(Math.log2(N)) && N >= 2 ** 14 && N <= GREATEST_N;
    return isKnown && isBounded ? { format, N, r, p, salt } : null;
  } catch {
    return null; // No JSON: a file of another kind.
  }
}

/** The same phrase gives the same keys on every machine, however its keyboard composes accents. */
function deriveKeys({ N, r, p, salt }: Header, passPhrase: string): Promise<Keys> {
  return new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r };
    scrypt(passPhrase.normalize('NFC'), Buffer.from(salt, 'hex'), 64, options, (error, keys) => {
      if (error) reject(error);
      else resolve({ content: keys.subarray(0, 32), header: keys.subarray(32) });
    });
  });
}

const markOf = (line: Buffer, { header }: Keys): Buffer => createHmac('sha256', header).update(line).digest();

/** Each file has a key of its own, so the number is enough to make every nonce different. */
function nonceOf(number: bigint, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(number, 3);
  nonce[11] = Number(isLast);
  return nonce;
}

function encrypt({ content }: Keys, number: bigint, isLast: boolean, chunk: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', content, nonceOf(number, isLast));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

/** @throws an error of the cipher for anything but what `encrypt` made */
function decrypt({ content }: Keys, number: bigint, isLast: boolean, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', content, nonceOf(number, isLast), { authTagLength: TAG });
  cipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]);
}

async function* decrypted(path: string, start: number, keys: Keys): AsyncGenerator<Buffer> {
  let number = 0n;
  let rest = Buffer.alloc(0);
  const opened = (isLast: boolean, sealed: Buffer) => {
    try {
      return decrypt(keys, number, isLast, sealed);
    } catch (cause) {
      throw new Usage({ key: 'sealed.damaged', params: { path } }, { cause });
    }
  };
  for await (const piece of createReadStream(path, { start, highWaterMark: 4 * CHUNK })) {
    rest = Buffer.concat([rest, piece as Buffer]);
    while (rest.length > CHUNK + TAG) {
      yield opened(false, rest.subarray(0, CHUNK + TAG));
      number += 1n;
      rest = rest.subarray(CHUNK + TAG);
    }
  }
  yield opened(true, rest);
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSealed, requireSealed, seal } from '../../src/files/sealedFile.ts';

const PHRASE = 'un parapluie très rouge';
const CHUNK = 65_536;
const TAG = 16;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function sealed(content: Buffer, pieces = 10_000): Promise<Buffer> {
  async function* source() {
    for (let at = 0; at < content.length; at += pieces) yield content.subarray(at, at + pieces);
  }
  const out: Buffer[] = [];
  for await (const piece of seal(source(), PHRASE)) out.push(piece);
  return Buffer.concat(out);
}

async function opened(bytes: Buffer, phrase = PHRASE): Promise<Buffer> {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const file = await openSealed(path, phrase);
  const out: Buffer[] = [];
  for await (const piece of file.content()) out.push(piece);
  return Buffer.concat(out);
}

const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error) => error.problem?.key ?? error,
  );
const content = (length: number) => Buffer.from(Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 251));
const headOf = (bytes: Buffer) => bytes.indexOf('\n') + 1 + 32;

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])(
  '%i bytes come back as they were',
  async (length) => {
    const bytes = await sealed(content(length), 40_000);
    expect((await opened(bytes)).equals(content(length))).toBe(true);
  },
);

test('the phrase opens the file however its accents are composed, and the content cannot be read in it', async () => {
  const bytes = await sealed(Buffer.from('the secrets of the company'));
  expect(bytes.includes('secrets')).toBe(false);
  expect((await opened(bytes, PHRASE.normalize('NFD'))).toString()).toBe('the secrets of the company');
});

test('another phrase is told before anything is read', async () => {
  expect(await keyOf(opened(await sealed(content(10)), `${PHRASE}!`))).toBe('sealed.wrongPhrase');
});

test('a changed byte is found wherever it is', async () => {
  const whole = await sealed(content(2 * CHUNK + 100));
  for (const at of [headOf(whole), headOf(whole) + CHUNK + 3, whole.length - 20, whole.length - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect([at, await keyOf(opened(bytes))]).toEqual([at, 'sealed.damaged']);
  }
  const salt = Buffer.from(whole);
  const at = whole.indexOf('"salt":"') + 8;
  salt[at] = salt[at] === 0x30 ? 0x31 : 0x30;
  expect(await keyOf(opened(salt))).toBe('sealed.wrongPhrase');
});

test('an end that was cut off is found, also between two chunks, and so is more behind the end', async () => {
  const whole = await sealed(content(3 * CHUNK));
  const cuts = [whole.length - 1, headOf(whole) + CHUNK + TAG, headOf(whole) + 2 * (CHUNK + TAG), headOf(whole)];
  for (const end of cuts) expect([end, await keyOf(opened(whole.subarray(0, end)))]).toEqual([end, 'sealed.damaged']);
  expect(await keyOf(opened(Buffer.concat([whole, Buffer.alloc(40)])))).toBe('sealed.damaged');
});

test('chunks that changed places are found', async () => {
  const whole = await sealed(content(3 * CHUNK));
  const [start, size] = [headOf(whole), CHUNK + TAG];
  const chunk = (number: number) => whole.subarray(start + number * size, start + (number + 1) * size);
  const swapped = Buffer.concat([whole.subarray(0, start), chunk(1), chunk(0), chunk(2)]);
  expect(await keyOf(opened(swapped))).toBe('sealed.damaged');
});

test('a file of another kind, or one that asks for all memory, is refused without a phrase', async () => {
  const path = join(folder, 'other');
  const asks = (await sealed(content(1))).toString('latin1').replace('"N":131072', '"N":1073741824');
  for (const text of ['', 'hello\n', '{"format":"other"}\n', asks]) {
    writeFileSync(path, text, 'latin1');
    expect([text.slice(0, 20), await keyOf(requireSealed(path))]).toEqual([text.slice(0, 20), 'sealed.foreign']);
  }
  expect(await keyOf(requireSealed(join(folder, 'none')))).toBe('cli.fileUnreadable');
});

test('two files with one phrase and one content have nothing in common', async () => {
  const [one, two] = [await sealed(content(100)), await sealed(content(100))];
  expect(one.subarray(headOf(one)).equals(two.subarray(headOf(two)))).toBe(false);
});

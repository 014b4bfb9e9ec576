import { inflateRawSync } from 'node:zlib';

/** A part of a zip file, as its directory tells. */
export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const PART = 0x02014b50;
const PART_SIZE = 46;
const LOCAL_SIZE = 30;
const UNKNOWN = 0xffffffff;
const WIDE_SIZES = 1;
const DEFLATED = 8;
const TOLD_LATER = 8;
/** What nothing takes, packed. */
const EMPTY_PACKED = 2;

/**
 * Reads the directory of a zip file. The library bounds each part by the size that stands there, but not their sum, and
 * not a part that tells none: such a part is refused here.
 * @throws {RangeError} if the directory is broken
 */
export function zipParts(bytes: Uint8Array): ZipPart[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = data.length - END_SIZE;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && data.readUInt32LE(end) !== END) end--;
  if (end < first) throw new RangeError('no directory');
  const directory = directoryAt(data, end);
  const parts: ZipPart[] = [];
  for (let at = directory.offset; parts.length < directory.count; ) {
    if (data.readUInt32LE(at) !== PART) throw new RangeError('broken directory');
    const [nameSize, extraSize] = [data.readUInt16LE(at + 28), data.readUInt16LE(at + 30)];
    const extraAt = at + PART_SIZE + nameSize;
    const part = withWideSizes(data.subarray(extraAt, extraAt + extraSize), {
      name: data.toString('utf8', at + PART_SIZE, extraAt),
      method: data.readUInt16LE(at + 10),
      packed: data.readUInt32LE(at + 20),
      size: data.readUInt32LE(at + 24),
      offset: data.readUInt32LE(at + 42),
    });
    const isUntold = (part.size === 0 && part.packed > EMPTY_PACKED) || (part.packed === 0 && isToldLater(data, at));
    if (isUntold) throw new RangeError(`${part.name} does not tell its size`);
    parts.push(part);
    at = extraAt + extraSize + data.readUInt16LE(at + 32);
  }
  return parts;
}

/** Whether the sizes of a packed part would stand behind it, where the library searches for them. */
const isToldLater = (data: Buffer, at: number): boolean =>
  (data.readUInt16LE(at + 8) & TOLD_LATER) !== 0 && data.readUInt16LE(at + 10) === DEFLATED;

/** Large files, and those of some programs, have a second end with wider numbers before the first one. */
function directoryAt(data: Buffer, end: number): { offset: number; count: number } {
  const [count, offset] = [data.readUInt16LE(end + 10), data.readUInt32LE(end + 16)];
  if (count !== 0xffff && offset !== UNKNOWN) return { count, offset };
  const wide = Number(data.readBigUInt64LE(end - 20 + 8));
  return { count: Number(data.readBigUInt64LE(wide + 32)), offset: Number(data.readBigUInt64LE(wide + 48)) };
}

function withWideSizes(extra: Buffer, part: ZipPart): ZipPart {
  const wide = { size: part.size, packed: part.packed, offset: part.offset };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== WIDE_SIZES) continue;
    let value = at + 4;
    for (const name of ['size', 'packed', 'offset'] as const) {
      if (wide[name] !== UNKNOWN) continue;
      wide[name] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
  return { ...part, ...wide };
}

/**
 * Unpacks one part.
 * @throws {RangeError} if there is more in it than it tells; another error if it is broken
 */
export function zipPartText(bytes: Uint8Array, { method, packed, size, offset }: ZipPart): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = offset + LOCAL_SIZE + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  const content = data.subarray(from, from + packed);
  return (method === DEFLATED ? inflateRawSync(content, { maxOutputLength: Math.max(1, size) }) : content).toString(
    'utf8',
  );
}

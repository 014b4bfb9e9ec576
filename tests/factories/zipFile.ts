import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip file. `packed` and `told` are for files that lie. */
export interface Part {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** The content, already deflated, in place of `content`. */
  readonly packed?: Uint8Array;
  /** The unpacked size that the directory tells. */
  readonly told?: number;
}

/** @returns a zip file of these parts, as Excel writes it */
export function zipFile(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', packed, told } of parts) {
    const plain = Buffer.from(content as string);
    const data = packed ?? deflateRawSync(plain);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed ? 0 : crc32(plain), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(told ?? plain.length, 8);
    const names = Buffer.alloc(4);
    names.writeUInt16LE(Buffer.byteLength(name), 0);
    const head = Buffer.from('504b03041400000008000000210000', 'hex').subarray(0, 14);
    const before = Buffer.concat([head, sizes, names, Buffer.from(name), data]);
    const entry = Buffer.from('504b0102140014000000080000002100', 'hex').subarray(0, 16);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([entry, sizes, names, rest, Buffer.from(name)]));
    local.push(before);
    offset += before.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, entries, end]);
}

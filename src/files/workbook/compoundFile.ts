const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER = 512;
const LISTED_IN_HEADER = 109;
const MOST_SECTOR = 0xfffffffa;
const ENTRY = 128;
const STREAM = 2;

/** An old Office file: a small file system. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** @returns the first bytes of a stream that is not among the small ones; empty if there is none */
  start(name: string, most: number): Buffer;
}

export const isCompoundFile = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));

/**
 * Reads the names of the streams in an old Office file. The library reads the cells of `.xls`, but tells neither what
 * kind of file it is nor which sheets are hidden.
 * @throws {RangeError} if the file is broken
 */
export function compoundFile(bytes: Uint8Array): CompoundFile {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 2 ** (data.readUInt16LE(30) & 15);
  const sector = (number: number): Buffer => data.subarray((number + 1) * sectorSize, (number + 2) * sectorSize);
  const table = sectorTable(data, sector, sectorSize);
  const chain = (first: number, most: number): Buffer => {
    const found: Buffer[] = [];
    // A chain that comes back to itself ends with the number of sectors that the file can have.
    for (let at = first; at < MOST_SECTOR && found.length * sectorSize < Math.min(most, data.length); at = table(at)) {
      found.push(sector(at));
    }
    return Buffer.concat(found);
  };
  const directory = chain(data.readUInt32LE(48), data.length);
  const streams = new Map<string, number>();
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64));
    const name = directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2));
    if (directory[at + 66] === STREAM) streams.set(name, directory.readUInt32LE(at + 116));
  }
  return {
    names: [...streams.keys()],
    start: (name, most) => {
      const first = streams.get(name);
      return first === undefined ? Buffer.alloc(0) : chain(first, most);
    },
  };
}

/** @returns a function from a sector to the next one of its chain */
function sectorTable(data: Buffer, sector: (number: number) => Buffer, sectorSize: number) {
  const listed: number[] = [];
  for (let at = 0; at < LISTED_IN_HEADER; at++) listed.push(data.readUInt32LE(76 + at * 4));
  const perSector = sectorSize / 4;
  let more = data.readUInt32LE(68);
  while (more < MOST_SECTOR && listed.length * sectorSize < data.length + HEADER * LISTED_IN_HEADER) {
    const list = sector(more);
    for (let at = 0; at < perSector - 1; at++) listed.push(list.readUInt32LE(at * 4));
    more = list.readUInt32LE((perSector - 1) * 4);
  }
  return (number: number): number => {
    const at = listed[Math.floor(number / perSector)];
    return at === undefined || at >= MOST_SECTOR ? MOST_SECTOR : sector(at).readUInt32LE((number % perSector) * 4);
  };
}

/** A cell of an Excel 97 file. `day` gives a number a date format. */
export interface XlsCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | boolean;
  readonly isDay?: boolean;
}

export interface XlsSheet {
  readonly name: string;
  readonly cells: readonly XlsCell[];
  readonly isHidden?: boolean;
  /** First row, last row, first column, last column. */
  readonly merged?: readonly [number, number, number, number];
}

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const OF_TABLE = 0xfffffffd;
const OF_LIST = 0xfffffffc;
const PER_SECTOR = SECTOR / 4;
/** So many sectors of the table are named in the head. */
const IN_HEAD = 109;

const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
const record = (id: number, ...data: Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([u16(id, body.length), body]);
};
const text = (value: string): Buffer =>
  Buffer.concat([u16(value.length), Buffer.from([1]), Buffer.from(value, 'utf16le')]);
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

function cellRecord({ row, column, value, isDay }: XlsCell): Buffer {
  const place = u16(row, column, isDay ? 1 : 0);
  if (typeof value === 'string') return record(0x204, place, text(value));
  return typeof value === 'number'
    ? record(0x203, place, double(value))
    : record(0x205, place, Buffer.from([value ? 1 : 0, 0]));
}

const start = (kind: number): Buffer => record(0x809, u16(0x600, kind), Buffer.alloc(12));
const ends = record(0x0a);

/** @returns the stream of an Excel 97 workbook (BIFF8) */
function workbookStream(sheets: readonly XlsSheet[], epoch: 1900 | 1904, hasPassword: boolean): Buffer {
  const bodies = sheets.map(({ cells, merged }) =>
    Buffer.concat([start(0x10), ...cells.map(cellRecord), ...(merged ? [record(0xe5, u16(1, ...merged))] : []), ends]),
  );
  const heads = (offsets: readonly number[]): Buffer =>
    Buffer.concat([
      start(5),
      ...(hasPassword ? [record(0x2f, u16(1, 1, 1))] : []),
      record(0x22, u16(epoch === 1904 ? 1 : 0)),
      record(0xe0, u16(0, 0), Buffer.alloc(16)),
      record(0xe0, u16(0, 14), Buffer.alloc(16)),
      ...sheets.map(({ name, isHidden }, at) => {
        const offset = Buffer.alloc(4);
        offset.writeUInt32LE(offsets[at] ?? 0);
        return record(0x85, offset, Buffer.from([isHidden ? 1 : 0, 0, name.length, 1]), Buffer.from(name, 'utf16le'));
      }),
      ends,
    ]);
  let at = heads([]).length;
  const offsets = bodies.map((body) => {
    at += body.length;
    return at - body.length;
  });
  return Buffer.concat([heads(offsets), ...bodies]);
}

/**
 * @param streams the streams by name; each is filled up, so that none is among the small ones
 * @returns an old Office file
 */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const entries: Buffer[] = [entry('Root Entry', 5, END, 0)];
  const sectors: Buffer[] = [];
  const next: number[] = [];
  const add = (content: Buffer): number => {
    const first = sectors.length;
    const count = Math.ceil(content.length / SECTOR);
    const padded = Buffer.concat([content, Buffer.alloc(count * SECTOR - content.length)]);
    for (let at = 0; at < count; at++) {
      sectors.push(padded.subarray(at * SECTOR, (at + 1) * SECTOR));
      next.push(at === count - 1 ? END : first + at + 1);
    }
    return first;
  };
  for (const [name, content] of Object.entries(streams)) {
    const large = Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))]);
    entries.push(entry(name, 2, add(large), large.length));
  }
  while (entries.length % 4 !== 0) entries.push(Buffer.alloc(128));
  const directory = add(Buffer.concat(entries));
  // A little more than is needed: the sectors of the table and of its list are in the table, too.
  const tables = Math.ceil((sectors.length * 1.02 + 4) / PER_SECTOR);
  const lists = Math.ceil(Math.max(0, tables - IN_HEAD) / (PER_SECTOR - 1));
  const firstTable = sectors.length;
  const firstList = firstTable + tables;
  for (let at = 0; at < tables; at++) next.push(OF_TABLE);
  for (let at = 0; at < lists; at++) next.push(OF_LIST);
  const table = Buffer.alloc(tables * SECTOR, 0xff);
  const list = Buffer.alloc(lists * SECTOR, 0xff);
  for (let at = IN_HEAD; at < tables; at++) {
    const inList = at - IN_HEAD;
    list.writeUInt32LE(firstTable + at, (inList + Math.floor(inList / (PER_SECTOR - 1))) * 4);
  }
  for (let at = 0; at < lists; at++) {
    list.writeUInt32LE(at === lists - 1 ? END : firstList + at + 1, (at + 1) * SECTOR - 4);
  }
  next.forEach((value, at) => {
    table.writeUInt32LE(value, at * 4);
  });
  const head = Buffer.alloc(SECTOR, 0);
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  u16(0x3e, 3, 0xfffe, 9, 6).copy(head, 24);
  head.writeUInt32LE(tables, 44);
  head.writeUInt32LE(directory, 48);
  head.writeUInt32LE(4096, 56);
  head.writeUInt32LE(END, 60);
  head.writeUInt32LE(lists > 0 ? firstList : END, 68);
  head.writeUInt32LE(lists, 72);
  for (let at = 0; at < IN_HEAD; at++) head.writeUInt32LE(at < tables ? firstTable + at : FREE, 76 + at * 4);
  return Buffer.concat([head, ...sectors, table, list]);
}

function entry(name: string, kind: number, first: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = kind;
  for (const at of [68, 72, 76]) bytes.writeUInt32LE(FREE, at);
  bytes.writeUInt32LE(first >>> 0, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

/** @returns an Excel 97 file; `before` are streams that stand before the workbook */
export const xlsFile = (
  sheets: readonly XlsSheet[],
  epoch: 1900 | 1904 = 1900,
  hasPassword = false,
  before: Readonly<Record<string, Buffer>> = {},
): Buffer => compoundFile({ ...before, Workbook: workbookStream(sheets, epoch, hasPassword) });

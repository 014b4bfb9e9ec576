import { Usage } from '../../domain/errors.ts';
import type { CompoundFile } from './compoundFile.ts';
import { numbered, type RawSheet, type RawWorkbook } from './sources.ts';
import { withoutCovered } from './withoutCovered.ts';

/** Records of the workbook’s own part, which is at the start. */
const RECORD = { end: 0x0a, epoch: 0x22, password: 0x2f, sheet: 0x85 };
/** The workbook’s own part has the shared texts, too; sheets and password stand before them. */
const MOST_BEFORE_TEXTS = 4 * 1024 * 1024;
const SHEET_OF_CELLS = 0;

interface Globals {
  readonly epoch: RawWorkbook['epoch'];
  /** Of each sheet in its order, whether a person sees its cells. */
  readonly visible: readonly boolean[];
}

function globals(file: string, stream: Buffer): Globals {
  let epoch: RawWorkbook['epoch'] = 1900;
  const visible: boolean[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const id = stream.readUInt16LE(at);
    if (id === RECORD.password) throw new Usage({ key: 'spreadsheet.password', params: { file } });
    if (id === RECORD.epoch && stream.readUInt16LE(at + 4) === 1) epoch = 1904;
    if (id === RECORD.sheet) visible.push(((stream[at + 8] ?? 0) & 3) === 0 && stream[at + 9] === SHEET_OF_CELLS);
    if (id === RECORD.end) break;
  }
  return { epoch, visible };
}

/**
 * Reads an Excel file of 1997 to 2003.
 * @throws {Usage} if it has a password; the library’s error if it is broken
 */
export async function xlsSheets(file: string, bytes: Uint8Array, compound: CompoundFile): Promise<RawWorkbook> {
  const { epoch, visible } = globals(file, compound.start('Workbook', MOST_BEFORE_TEXTS));
  const { readXls } = await import('hucre/xlsx');
  const workbook = await readXls(bytes);
  const sheets = workbook.sheets
    .filter((_sheet, index) => visible[index] !== false)
    .map(({ name, rows, merges }): RawSheet => ({ name, rows: numbered(withoutCovered(rows, merges)) }));
  return { epoch, sheets };
}

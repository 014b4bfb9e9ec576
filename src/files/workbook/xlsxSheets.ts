import { numbered, type RawRow, type RawSheet, type RawWorkbook } from './sources.ts';
import { withMidnights } from './withMidnights.ts';
import { withoutCovered } from './withoutCovered.ts';
import type { ZipPart } from './zipParts.ts';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** Sheets of these folders have no cells that a person reads: charts, old dialogs, old macros. */
const WITHOUT_CELLS = /^xl\/(?:chart|dialog|macro)sheets\//;
/** What the library says of a sheet whose cells are nowhere. */
const NO_CELLS = /missing worksheet file/;

/** Up to this size, all sheets are read at once: hundreds of sheets of events, or a table of some ten thousand rows. */
const SMALL_BYTES = 8 * 1024 * 1024;

interface Shown {
  readonly name: string;
  readonly index: number;
}

/**
 * Opens an Excel file of 2007 and later. Large sheets are unpacked and read as their rows are asked for. Others are
 * read at once: the library reads the shared texts anew for each sheet that it streams, and does not tell the formats of
 * its cells. Formulas, links, comments and macros are passed over.
 * @throws the library’s error, from here or while rows are read, if the file is broken
 */
export async function xlsxSheets(bytes: Uint8Array, parts: readonly ZipPart[]): Promise<RawWorkbook> {
  const { readXlsx } = await import('hucre/xlsx');
  const shown: Shown[] = [];
  const { dateSystem } = await readXlsx(bytes, {
    sheets: ({ name, index, hidden, veryHidden }) => {
      if (!hidden && !veryHidden) shown.push({ name, index });
      return false;
    },
  });
  const epoch = dateSystem === '1904' ? 1904 : 1900;
  const size = parts.reduce((sum, part) => sum + (SHEET.test(part.name) ? part.size : 0), 0);
  const atOnce = size <= SMALL_BYTES ? await readAtOnce(bytes, shown, epoch) : null;
  const sheets = atOnce ?? streamed(bytes, shown, parts);
  return { epoch, sheets };
}

/** @returns null if the library does not read the sheets at once: a chart is among them, or two cells are far apart */
async function readAtOnce(
  bytes: Uint8Array,
  shown: readonly Shown[],
  epoch: RawWorkbook['epoch'],
): Promise<RawSheet[] | null> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(bytes, { sheets: shown.map(({ index }) => index), readStyles: true });
    return sheets.map((sheet): RawSheet => {
      const rows = withoutCovered(withMidnights(sheet, epoch), sheet.merges);
      return { name: sheet.name, rows: numbered(rows) };
    });
  } catch {
    return null; // If it is broken, the streamed sheets say so.
  }
}

function streamed(bytes: Uint8Array, shown: readonly Shown[], parts: readonly ZipPart[]): RawSheet[] {
  const mayLackCells = parts.some(({ name }) => WITHOUT_CELLS.test(name));
  async function* rows(sheet: number): AsyncGenerator<RawRow> {
    const { streamXlsxRows } = await import('hucre/xlsx');
    try {
      for await (const { index, values } of streamXlsxRows(bytes, { sheet })) yield { number: index + 1, values };
    } catch (error) {
      const isChart = mayLackCells && error instanceof Error && NO_CELLS.test(error.message);
      if (!isChart) throw error;
    }
  }
  return shown.map(({ name, index }): RawSheet => ({ name, rows: rows(index) }));
}

import { type TextKey, Usage } from '../../domain/errors.ts';
import { type CompoundFile, compoundFile, isCompoundFile } from './compoundFile.ts';
import { decodeText } from './decodeText.ts';
import { mebibytes, type WorkbookLimits } from './limits.ts';
import { odsSheets } from './odsSheets.ts';
import type { RawWorkbook } from './sources.ts';
import { textSheet } from './textSheet.ts';
import { xlsSheets } from './xlsSheets.ts';
import { xlsxSheets } from './xlsxSheets.ts';
import { type ZipPart, zipParts, zipPartText } from './zipParts.ts';

const ZIP = [0x50, 0x4b];
/** How files begin that would pass for text, or whose other signs are too far inside. */
const OTHER = /^(?:%PDF-|\{\\rtf|GIF8)/;
/** Spreadsheets as pages or as one XML, which Excel reads under any ending. */
const MARKUP = /^\s*<(?:\?xml|!doctype|html|table)\b/i;
const SHEET_OF_XLSX = /^xl\/worksheets\/.*\.xml$/;
const MARKUP_PART = /\.(?:xml|rels)$/;

/**
 * Opens a spreadsheet file. What kind it is, its content tells, whatever it is called.
 * @param file the name of the file, for sentences
 * @throws {Usage} if it is something else, has a password or is over a limit; other errors if it is broken
 */
export async function openWorkbook(file: string, bytes: Uint8Array, limits: WorkbookLimits): Promise<RawWorkbook> {
  const refuse = (key: TextKey): Usage => new Usage({ key, params: { file } });
  if (bytes.length === 0) throw refuse('spreadsheet.empty');
  if (isCompoundFile(bytes)) return openCompound(file, bytes, compoundFile(bytes), refuse);
  if (ZIP.every((byte, at) => bytes[at] === byte)) return openZip(file, bytes, limits, refuse);
  const text = decodeText(bytes);
  if (text === null || OTHER.test(text)) throw refuse('spreadsheet.other');
  if (MARKUP.test(text)) throw refuse('spreadsheet.saveAgain');
  return textSheet(file, text);
}

type Refuse = (key: TextKey) => Usage;

function openCompound(file: string, bytes: Uint8Array, compound: CompoundFile, refuse: Refuse): Promise<RawWorkbook> {
  const { names } = compound;
  if (names.includes('EncryptedPackage')) throw refuse('spreadsheet.password');
  if (names.includes('Workbook')) return xlsSheets(file, bytes, compound);
  throw refuse(names.includes('Book') ? 'spreadsheet.saveAgain' : 'spreadsheet.other');
}

function openZip(file: string, bytes: Uint8Array, limits: WorkbookLimits, refuse: Refuse): Promise<RawWorkbook> {
  const parts = zipParts(bytes);
  const partNamed = (name: string): ZipPart | undefined => parts.find((part) => part.name === name);
  checkSizes(file, parts, limits);
  const textOf = (name: string): string => {
    const part = partNamed(name);
    return part ? zipPartText(bytes, part) : '';
  };
  if (textOf('mimetype').startsWith('application/vnd.oasis.opendocument.spreadsheet')) {
    if (textOf('META-INF/manifest.xml').includes('encryption-data')) throw refuse('spreadsheet.password');
    return odsSheets(file, bytes, textOf('content.xml'), limits);
  }
  if (partNamed('xl/workbook.bin')) throw refuse('spreadsheet.saveAgain');
  if (!textOf('[Content_Types].xml').includes('spreadsheetml')) throw refuse('spreadsheet.other');
  return xlsxSheets(bytes, parts);
}

/** The library bounds each part by the size that it tells, so that what they tell is what they can take. */
function checkSizes(file: string, parts: readonly ZipPart[], { unpackedBytes, partBytes }: WorkbookLimits): void {
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  const inOnePiece = parts.filter(({ name }) => MARKUP_PART.test(name) && !SHEET_OF_XLSX.test(name));
  const largest = inOnePiece.reduce((most, { size }) => Math.max(most, size), 0);
  const tooLarge = (size: number, most: number): Usage =>
    new Usage({ key: 'spreadsheet.unpackedBytes', params: { file, size: mebibytes(size), most: mebibytes(most) } });
  if (total > unpackedBytes) throw tooLarge(total, unpackedBytes);
  if (largest > partBytes) throw tooLarge(largest, partBytes);
}

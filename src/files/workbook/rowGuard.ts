import { Usage } from '../../domain/errors.ts';
import type { CellValue, SheetRow, Workbook } from '../sheetGrid.ts';
import { cellValue } from './cellValue.ts';
import type { WorkbookLimits } from './limits.ts';
import type { RawRow } from './sources.ts';

const LETTERS = 26;
const LETTER_A = 65;

/** @returns the letters of a column, from 0: A, B … Z, AA */
export function columnLetters(column: number): string {
  const before = Math.floor(column / LETTERS);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(LETTER_A + (column % LETTERS));
}

/**
 * Returns a function that turns the rows of a file into values, and counts them over all its sheets. It returns null
 * for a row without a value.
 * @throws {Usage} from that function, if the file is over a limit; the sentence names the place
 */
export function rowGuard(file: string, epoch: Workbook['epoch'], limits: WorkbookLimits) {
  let rows = 0;
  return (sheet: string, { number, values }: RawRow): SheetRow | null => {
    const cells: CellValue[] = [];
    for (let column = 0; column < values.length; column++) {
      const value = cellValue(values[column], epoch);
      if (value === null) continue;
      const place = { file, sheet, cell: `${columnLetters(column)}${number}` };
      if (column >= limits.columns) {
        throw new Usage({ key: 'spreadsheet.columns', params: { ...place, most: limits.columns } });
      }
      if (typeof value === 'string' && value.length > limits.characters) {
        throw new Usage({ key: 'spreadsheet.characters', params: { ...place, most: limits.characters } });
      }
      while (cells.length < column) cells.push(null);
      cells.push(value);
    }
    if (cells.length === 0) return null;
    rows++;
    if (rows > limits.rows) throw new Usage({ key: 'spreadsheet.rows', params: { file, most: limits.rows } });
    return { number, cells };
  };
}

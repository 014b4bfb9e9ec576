import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { UserError } from '../../src/domain/errors.ts';
import { type ReadWorkbookOptions, readWorkbook } from '../../src/files/readWorkbook.ts';
import type { CellValue } from '../../src/files/sheetGrid.ts';

/** @returns the path of a file with this content, in a folder that goes with the test */
export function written(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** @returns what the file holds: of each sheet its name and its rows by their numbers */
export async function gridsOf(name: string, content: string | Uint8Array, options?: ReadWorkbookOptions) {
  const { sheets } = await readWorkbook(written(name, content), options);
  return sheets.map((sheet) => [
    sheet.name,
    Object.fromEntries(sheet.rows.map(({ number, cells }) => [number, cells])),
  ]);
}

/** @returns the cells of the first row of the first sheet */
export async function firstRow(name: string, content: string | Uint8Array): Promise<readonly CellValue[] | undefined> {
  const { sheets } = await readWorkbook(written(name, content));
  return sheets[0]?.rows[0]?.cells;
}

/** @returns the text key of the refusal, or `read` */
export async function refusalOf(path: string, options?: ReadWorkbookOptions): Promise<string> {
  try {
    await readWorkbook(path, options);
    return 'read';
  } catch (error) {
    if (error instanceof UserError) return error.problem.key;
    throw error;
  }
}

import { Usage } from '../../domain/errors.ts';
import { type ReadWorkbookOptions, readWorkbook } from '../../files/readWorkbook.ts';
import type { Workbook } from '../../files/sheetGrid.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { openToImport } from './importPath.ts';
import { recognise } from './recognise.ts';
import type { KnownHeadings, Recognised, TableMapping } from './source.ts';

/** A file as it was read, with what the person knows better about its tables. */
export interface ReadFile {
  readonly path: string;
  readonly workbook: Workbook;
  readonly recognised: Recognised;
  /** The tables as the person has corrected them. */
  readonly mappings: readonly TableMapping[];
}

/**
 * Recognises the records of a file that was read already, with other meanings of its columns.
 * @throws Usage if there is nothing to recognise in it
 */
export function recogniseFile(
  session: Session,
  { path, workbook, mappings }: Pick<ReadFile, 'path' | 'workbook' | 'mappings'>,
  known: KnownHeadings,
): ReadFile {
  const recognised = recognise(workbook, { clock: session.clock, known, mappings });
  if (recognised.records.length === 0 && recognised.tables.length === 0)
    throw new Usage({ key: 'imports.file.nothing', params: { file: workbook.file } });
  return { path, workbook, recognised, mappings };
}

/**
 * Reads a file and recognises its records (decision 14).
 * @throws NotAllowed; Usage if it cannot be read, or has nothing to take over; the reason of the signal when it is aborted
 */
export async function readImportFile(
  session: Session,
  { path, mappings }: Pick<ReadFile, 'path' | 'mappings'>,
  known: KnownHeadings,
  options: ReadWorkbookOptions = {},
): Promise<ReadFile> {
  requirePermission(session, 'import.clients');
  const workbook = await readWorkbook(await openToImport(path, session), options);
  return recogniseFile(session, { path, workbook, mappings }, known);
}

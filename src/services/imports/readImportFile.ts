import { Usage } from '../../domain/errors.ts';
import { type ReadWorkbookOptions, readWorkbook } from '../../files/readWorkbook.ts';
import type { Workbook } from '../../files/sheetGrid.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { openToImport } from './importPath.ts';
import { recogniseInTurns } from './recognise.ts';
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
 * Recognises the records of a file that was read already, with other meanings of its columns. Keys and drawing go on.
 * @throws NotAllowed; Usage if there is nothing to recognise in it; the reason of the signal when it is aborted
 */
export async function recogniseFile(
  session: Session,
  { path, workbook, mappings }: Pick<ReadFile, 'path' | 'workbook' | 'mappings'>,
  known: KnownHeadings,
  signal?: AbortSignal,
): Promise<ReadFile> {
  requirePermission(session, 'import.clients');
  const recognised = await recogniseInTurns(workbook, { clock: session.clock, known, mappings }, signal);
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
  return recogniseFile(session, { path, workbook, mappings }, known, options.signal);
}

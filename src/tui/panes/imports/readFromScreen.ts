import type { ImportPlan } from '../../../services/imports/plan.ts';
import { NO_DECISIONS } from '../../../services/imports/plan.ts';
import { planImport } from '../../../services/imports/planImport.ts';
import { type ReadFile, readImportFile } from '../../../services/imports/readImportFile.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { openProgress, type ProgressWords } from '../exports/ProgressLayer.tsx';
import type { ImportContext } from './importContext.ts';
import { knownHeadings } from './knownHeadings.ts';

const READING: ProgressWords = {
  title: 'imports.progress.reading',
  soFar: 'imports.progress.rows',
  ofAll: 'imports.progress.rows',
  stopped: 'imports.progress.stopped',
};
const COMPARING: ProgressWords = {
  title: 'imports.progress.comparing',
  soFar: 'imports.progress.compared',
  ofAll: 'imports.progress.compared',
  stopped: 'imports.progress.stopped',
};

/** Reads a file under a progress layer. */
export function readFromScreen(
  uiContext: UiContext,
  file: Pick<ReadFile, 'path' | 'mappings'>,
  onRead: (source: ReadFile) => void,
): void {
  let source: ReadFile | null = null;
  const work = async (signal: AbortSignal, onRows: (rows: number) => void) => {
    source = await readImportFile(uiContext.session, file, knownHeadings(uiContext), { signal, onRows });
  };
  openProgress(uiContext, null, work, { words: READING, onDone: () => source && onRead(source) });
}

/** Compares a file with what is stored, under a progress layer. */
export function compareFromScreen(
  uiContext: UiContext,
  { workbook, recognised }: ReadFile,
  onPlanned: (plan: ImportPlan) => void,
): void {
  let plan: ImportPlan | null = null;
  const told = { file: workbook.file, digest: workbook.digest, records: recognised.records };
  const work = async (signal: AbortSignal, onRecords: (count: number) => void) => {
    plan = await planImport(uiContext.session, told, NO_DECISIONS, { signal, onRecords });
  };
  openProgress(uiContext, null, work, { words: COMPARING, onDone: () => plan && onPlanned(plan) });
}

/** Reads the file anew, as it is now; the decisions stay. */
export function readAgain({ uiContext, imports }: ImportContext): void {
  const { path, mappings } = imports.store.get().source;
  readFromScreen(uiContext, { path, mappings }, imports.read);
}

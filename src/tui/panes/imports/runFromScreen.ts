import type { Message } from '../../../domain/errors.ts';
import { clean } from '../../../domain/safeText.ts';
import type { ImportRecord } from '../../../services/imports/imports.ts';
import { leftOutSheets } from '../../../services/imports/leftOutSheets.ts';
import type { ImportPlan } from '../../../services/imports/plan.ts';
import type { ReadFile } from '../../../services/imports/readImportFile.ts';
import { ImportRefused, runImport } from '../../../services/imports/runImport.ts';
import { saveLeftOut } from '../../../services/imports/writeLeftOut.ts';
import { openProgress, type ProgressWords } from '../exports/ProgressLayer.tsx';
import { countsText } from './countsText.ts';
import type { ImportContext } from './importContext.ts';
import { takenOf } from './importTexts.ts';

const WRITING: ProgressWords = {
  title: 'imports.progress.writing',
  soFar: 'imports.progress.written',
  ofAll: 'imports.progress.writtenOf',
  stopped: 'imports.run.stopped',
};

/**
 * Writes what is left out to a file of the same shape, beside the exports. The import is stored by then, so a failure is
 * only told.
 */
async function keepRest(
  { uiContext: { session, texts, describe } }: ImportContext,
  { workbook, recognised }: ReadFile,
  plan: ImportPlan,
): Promise<Message | null> {
  try {
    const sheets = leftOutSheets(workbook, recognised, plan, texts);
    if (sheets.length === 0) return null;
    return { key: 'imports.rest.kept', params: { path: clean(await saveLeftOut(session, workbook, sheets)) } };
  } catch (error) {
    return { key: 'imports.rest.failed', params: { reason: texts.message(describe(error)) } };
  }
}

/** Writes the plan that is shown; all or nothing. What is refused gets the cursor, with its reason. */
function run(context: ImportContext): void {
  const { uiContext, imports, close } = context;
  const { session, texts } = uiContext;
  const { plan, source } = imports.store.get();
  const { taken } = takenOf(plan);
  let done: ImportRecord | null = null;
  let rest: Message | null = null;
  const work = async (signal: AbortSignal, onRecords: (count: number) => void) => {
    try {
      done = await runImport(session, plan, { signal, onRecords });
    } catch (error) {
      if (error instanceof ImportRefused) imports.refused(error.item, error.reason);
      // After a lost answer, comparing anew shows what is stored.
      else if (!signal.aborted) imports.refresh();
      throw error;
    }
    rest = await keepRest(context, source, plan);
  };
  const onDone = () => {
    if (!done) return;
    close();
    const params = {
      file: done.fileName,
      counts: countsText(done.counts, texts),
      rest: rest ? texts.message(rest) : '',
    };
    uiContext.notify('done', { key: rest ? 'imports.doneWithRest' : 'imports.done', params });
  };
  openProgress(uiContext, taken, work, { words: WRITING, isOutcomeAwaited: true, onDone });
}

/** Says what would be taken over and left out, and asks. */
export function confirmRun(context: ImportContext): void {
  const { uiContext, imports } = context;
  const { t, number } = uiContext.texts;
  const { plan } = imports.store.get();
  const { taken, leftOut } = takenOf(plan);
  const { counts } = plan;
  const body = [
    t('imports.confirm.taken', {
      count: taken,
      shown: number(taken),
      new: number(counts.new),
      changed: number(counts.changed),
    }),
    ...(leftOut > 0
      ? [
          t('imports.confirm.leftOut', {
            count: leftOut,
            shown: number(leftOut),
            doubtful: number(counts.doubtful),
            refused: number(counts.refused),
            skipped: number(counts.skipped),
          }),
        ]
      : []),
    t('imports.confirm.whole'),
  ].join('\n');
  uiContext.confirm({
    title: { key: 'imports.confirm.title', params: { file: plan.file } },
    body: { key: 'imports.confirm.body', params: { body } },
    onYes: () => run(context),
  });
}

import { can } from '../../../policies/can.ts';
import { type ImportRecord, listImports, undoImport } from '../../../services/imports/imports.ts';
import type { Binding } from '../../keys/binding.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneContext } from '../paneSpec.ts';
import { countsText } from './countsText.ts';

/** Asks before a whole import is taken back. */
function confirmUndo(uiContext: UiContext, record: ImportRecord): void {
  const { session, texts } = uiContext;
  const { id, fileName, importedAt, importedBy, counts } = record;
  uiContext.confirm({
    title: { key: 'imports.past.undo' },
    body: {
      key: 'imports.past.undoBody',
      params: {
        file: fileName,
        at: texts.shortDateTime(importedAt),
        by: importedBy.name,
        counts: countsText(counts, texts),
      },
    },
    onYes: async () => {
      await undoImport(session, id);
      uiContext.notify('done', { key: 'imports.past.undone', params: { file: fileName } });
    },
  });
}

/** Lists the files that were taken over, the newest first. Choosing one asks whether to take it back. */
function openPastImports(uiContext: UiContext): void {
  const { session, texts } = uiContext;
  uiContext.choose<ImportRecord>({
    title: { key: 'imports.past.title' },
    options: async () =>
      (await listImports(session)).map((record) => {
        const { fileName, importedAt, importedBy, counts, isUndone } = record;
        const verdict = can(session.actor, 'import.undo', record);
        const params = { at: texts.shortDateTime(importedAt), by: importedBy.name };
        return {
          value: record,
          label: fileName,
          detail: isUndone
            ? texts.t('imports.past.lineUndone', params)
            : texts.t('imports.past.line', { ...params, counts: countsText(counts, texts) }),
          ...(verdict.allowed ? {} : { problem: verdict.problem }),
        };
      }),
    empty: { key: 'imports.past.none' },
    onChosen: (record) => confirmUndo(uiContext, record),
  });
}

/** The files that were taken over, by name only: they are seldom asked for. */
export const pastImportsKey: Binding<PaneContext> = {
  id: 'app.imports',
  keys: [],
  label: 'imports.past.title',
  needs: ({ uiContext: { session } }) => can(session.actor, 'import.list'),
  run: ({ uiContext }) => openPastImports(uiContext),
};

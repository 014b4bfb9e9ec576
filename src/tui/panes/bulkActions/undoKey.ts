import type { Message } from '../../../domain/errors.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { previewUndo, type UndoPreview, type UndoRow, undoLast } from '../../../services/undo.ts';
import { openPreview } from '../../dialogs/openPreview.tsx';
import type { Binding } from '../../keys/binding.ts';
import { paneOfKind } from '../../state/invalidation.ts';
import type { PreviewSpec } from '../../state/preview.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneContext } from '../paneSpec.ts';

function detailsOf({ values, problem }: UndoRow, { t, message: write }: Translator): string[] {
  if (problem) return [t('bulk.refusal', { reason: write(problem) })];
  if (values.length === 0) return [t('undo.same')];
  return values.map(({ label, now, back }) => t('undo.value', { label: t(label), now, back }));
}

/** Shows a single undone record in its pane; of several it shows the count. */
function tell(uiContext: UiContext, { rows }: UndoPreview): void {
  const [first] = rows;
  const pane = first ? paneOfKind(first.kind) : null;
  // An import is taken back, not restored.
  const done: Message =
    first?.kind === 'import'
      ? { key: 'imports.past.undone', params: { file: first.name } }
      : { key: 'undo.done', params: { name: first?.name ?? '' } };
  if (first && pane && rows.length === 1) uiContext.saved(pane, first.id, done);
  else if (first && rows.length === 1) uiContext.notify('done', done);
  else uiContext.notify('done', { key: 'undo.doneAll', params: { count: rows.length } });
}

async function planOf(uiContext: UiContext): Promise<PreviewSpec | null> {
  const { session, texts } = uiContext;
  const preview = await previewUndo(session);
  if (!preview) {
    uiContext.notify('refused', { key: 'undo.empty' });
    return null;
  }
  const isBlocked = preview.rows.some(({ problem }) => problem !== null);
  const undo = async () => {
    await undoLast(session, preview);
    tell(uiContext, preview);
  };
  return {
    title: { key: 'undo.title' },
    intro: { key: isBlocked ? 'undo.blocked' : 'undo.intro' },
    rows: preview.rows.map((row) => ({ name: row.name, details: detailsOf(row, texts) })),
    onYes: isBlocked ? null : undo,
  };
}

/** Undoes the last change of this session. It first shows the effect, or why it is not possible. */
export const undoKey: Binding<PaneContext> = {
  id: 'app.undo',
  keys: ['U'],
  label: 'keys.undo',
  run: ({ uiContext }) => openPreview(uiContext, () => planOf(uiContext)),
};

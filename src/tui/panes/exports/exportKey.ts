import { listPages, onePage } from '../../../services/exports/listPages.ts';
import { type Binding, refused } from '../../keys/binding.ts';
import { emptyText } from '../emptyText.ts';
import type { PaneContext } from '../paneSpec.ts';
import { type ExportSource, exportForm } from './exportForm.ts';
import { fetchCommand } from './fetchCommand.ts';

/** Exports the whole current list with its filters and order, or the selected event alone. */
function openExport({ uiContext, spec, pane, row }: PaneContext): void {
  const { session, texts } = uiContext;
  const { kind } = spec;
  const { query, total, isExact } = pane.store.get();
  const source = spec.source(session);
  const list: ExportSource = {
    what: 'list',
    // A calendar that already imported the event must learn of its cancellation.
    pages: (format) => {
      const asked = format === 'ics' ? { ...query, includeInactive: true } : query;
      return listPages((from, limit) => source.page(asked, from, limit));
    },
    total,
    isExact,
    stem: texts.t(`pane.${kind}`),
  };
  const one: ExportSource[] =
    kind === 'events' && row ? [{ what: 'row', pages: () => onePage([row]), total: 1, stem: list.stem }] : [];
  uiContext.openForm(
    exportForm(uiContext, {
      kind,
      sources: [list, ...one],
      format: 'xlsx',
      commandFor: (format, file) => fetchCommand(kind, query, format, file),
    }),
  );
}

/** `X`, in every pane. */
export const exportKey: Binding<PaneContext> = {
  id: 'pane.export',
  keys: ['X'],
  label: 'keys.export',
  title: 'export.keyTitle',
  needs: ({ isHome, pane, spec, uiContext }) => {
    if (isHome) return refused('export.notHome');
    const state = pane.store.get();
    if (state.total !== 0 || !state.isExact) return { allowed: true };
    return refused('export.nothing', { why: emptyText(spec, state, uiContext.session.actor, uiContext.texts) });
  },
  run: openExport,
};

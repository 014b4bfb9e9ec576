import { listHistory } from '../../services/history.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';
import { historySection } from './historySection.ts';

/** What a card shows besides the record itself: what is related to it, and its history. A few small queries. */
export async function fetchCard(
  spec: PaneSpec<PaneKind>,
  row: RecordOf[PaneKind],
  { session, texts }: UiContext,
): Promise<readonly CardSection[]> {
  const [related, history] = await Promise.all([
    spec.related?.(session, row, texts) ?? [],
    listHistory(session, spec.recordKind, row.id),
  ]);
  return [...related, historySection(history, spec.fieldLabel, texts)];
}

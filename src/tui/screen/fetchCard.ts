import { listHistory } from '../../services/history.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { historySection } from './historySection.ts';

/** Fetches what a card shows besides the record: its related records and its history. It takes a few small queries. */
export async function fetchCard(
  spec: PaneSpec<PaneKind>,
  row: PaneRecord[PaneKind],
  { session, texts }: UiContext,
): Promise<readonly CardSection[]> {
  const [related, history] = await Promise.all([
    spec.related?.(session, row, texts) ?? [],
    listHistory(session, spec.recordKind, row.id),
  ]);
  return [...related, historySection(history, spec.fieldLabel, texts)];
}

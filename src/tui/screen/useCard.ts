import { useEffect, useState } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import { useStore } from '../state/store.ts';
import type { UiContext } from '../state/uiContext.ts';
import { useWaiting } from '../state/useWaiting.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { type FetchedCard, fetchCard, wholeCard } from './fetchCard.ts';

/** Milliseconds that the cursor must rest before the card fetches more. */
const FETCH_AFTER = 80;

/** The fetched parts of one record of one pane. */
interface Fetched extends FetchedCard {
  readonly spec: PaneSpec<PaneKind>;
  readonly id: number;
  readonly texts: Translator;
}

/**
 * Returns the card of a record: its fields at once, then its related records and its history when they arrive. An
 * answer for another record is dropped.
 */
export function useCard(
  spec: PaneSpec<PaneKind>,
  row: PaneRecord[PaneKind] | null,
  uiContext: UiContext,
): readonly CardSection[] {
  const { texts } = uiContext;
  const revision = useStore(uiContext.recentChanges.store, ({ card }) => card);
  const [more, setMore] = useState<Fetched | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` changes when a linked record has changed
  useEffect(() => {
    if (!row) return;
    let isCurrent = true;
    const callOff = uiContext.busy.after(FETCH_AFTER, async () => {
      try {
        const fetched = await fetchCard(spec, row, uiContext);
        if (isCurrent) setMore({ spec, id: row.id, texts, ...fetched });
      } catch (error) {
        const value = texts.message(uiContext.describe(error));
        if (isCurrent) setMore({ spec, id: row.id, texts, head: [], sections: [{ entries: [{ value, values: [] }] }] });
      }
    });
    return () => {
      isCurrent = false;
      callOff();
    };
  }, [spec, row, uiContext, texts, revision]);
  const isSame = row !== null && more !== null && more.spec === spec && more.id === row.id && more.texts === texts;
  const waiting = useWaiting(row !== null && !isSame, texts, 'card.loading');
  if (!row) return [{ entries: [{ value: texts.t('card.empty') }] }];
  const own = spec.card(row, texts, uiContext.session.now());
  if (isSame) return wholeCard(own, more);
  return waiting === null ? own : [...own, { entries: [{ value: waiting }] }];
}

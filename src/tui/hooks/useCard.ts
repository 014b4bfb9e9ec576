import { useEffect, useState } from 'react';
import { listHistory } from '../../services/history.ts';
import type { CardSection } from '../kit/Card.tsx';
import { spinning, useSpinner } from '../kit/useSpinner.ts';
import { historySection } from '../layouts/historySection.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { Shell } from '../state/shell.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';

/** How long the cursor rests before the card asks for more, in milliseconds. */
const FETCH_AFTER = 80;

/** What came for one record of one pane. */
interface Fetched {
  readonly spec: PaneSpec<PaneKind>;
  readonly id: number;
  readonly sections: readonly CardSection[];
}

/**
 * The card of a record: its fields at once, then what is related to it and its history once they have come. An answer
 * for another record than the one shown is dropped.
 */
export function useCard(
  spec: PaneSpec<PaneKind>,
  row: RecordOf[PaneKind] | null,
  shell: Shell,
): readonly CardSection[] {
  const [more, setMore] = useState<Fetched | null>(null);
  useEffect(() => {
    if (!row) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      try {
        const [related, history] = await Promise.all([
          spec.related?.(shell.session, row, shell.texts) ?? [],
          listHistory(shell.session, spec.recordKind, row.id),
        ]);
        const sections = [...related, historySection(history, spec.fieldLabel, shell.texts)];
        if (isCurrent) setMore({ spec, id: row.id, sections });
      } catch (error) {
        const value = shell.texts.problem(shell.describe(error));
        if (isCurrent) setMore({ spec, id: row.id, sections: [{ entries: [{ value }] }] });
      }
    }, FETCH_AFTER);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [spec, row, shell]);
  const isSame = row !== null && more !== null && more.spec === spec && more.id === row.id;
  const mark = useSpinner(row !== null && !isSame);
  if (!row) return [{ entries: [{ value: shell.texts.t('card.empty') }] }];
  const own = spec.card(row, shell.texts);
  if (isSame) return [...own, ...more.sections];
  return mark === null ? own : [...own, { entries: [{ value: spinning(mark, shell.texts.t('card.loading')) }] }];
}

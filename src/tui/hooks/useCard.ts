import { useEffect, useState } from 'react';
import { listHistory } from '../../services/history.ts';
import type { HistoryEntry } from '../../services/records.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { Shell } from '../state/shell.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';

/** How long the cursor rests before the card asks for more, in milliseconds. */
const FETCH_AFTER = 80;

function historySection(spec: PaneSpec<PaneKind>, entries: readonly HistoryEntry[], shell: Shell): CardSection {
  const { t, shortDateTime } = shell.texts;
  const lines = entries.flatMap((entry) => {
    const by = entry.by?.name ?? t('history.system');
    const what = t(entry.action === 'insert' ? 'history.created' : 'history.updated');
    const head = { value: t('history.line', { at: shortDateTime(entry.at), by, what }) };
    if (entry.action === 'insert') return [head];
    const changes = entry.changes.map(({ field, before, after }) => ({
      value: `  ${t(spec.fieldLabel(field))} : ${before ?? t('history.none')} → ${after ?? t('history.none')}`,
    }));
    return [head, ...changes, ...(entry.reason ? [{ value: `  « ${entry.reason} »` }] : [])];
  });
  return { title: t('card.history'), entries: lines.length > 0 ? lines : [{ value: t('card.historyEmpty') }] };
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
  const [more, setMore] = useState<{ of: object; sections: readonly CardSection[] } | null>(null);
  useEffect(() => {
    if (!row) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      try {
        const [related, history] = await Promise.all([
          spec.related?.(shell.session, row, shell.texts) ?? [],
          listHistory(shell.session, spec.recordKind, row.id),
        ]);
        if (isCurrent) setMore({ of: row, sections: [...related, historySection(spec, history, shell)] });
      } catch (error) {
        const value = shell.texts.problem(shell.describe(error));
        if (isCurrent) setMore({ of: row, sections: [{ entries: [{ value }] }] });
      }
    }, FETCH_AFTER);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [spec, row, shell]);
  if (!row) return [{ entries: [{ value: shell.texts.t('card.empty') }] }];
  const own = spec.card(row, shell.texts);
  const isSame = more && (more.of as { id: number }).id === row.id;
  return [...own, ...(isSame ? more.sections : [])];
}

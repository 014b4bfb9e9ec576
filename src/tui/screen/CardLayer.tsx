import { useSyncExternalStore } from 'react';
import { ScrollLayer } from '../dialogs/ScrollLayer.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import type { Size } from '../kit/size.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';
import { useCard } from './useCard.ts';

/** The record that is selected now, and to be told when it is another one. */
interface RowSource {
  readonly subscribe: (listener: () => void) => () => void;
  readonly row: () => RecordOf[PaneKind] | null;
}

export interface CardLayerProps {
  readonly id: string;
  readonly spec: PaneSpec<PaneKind>;
  readonly source: RowSource;
  readonly uiContext: UiContext;
  readonly size: Size;
  /** True where it opens at the history. */
  readonly isAtHistory: boolean;
  /** Offered the keys that the card does not take: the verbs of the pane work here too. */
  readonly onKey: (key: KeyPress) => void;
}

/** Where Enter goes from a card: to the pane that follows this record. */
const NEXT: Partial<Record<PaneKind, PaneKind>> = { clients: 'contracts', contracts: 'events' };

/** The selected record in full, with what is related to it and its history. */
export function CardLayer({ id, spec, source, uiContext, size, isAtHistory, onKey }: CardLayerProps) {
  const row = useSyncExternalStore(source.subscribe, source.row);
  const sections = useCard(spec, row, uiContext);
  const { t } = uiContext.texts;
  const next = NEXT[spec.kind];
  const close = `${t('key.Esc')} ${t('keys.close')}`;
  return (
    <ScrollLayer
      id={id}
      title={`${t(`card.${spec.kind}`)}${row ? ` — ${spec.nameOf(row, uiContext.texts)}` : ''}`}
      keys={next ? `${t('key.Enter')} ${t(`pane.${next}`)} · ${close}` : close}
      sections={sections}
      startAt={isAtHistory ? t('card.history') : undefined}
      size={size}
      onKey={(key) => {
        if (key.name === 'Esc' || key.name === 'q' || key.name === 'Ctrl+C') uiContext.close(id);
        else onKey(key);
      }}
    />
  );
}

import { useSyncExternalStore } from 'react';
import { ScrollLayer } from '../dialogs/ScrollLayer.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import type { Size } from '../kit/size.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { useCard } from './useCard.ts';

/** The selected record, with a subscription to its changes. */
interface RowSource {
  readonly subscribe: (listener: () => void) => () => void;
  readonly row: () => PaneRecord[PaneKind] | null;
}

export interface CardLayerProps {
  readonly id: string;
  readonly spec: PaneSpec<PaneKind>;
  readonly source: RowSource;
  readonly uiContext: UiContext;
  readonly size: Size;
  /** True if the card opens at its history. */
  readonly isAtHistory: boolean;
  /** Receives the keys that the card does not handle: the pane's actions work here too. */
  readonly onKey: (key: KeyPress) => void;
}

/** The pane that Enter opens from a card: the one that follows this record. */
const NEXT: Partial<Record<PaneKind, PaneKind>> = { clients: 'contracts', contracts: 'events' };

/** Shows the selected record in full, with its related records and its history. */
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

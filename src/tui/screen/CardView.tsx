import { memo } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import { CardPane } from '../kit/CardPane.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import { selectedRow } from '../state/pane.ts';
import type { PaneController } from '../state/paneController.ts';
import { useStore } from '../state/store.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { useCard } from './useCard.ts';

/** Shows the record under the focused pane's cursor, beside the panes. */
export const CardView = memo(function CardView(props: {
  readonly spec: PaneSpec<PaneKind>;
  readonly pane: PaneController<PaneRecord[PaneKind]>;
  readonly uiContext: UiContext;
  /** Texts of the current language; a new language renders the card again. */
  readonly texts: Translator;
  readonly width: number;
  readonly height: number;
}) {
  const { spec, pane, uiContext, texts, width, height } = props;
  const row = useStore(pane.store, selectedRow);
  const sections = useCard(spec, row, uiContext);
  return (
    <CardPane
      title={texts.t(`card.${spec.kind}`)}
      sections={sections}
      width={width}
      height={height - 2}
      more={texts.t('card.below')}
    />
  );
});

import type { Binding } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { openWindowHelp } from '../wholeWindow.tsx';
import { FiguresLayer } from './FiguresLayer.tsx';
import type { FiguresContext } from './figuresContext.ts';
import { createFigures } from './figuresController.ts';
import { figuresKeys } from './figuresKeys.ts';
import type { FiguresState } from './figuresState.ts';

/** Opens the figures over the main screen: each department's own first, or as they were `left`. */
function openFigures(mainScreen: PaneContext, left?: FiguresState): void {
  const { uiContext, workspace } = mainScreen;
  if (uiContext.layers.get().some(({ name }) => name === 'figures')) return;
  const id = `figures#${crypto.randomUUID()}`;
  const figures = createFigures(uiContext, left);
  const context: FiguresContext = {
    uiContext,
    workspace,
    figures,
    close: () => uiContext.close(id),
    reopen: () => openFigures(mainScreen, figures.store.get()),
    openHelp: () => openWindowHelp(context, uiContext.texts.t('figures.name'), figuresKeys),
  };
  uiContext.open({ id, name: 'figures', draw: (size) => <FiguresLayer id={id} context={context} size={size} /> });
}

/** `F`, in every pane. */
export const figuresKey: Binding<PaneContext> = {
  id: 'app.figures',
  keys: ['F'],
  label: 'figures.key.open',
  title: 'figures.open',
  onFooter: 87,
  run: (context) => openFigures(context),
};

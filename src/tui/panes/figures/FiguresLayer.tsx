import { useIsScreenReaderEnabled } from 'ink';
import { use, useEffect } from 'react';
import { figureSentences } from '../../../services/figures/figureTexts.ts';
import { presentKey } from '../../../services/figures/figureViews.ts';
import { borderLine } from '../../kit/borderLine.ts';
import { PaletteContext } from '../../kit/PaletteContext.ts';
import type { Palette } from '../../kit/paint.ts';
import type { Size } from '../../kit/size.ts';
import { fitText } from '../../kit/text.ts';
import { useStore } from '../../state/store.ts';
import { useWaiting } from '../../state/useWaiting.ts';
import { useWindowKeys, WindowLines, windowKeyLine } from '../wholeWindow.tsx';
import { figureLines } from './figureLines.ts';
import type { FiguresContext } from './figuresContext.ts';
import { figuresKeys, figuresTitle } from './figuresKeys.ts';
import type { FiguresState } from './figuresState.ts';

/** Lines of the top border, the bottom border and the key hints. */
const LINES_AROUND = 3;

/** What stands in the place of a table that is not there. */
function instead({ phase, problem }: FiguresState, { uiContext }: FiguresContext, waiting: string | null): string {
  if (phase === 'failed' && problem) return uiContext.texts.message(problem);
  return waiting ?? '';
}

/** Returns the whole window as lines of exactly its width. */
function windowLines(
  state: FiguresState,
  context: FiguresContext,
  size: Size,
  palette: Palette,
  busy: string,
): string[] {
  const { texts, session } = context.uiContext;
  const present = presentKey(state.query.view, session.clock.today());
  const tools = { present, width: size.columns - 2, height: size.rows - LINES_AROUND, texts, palette };
  const body = state.table
    ? figureLines(state.table, { row: state.row, column: state.column }, tools)
    : [fitText(` ${instead(state, context, busy)}`, tools.width)];
  const blank = Array.from({ length: tools.height - body.length }, () => ' '.repeat(tools.width));
  return [
    palette.focus(borderLine('top', size.columns, figuresTitle(context), state.table ? busy : '', true)),
    ...[...body, ...blank].map((line) => `│${line}│`),
    borderLine('bottom', size.columns),
    windowKeyLine(figuresKeys, context, size.columns, palette),
  ];
}

/** Shows the figures over the whole window. */
export function FiguresLayer(props: { readonly id: string; readonly context: FiguresContext; readonly size: Size }) {
  const { id, context, size } = props;
  const { uiContext, figures } = context;
  const { texts } = uiContext;
  const state = useStore(figures.store);
  const isRead = useIsScreenReaderEnabled();
  const palette = use(PaletteContext);
  const waiting = useWaiting(state.phase === 'loading', texts, 'figures.loading');
  useEffect(() => figures.stop, [figures]);
  useWindowKeys(id, figuresKeys, context);
  const busy = state.phase === 'failed' ? texts.t('pane.stale') : (waiting ?? '');
  const lines = isRead
    ? [
        figuresTitle(context),
        ...(waiting === null ? [] : [waiting]),
        ...(state.table ? figureSentences(state.table, state.row, texts) : [instead(state, context, null)]),
        windowKeyLine(figuresKeys, context, 1000, palette).trim(),
      ]
    : windowLines(state, context, size, palette, busy);
  return <WindowLines lines={lines} />;
}

import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { use, useEffect } from 'react';
import { figureSentences } from '../../../services/figures/figureTexts.ts';
import { presentKey } from '../../../services/figures/figureViews.ts';
import { findBinding, verdictOf } from '../../keys/binding.ts';
import { useKeys } from '../../keys/KeyProvider.tsx';
import { keyLabel } from '../../keys/keyLabel.ts';
import { borderLine } from '../../kit/borderLine.ts';
import { keyBarText } from '../../kit/KeyBar.tsx';
import { PaletteContext } from '../../kit/PaletteContext.ts';
import type { Palette } from '../../kit/paint.ts';
import type { Size } from '../../kit/size.ts';
import { fitText } from '../../kit/text.ts';
import { useStore } from '../../state/store.ts';
import { useWaiting } from '../../state/useWaiting.ts';
import { figureLines } from './figureLines.ts';
import type { FiguresContext } from './figuresContext.ts';
import { figuresKeys, figuresTitle } from './figuresKeys.ts';
import type { FiguresState } from './figuresState.ts';

/** Lines of the top border, the bottom border and the key hints. */
const LINES_AROUND = 3;

/** Returns the key hints that fit. The keys to leave and for the help are always kept. */
function keyLine(context: FiguresContext, width: number, palette: Palette): string {
  const { texts } = context.uiContext;
  const hints = figuresKeys
    .filter(({ onFooter }) => onFooter !== undefined)
    .toSorted((a, b) => (a.onFooter ?? 0) - (b.onFooter ?? 0))
    .map((binding) => ({
      keys: keyLabel(binding.keys[0] ?? '', texts),
      label: texts.t(binding.label),
      priority: (binding.onFooter ?? 0) >= 90 ? 0 : binding.onFooter,
      isDim: !verdictOf(binding, context).allowed,
    }));
  return keyBarText({ hints, width }, palette);
}

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
    keyLine(context, size.columns, palette),
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
  useKeys(id, {
    onKey: (key) => {
      const name = key.name === 'Ctrl+C' ? 'Esc' : key.name;
      const binding = findBinding(figuresKeys, name, context);
      if (!binding)
        return uiContext.notify('refused', { key: 'notice.unknownKey', params: { key: keyLabel(key.name, texts) } });
      const verdict = verdictOf(binding, context);
      if (!verdict.allowed) return uiContext.notify('refused', verdict.problem);
      uiContext.attempt(() => binding.run(context));
    },
  });
  const busy = state.phase === 'failed' ? texts.t('pane.stale') : (waiting ?? '');
  const lines = isRead
    ? [
        figuresTitle(context),
        ...(waiting === null ? [] : [waiting]),
        ...(state.table ? figureSentences(state.table, state.row, texts) : [instead(state, context, null)]),
        keyLine(context, 1000, palette).trim(),
      ]
    : windowLines(state, context, size, palette, busy);
  return (
    <Box position={isRead ? 'relative' : 'absolute'} top={0} left={0} flexDirection='column'>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the figures is its place
        <Text key={at} wrap='truncate'>
          {line}
        </Text>
      ))}
    </Box>
  );
}

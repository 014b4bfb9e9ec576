import { Box, Text } from 'ink';
import { use } from 'react';
import { useKeys } from '../keys/KeyProvider.tsx';
import { borderLine } from '../kit/borderLine.ts';
import { Overlay } from '../kit/Overlay.tsx';
import { PaletteContext } from '../kit/PaletteContext.ts';
import { bold } from '../kit/paint.ts';
import type { Size } from '../kit/size.ts';
import { fitText, wrap } from '../kit/text.ts';
import { useLive } from '../kit/useLive.ts';
import type { PreviewSpec } from '../state/preview.ts';
import type { UiContext } from '../state/uiContext.ts';
import { moveInList } from './moveInList.ts';

const FRAME = 4;
/** Lines of the window that stay free around the preview: title, notice, key hints and frame. */
const AROUND = 6;

/** Returns the preview as lines; long lines wrap. */
function previewLines({ intro, rows }: PreviewSpec, { texts }: UiContext, width: number): string[] {
  const lines = rows.flatMap(({ name, details }) => [
    ...wrap(name, width).map((line) => bold(fitText(line, width))),
    ...details.flatMap((detail) => wrap(detail, width - 2).map((line) => fitText(`  ${line}`, width))),
  ]);
  return [...wrap(texts.message(intro), width).map((line) => fitText(line, width)), ' '.repeat(width), ...lines];
}

/** Shows a preview before it runs. Only the confirming key runs it, and only as a whole. */
export function PreviewLayer(props: {
  readonly id: string;
  readonly spec: PreviewSpec;
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, spec, uiContext, size } = props;
  const palette = use(PaletteContext);
  const { t, message } = uiContext.texts;
  const width = Math.min(size.columns, 84);
  const lines = previewLines(spec, uiContext, width - FRAME);
  const height = Math.max(1, Math.min(lines.length, size.rows - AROUND));
  const [offset, read, write] = useLive(0);
  const yes = t('confirm.yesKey');
  const { onYes, instead = [] } = spec;
  useKeys(id, {
    onKey: ({ name }) => {
      const isYes = name.toLowerCase() === yes && onYes !== null;
      const other = instead.find(({ key }) => key === name);
      if (isYes || other || name === 'Esc' || name === 'n' || name === 'Ctrl+C') uiContext.close(id);
      if (isYes) return uiContext.attempt(onYes);
      if (other) return uiContext.attempt(other.run);
      write(Math.min(moveInList(name, read(), lines.length, height), lines.length - height));
    },
  });
  const isLonger = lines.length > height;
  const keys = [
    ...(onYes ? [`${yes} ${t('keys.yes')}`] : []),
    ...instead.map(({ key, label }) => `${key} ${t(label)}`),
    `${t('key.Esc')} ${t(onYes ? 'keys.no' : 'keys.close')}`,
    ...(isLonger ? [`${t('key.Up')}/${t('key.Down')} ${offset + height}/${lines.length}`] : []),
  ].join(' · ');
  const title = message(spec.title);
  const shown = lines.slice(offset, offset + height);
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height + 2}>
      <Text aria-label={title}>{palette.focus(borderLine('top', width, title, '', true))}</Text>
      <Box flexDirection='column'>
        {shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of the preview is its place
          <Text key={index} aria-label={line.trimEnd()} aria-hidden={line.trim() === ''}>{`│ ${line} │`}</Text>
        ))}
      </Box>
      <Text aria-label={keys}>{borderLine('bottom', width, keys)}</Text>
    </Overlay>
  );
}

import { Box, Text } from 'ink';
import { use } from 'react';
import { MARKS } from './marks.ts';
import { PaletteContext } from './PaletteContext.ts';
import { fitText, wrap } from './text.ts';

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  readonly tone: Tone;
  readonly text: string;
  readonly width: number;
  /** Maximum number of lines. Default: 2. */
  readonly maxLines?: number | undefined;
}

/** Returns the lines of a notice, with its mark first. Each line has exactly `width` columns. */
export const noticeLines = (tone: Tone, text: string, width: number, maxLines = 2): string[] => {
  const room = Math.max(1, width - 3);
  const lines = wrap(text.replaceAll('\n', ' '), room);
  const shown =
    lines.length > maxLines ? [...lines.slice(0, maxLines - 1), lines.slice(maxLines - 1).join(' ')] : lines;
  return shown.map((line, index) => fitText(` ${index === 0 ? MARKS[tone].sign : ' '} ${fitText(line, room)}`, width));
};

/** Tells the user what was done, or why it was not done. */
export function Notice({ tone, text, width, maxLines }: NoticeProps) {
  const palette = use(PaletteContext);
  return (
    <Box flexDirection='column' width={width} flexShrink={0}>
      {noticeLines(tone, text, width, maxLines).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the notice is its place
        <Text key={index} wrap='truncate'>
          {tone === 'info' ? line : palette[tone](line)}
        </Text>
      ))}
    </Box>
  );
}

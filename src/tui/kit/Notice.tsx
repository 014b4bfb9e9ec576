import { Box, Text } from 'ink';
import { bold } from './paint.ts';
import { fitText, wrap } from './text.ts';

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  readonly tone: Tone;
  readonly text: string;
  readonly width: number;
  /** Lines at most; 2 unless told. */
  readonly maxLines?: number | undefined;
}

const MARKS = { info: 'i', success: '✓', warning: '!', error: '✗' } as const;
/** Readable on dark and on light backgrounds; yellow and cyan are not. */
const COLORS = { info: undefined, success: 'green', warning: 'magenta', error: 'red' } as const;

/** The lines of a notice, each exactly `width` columns, its mark first. */
export const noticeLines = (tone: Tone, text: string, width: number, maxLines = 2): string[] => {
  const room = Math.max(1, width - 3);
  const lines = wrap(text.replaceAll('\n', ' '), room);
  const shown =
    lines.length > maxLines ? [...lines.slice(0, maxLines - 1), lines.slice(maxLines - 1).join(' ')] : lines;
  return shown.map((line, index) => fitText(` ${index === 0 ? MARKS[tone] : ' '} ${fitText(line, room)}`, width));
};

/** One sentence for the person: what was done, or why it was not. */
export function Notice({ tone, text, width, maxLines }: NoticeProps) {
  return (
    <Box flexDirection='column' width={width}>
      {noticeLines(tone, text, width, maxLines).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the notice is its place
        <Text key={index} {...(COLORS[tone] ? { color: COLORS[tone] } : {})}>
          {tone === 'error' ? bold(line) : line}
        </Text>
      ))}
    </Box>
  );
}

import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { bold } from './paint.ts';
import { fitText, textWidth } from './text.ts';

export type Edge = 'top' | 'middle' | 'bottom';

const CORNERS = { top: '┌┐', middle: '├┤', bottom: '└┘' } as const;
const FOCUSED_CORNERS = { top: '╒╕', middle: '╞╡', bottom: '└┘' } as const;

/**
 * One line of a frame, exactly `width` columns, its title at the left and its count at the right in the line itself.
 * The focused pane's line is double, so that focus shows without colours.
 */
export const borderLine = (edge: Edge, width: number, title = '', count = '', isFocused = false): string => {
  const [left = '', right = ''] = isFocused ? FOCUSED_CORNERS[edge] : CORNERS[edge];
  const dash = isFocused && edge !== 'bottom' ? '═' : '─';
  const room = Math.max(0, width - 2);
  const end = count === '' || textWidth(count) + 2 > room ? '' : ` ${fitText(count, textWidth(count))} `;
  const space = room - textWidth(end);
  const start = title === '' || space < 4 ? '' : ` ${fitText(title, Math.min(textWidth(title), space - 3))} `;
  return left + start + dash.repeat(Math.max(0, space - textWidth(start))) + end + right;
};

export interface PaneProps {
  /** `1 Clients — mes clients` */
  readonly title: string;
  /** `3/32` */
  readonly count?: string | undefined;
  readonly width: number;
  /** Lines inside, borders not counted. */
  readonly height: number;
  readonly isFocused: boolean;
  /** The first of a stack draws the corners, the others join the pane above. */
  readonly isFirst?: boolean | undefined;
  /** The last of a stack closes it. */
  readonly isLast?: boolean | undefined;
  /** Drawn in `width - 2` columns. */
  readonly children?: ReactNode;
}

/** One pane of a stack with shared borders. It takes `height + 1` lines, and one more for the last. */
export function Pane({ title, count, width, height, isFocused, isFirst = true, isLast = true, children }: PaneProps) {
  const top = borderLine(isFirst ? 'top' : 'middle', width, title, count, isFocused);
  return (
    <Box flexDirection='column' width={width} flexShrink={0}>
      <Text>{isFocused ? bold(top) : top}</Text>
      {height > 0 ? (
        <Box
          width={width}
          height={height}
          overflow='hidden'
          flexDirection='column'
          borderStyle='single'
          borderTop={false}
          borderBottom={false}
        >
          {children}
        </Box>
      ) : null}
      {isLast ? <Text>{borderLine('bottom', width)}</Text> : null}
    </Box>
  );
}

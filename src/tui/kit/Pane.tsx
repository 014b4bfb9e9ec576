import { Box, Text } from 'ink';
import { type ReactNode, use } from 'react';
import { borderLine } from './borderLine.ts';
import { PaletteContext } from './PaletteContext.ts';

export interface PaneProps {
  /** `1 Clients — mes clients` */
  readonly title: string;
  /** `3/32` */
  readonly count?: string | undefined;
  readonly width: number;
  /** Lines inside, borders not counted. */
  readonly height: number;
  readonly isFocused: boolean;
  /** The first pane of a stack draws the top corners. Every other pane joins the pane above. */
  readonly isFirst?: boolean | undefined;
  /** The last pane of a stack draws the bottom border. */
  readonly isLast?: boolean | undefined;
  /** Text at the right of the bottom border: there are more rows below. */
  readonly foot?: string | undefined;
  /** Drawn in `width - 2` columns. */
  readonly children?: ReactNode;
}

/** One pane of a stack with shared borders. It takes `height + 1` lines; the last pane takes one more. */
export function Pane(props: PaneProps) {
  const { title, count, width, height, isFocused, isFirst = true, isLast = true, foot, children } = props;
  const palette = use(PaletteContext);
  const top = borderLine(isFirst ? 'top' : 'middle', width, title, count, isFocused);
  return (
    <Box flexDirection='column' width={width} flexShrink={0}>
      <Text aria-label={`\n${count ? `${title}, ${count}` : title}`}>{isFocused ? palette.focus(top) : top}</Text>
      {height > 0 ? (
        <Box
          width={width}
          height={height}
          overflow='hidden'
          flexShrink={0}
          flexDirection='column'
          borderStyle='single'
          borderTop={false}
          borderBottom={false}
        >
          {children}
        </Box>
      ) : null}
      {isLast ? <Text aria-hidden>{borderLine('bottom', width, '', foot)}</Text> : null}
    </Box>
  );
}

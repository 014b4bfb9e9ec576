import { Box } from 'ink';
import type { ReactNode } from 'react';

export interface OverlayProps {
  /** Size of the screen. */
  readonly columns: number;
  readonly rows: number;
  /** Size of the children. */
  readonly width: number;
  readonly height: number;
  readonly children?: ReactNode;
}

/**
 * Draws its children over the middle of the screen. The children must fill their rectangle; elsewhere the screen below
 * stays visible.
 */
export function Overlay({ columns, rows, width, height, children }: OverlayProps) {
  return (
    <Box
      position='absolute'
      left={Math.max(0, Math.floor((columns - width) / 2))}
      top={Math.max(0, Math.floor((rows - height) / 2))}
      width={width}
      height={height}
      flexDirection='column'
    >
      {children}
    </Box>
  );
}

import { Box } from 'ink';
import type { ReactNode } from 'react';

export interface OverlayProps {
  /** Size of the screen. */
  readonly columns: number;
  readonly rows: number;
  /** Size of what is laid over it. */
  readonly width: number;
  readonly height: number;
  readonly children?: ReactNode;
}

/** Lays its children over the middle of the screen. They must fill their rectangle: what they leave out shows through. */
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

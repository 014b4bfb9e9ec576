import { Box, Text } from 'ink';
import { use } from 'react';
import { borderLine } from '../kit/borderLine.ts';
import { Overlay } from '../kit/Overlay.tsx';
import { PaletteContext } from '../kit/PaletteContext.ts';
import { SelectList, type SelectOption } from '../kit/SelectList.tsx';
import type { Size } from '../kit/size.ts';

/** Lines of the window that stay free around a list: title, notice, key hints and frame. */
const AROUND = 8;

/** @returns the number of visible lines, for a list of `count` lines */
export const listHeight = (count: number, size: Size): number => Math.max(1, Math.min(count, size.rows - AROUND));

/** A framed list in the middle of the window, with its title above and its key hints below. */
export function ListBox(props: {
  readonly title: string;
  readonly keys: string;
  readonly options: readonly SelectOption[];
  readonly cursor: number;
  readonly size: Size;
}) {
  const { title, keys, options, cursor, size } = props;
  const palette = use(PaletteContext);
  const width = Math.min(size.columns, 84);
  const height = listHeight(options.length, size);
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height + 2}>
      <Text aria-label={title}>{palette.focus(borderLine('top', width, title, '', true))}</Text>
      <Box width={width} height={height} borderStyle='single' borderTop={false} borderBottom={false}>
        <SelectList options={options} cursor={cursor} width={width - 2} height={height} isFocused emptyText='' />
      </Box>
      <Text aria-label={keys}>{borderLine('bottom', width, keys, options.length > height ? '▾' : '')}</Text>
    </Overlay>
  );
}

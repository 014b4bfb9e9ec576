import { Box, Text } from 'ink';
import { dim, inverse } from './paint.ts';
import { fitText, textWidth } from './text.ts';
import { scrollOffset } from './viewport.ts';

export interface SelectOption {
  readonly key: string | number;
  readonly label: string;
  /** Said at the right: what a support already has that day. */
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface SelectListProps {
  readonly options: readonly SelectOption[];
  readonly cursor: number;
  readonly width: number;
  readonly height: number;
  readonly isFocused: boolean;
  readonly emptyText: string;
}

/** A choice of one among several. */
export function SelectList({ options, cursor, width, height, isFocused, emptyText }: SelectListProps) {
  const offset = scrollOffset({ offset: 0, cursor, height, total: options.length });
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' aria-role='listbox'>
      {options.length === 0 ? <Text>{dim(fitText(`  ${emptyText}`, width))}</Text> : null}
      {options.slice(offset, offset + height).map(({ key, label, detail = '', isDisabled }, index) => {
        const isCursor = offset + index === cursor;
        const room = Math.max(0, Math.min(textWidth(detail), width - 14));
        const text = fitText(
          `${isCursor ? '▸' : ' '} ${fitText(label, width - room - 4)}  ${fitText(detail, room)}`,
          width,
        );
        return <Text key={key}>{isCursor && isFocused ? inverse(text) : isDisabled ? dim(text) : text}</Text>;
      })}
    </Box>
  );
}

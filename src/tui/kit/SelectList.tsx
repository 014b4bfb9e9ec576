import { Box, Text } from 'ink';
import { Blank } from './Blank.tsx';
import { dim, inverse } from './paint.ts';
import { atMost, fitText, textWidth } from './text.ts';
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

export interface SelectLine {
  readonly option: SelectOption | null;
  readonly isCursor: boolean;
  /** Exactly `width` columns. */
  readonly text: string;
}

const optionText = ({ label, detail = '' }: SelectOption, isCursor: boolean, width: number): string => {
  const room = Math.max(0, width - 2);
  const shown =
    detail === ''
      ? ''
      : `  ${atMost(detail, Math.max(0, room - 2 - Math.min(textWidth(label), Math.floor(room / 2))))}`;
  return fitText(`${isCursor ? '▸' : ' '} ${fitText(label, room - textWidth(shown))}${shown}`, width);
};

/** The options that can be seen, as lines; never more than `height`. */
export const selectListLines = ({ options, cursor, width, height, emptyText }: SelectListProps): SelectLine[] => {
  if (height <= 0) return [];
  if (options.length === 0) return [{ option: null, isCursor: false, text: fitText(`  ${emptyText}`, width) }];
  const offset = scrollOffset({ offset: 0, cursor, height, total: options.length });
  return options.slice(offset, offset + height).map((option, index) => {
    const isCursor = offset + index === cursor;
    return { option, isCursor, text: optionText(option, isCursor, width) };
  });
};

/** The line of an option with its attributes. */
export const paintedOption = ({ option, isCursor, text }: SelectLine, isFocused: boolean): string => {
  const shown = option === null || option.isDisabled ? dim(text) : text;
  return isCursor && isFocused ? inverse(shown) : shown;
};

/** A choice of one among several. It fills its rectangle, so that it can lie over other things. */
export function SelectList(props: SelectListProps) {
  const { width, height, isFocused } = props;
  const lines = selectListLines(props);
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' flexShrink={0} aria-role='listbox'>
      {lines.map((line) => (
        <Box
          key={line.option?.key ?? ''}
          flexShrink={0}
          aria-role='option'
          aria-state={{ selected: line.isCursor, disabled: line.option?.isDisabled ?? false }}
        >
          <Text wrap='truncate' aria-label={[line.option?.label, line.option?.detail].filter(Boolean).join(', ')}>
            {paintedOption(line, isFocused)}
          </Text>
        </Box>
      ))}
      <Blank width={width} height={height - lines.length} />
    </Box>
  );
}

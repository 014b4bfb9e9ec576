import { Box, Text } from 'ink';
import { use } from 'react';
import { Blank } from './Blank.tsx';
import { type Look, MARKS, withSign } from './marks.ts';
import { PaletteContext } from './PaletteContext.ts';
import { inverse, type Palette } from './paint.ts';
import { type ReadingWords, spoken, useReading } from './reading.ts';
import { atMost, fitText, textWidth, wrap } from './text.ts';
import { scrollOffset } from './viewport.ts';

export interface SelectOption {
  readonly key: string | number;
  readonly label: string;
  /** Shown at the right of the label, for example the events that a support has that day. */
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** The state of the option: its sign stands before the label. */
  readonly look?: Look | undefined;
}

export interface SelectListProps {
  readonly options: readonly SelectOption[];
  readonly cursor: number;
  readonly width: number;
  readonly height: number;
  readonly isFocused: boolean;
  readonly emptyText: string;
  /** True if a long detail wraps to more lines. By default it is cut. */
  readonly isWhole?: boolean | undefined;
}

export interface SelectLine {
  readonly option: SelectOption | null;
  readonly isCursor: boolean;
  /** False for the second and later lines of an option. */
  readonly isFirst: boolean;
  /** Exactly `width` columns. */
  readonly text: string;
}

const optionText = (option: SelectOption, isCursor: boolean, width: number): string => {
  const { detail = '' } = option;
  const label = withSign(option.label, option.look);
  const room = Math.max(0, width - 2);
  const shown =
    detail === ''
      ? ''
      : `  ${atMost(detail, Math.max(0, room - 2 - Math.min(textWidth(label), Math.floor(room / 2))))}`;
  return fitText(`${isCursor ? MARKS.cursor.sign : ' '} ${fitText(label, room - textWidth(shown))}${shown}`, width);
};

/** Returns the lines of an option with its whole detail: beside the label where there is room, else below it. */
const wholeOption = (option: SelectOption, isCursor: boolean, width: number): string[] => {
  const { detail = '' } = option;
  const label = withSign(option.label, option.look);
  if (textWidth(label) + textWidth(detail) + 4 <= width) return [optionText(option, isCursor, width)];
  const [first = '', ...rest] = wrap(label, Math.max(1, width - 4));
  const below = detail === '' ? rest : [...rest, ...wrap(detail, Math.max(1, width - 4))];
  return [
    optionText({ key: option.key, label: first }, isCursor, width),
    ...below.map((line) => fitText(`    ${line}`, width)),
  ];
};

/** @returns the number of lines that all options take at this width. */
export const selectListHeight = (options: readonly SelectOption[], width: number): number =>
  options.reduce((lines, option) => lines + wholeOption(option, false, width).length, 0);

/** Returns the visible options as lines; never more than `height`. */
export const selectListLines = (props: SelectListProps): SelectLine[] => {
  const { options, cursor, width, height, emptyText, isWhole = false } = props;
  if (height <= 0) return [];
  if (options.length === 0)
    return [{ option: null, isCursor: false, isFirst: true, text: fitText(`  ${emptyText}`, width) }];
  if (!isWhole) {
    const offset = scrollOffset({ offset: 0, cursor, height, total: options.length });
    return options.slice(offset, offset + height).map((option, index) => {
      const isCursor = offset + index === cursor;
      return { option, isCursor, isFirst: true, text: optionText(option, isCursor, width) };
    });
  }
  const lines = options.flatMap((option, at) =>
    wholeOption(option, at === cursor, width).map((text, line) => ({
      option,
      isCursor: at === cursor,
      isFirst: line === 0,
      text,
    })),
  );
  const last = lines.findLastIndex(({ isCursor }) => isCursor);
  const offset = scrollOffset({ offset: 0, cursor: last, height, total: lines.length });
  return lines.slice(offset, offset + height);
};

/** Returns the line with the sign of its look in colour. */
const paintedSign = (text: string, look: Look, palette: Palette): string => {
  const { sign = '' } = look;
  return text.startsWith(`${sign} `, 2)
    ? text.slice(0, 2) + palette[look.meaning](sign) + text.slice(2 + sign.length)
    : text;
};

/** Returns the line of an option with its terminal attributes. */
export const paintedOption = (line: SelectLine, isFocused: boolean, palette: Palette): string => {
  const { option, isCursor, text } = line;
  const isMuted = option === null || option.isDisabled;
  // A colour under the inverse cursor would become its background.
  if (isCursor && isFocused) return inverse(isMuted ? palette.muted(text) : text);
  if (isMuted) return palette.muted(text);
  return line.isFirst && option.look ? paintedSign(text, option.look, palette) : text;
};

const optionReading = ({ option, isCursor, text }: SelectLine, words: ReadingWords): string => {
  if (!option) return text.trim();
  const said = [option.label, option.detail].filter(Boolean).join(', ');
  return spoken(words, [isCursor && words.selected, option.isDisabled && words.refused], said);
};

/** A list to choose one option from. It fills its rectangle, so it can cover other components. */
export function SelectList(props: SelectListProps) {
  const { width, height, isFocused } = props;
  const words = useReading();
  const palette = use(PaletteContext);
  const lines = selectListLines(props);
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' flexShrink={0}>
      {lines.map((line, at) => (
        <Box
          key={line.isFirst ? (line.option?.key ?? '') : `${line.option?.key}#${at}`}
          flexShrink={0}
          aria-hidden={!line.isFirst}
        >
          <Text wrap='truncate' {...(words ? { 'aria-label': optionReading(line, words) } : {})}>
            {paintedOption(line, isFocused, palette)}
          </Text>
        </Box>
      ))}
      <Blank width={width} height={height - lines.length} />
    </Box>
  );
}

import { use } from 'react';
import {
  type FieldFrame,
  type FieldLine,
  FieldLines,
  fieldRemarks,
  fieldRoom,
  fieldStart,
  readRemarks,
} from './fieldLine.tsx';
import { PaletteContext } from './PaletteContext.ts';
import { COLORS, inverse } from './paint.ts';
import { type ReadingWords, spoken } from './reading.ts';
import { paintedOption, type SelectOption, selectListLines } from './SelectList.tsx';
import { atMost, fitText, textWidth } from './text.ts';

export interface SelectFieldProps extends FieldFrame {
  readonly options: readonly SelectOption[];
  /** Index of the chosen option; -1 for none. */
  readonly selected: number;
  /** Shown where nothing is chosen. */
  readonly placeholder?: string | undefined;
  /** Present while the list of options is open below the field. `cursor` is an index into the options. */
  readonly open?: { readonly cursor: number; readonly height: number } | undefined;
  readonly emptyText?: string | undefined;
}

const choiceText = (
  { options, selected, isFocused, open, placeholder = '' }: SelectFieldProps,
  room: number,
  palette = COLORS,
) => {
  const chosen = options[selected];
  const text = atMost(`‹ ${atMost(chosen?.label ?? placeholder, room - 4)} ›`, room);
  const rest = ' '.repeat(Math.max(0, room - textWidth(text)));
  if (isFocused && !open) return inverse(text) + rest;
  return (chosen ? text : palette.muted(text)) + rest;
};

/**
 * Returns the lines of the field, each exactly `width` columns: the choice, the open options, then the error or the
 * hint.
 */
export const selectFieldLines = (field: SelectFieldProps, palette = COLORS): FieldLine[] => {
  const { options, open, isFocused, emptyText = '' } = field;
  const room = fieldRoom(field.width, field.labelWidth);
  const list = open ? { options, ...open, width: room, isFocused, emptyText } : null;
  return [
    { kind: 'plain', before: fieldStart(field, 0), text: choiceText(field, room, palette) },
    ...(list ? selectListLines(list) : []).map((line) => ({
      kind: 'plain' as const,
      before: fieldStart(field, 1),
      text: fitText('', room - textWidth(line.text)) + paintedOption(line, isFocused, palette),
    })),
    ...fieldRemarks(field),
  ];
};

/** Returns the text of the field for a screen reader. */
export const selectFieldReading = (field: SelectFieldProps, words: ReadingWords): string => {
  const { label, options, selected, open, placeholder = '' } = field;
  const said = options[open?.cursor ?? selected]?.label ?? placeholder;
  const states = [words.choice, field.isFocused && words.selected];
  return spoken(words, states, [words.labelled(label, said), ...readRemarks(field)].join('. '));
};

/** A form field with one choice from a list. */
export function SelectField(field: SelectFieldProps) {
  const palette = use(PaletteContext);
  return (
    <FieldLines
      width={field.width}
      lines={selectFieldLines(field, palette)}
      read={(words) => selectFieldReading(field, words)}
    />
  );
}

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
import type { Palette } from './paint.ts';
import { type ReadingWords, spoken } from './reading.ts';
import { graphemes } from './text.ts';
import { placeholderLine, severalLines, singleLine } from './valueLines.ts';

export interface TextFieldProps extends FieldFrame {
  readonly value: string;
  /** Index into `value`, as `editText` keeps it. */
  readonly cursor: number;
  /** True if the whole value is drawn as selected while the field has the focus. */
  readonly isSelected?: boolean | undefined;
  /** Shown in an empty field without the focus. */
  readonly placeholder?: string | undefined;
  /** Replaces every character of a password. */
  readonly mask?: string | undefined;
  /** Height of the value in lines. With more than one, the field is a multi-line field. */
  readonly rows?: number | undefined;
}

const valueLines = (field: TextFieldProps, palette?: Palette): string[] => {
  const { value, mask, rows = 1, isFocused, isSelected = false, placeholder } = field;
  const width = fieldRoom(field.width, field.labelWidth);
  if (value === '' && !isFocused && placeholder) return [placeholderLine(placeholder, width, palette)];
  const shown = mask ? mask.repeat(graphemes(value).length) : value;
  const cursor = mask ? graphemes(value.slice(0, field.cursor)).length * mask.length : field.cursor;
  const drawn = { value: shown, cursor: isFocused ? cursor : null, width, isSelected: isFocused && isSelected };
  return rows > 1 ? severalLines(drawn, rows) : [singleLine(drawn)];
};

/** Returns the lines of the field, each exactly `width` columns: the value, then the error or the hint. */
export const textFieldLines = (field: TextFieldProps, palette?: Palette): FieldLine[] => [
  ...valueLines(field, palette).map((text, line) => ({
    kind: 'value' as const,
    before: fieldStart(field, line),
    text,
  })),
  ...fieldRemarks(field),
];

/** Returns the text of the field for a screen reader. Of a masked value it gives only the length. */
export const textFieldReading = (field: TextFieldProps, words: ReadingWords): string => {
  const { label, value, mask } = field;
  const said = mask ? mask.repeat(graphemes(value).length) : value;
  const states = [words.field, field.isFocused && words.selected];
  return spoken(words, states, [words.labelled(label, said), ...readRemarks(field)].join('. '));
};

/** A text field. `editText` handles the typing. */
export function TextField(field: TextFieldProps) {
  const palette = use(PaletteContext);
  return (
    <FieldLines
      width={field.width}
      lines={textFieldLines(field, palette)}
      read={(words) => textFieldReading(field, words)}
    />
  );
}

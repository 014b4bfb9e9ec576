import {
  type FieldFrame,
  type FieldLine,
  FieldLines,
  fieldRemarks,
  fieldRoom,
  fieldStart,
  readRemarks,
} from './fieldLine.tsx';
import { type ReadingWords, spoken } from './reading.ts';
import { graphemes } from './text.ts';
import { placeholderLine, severalLines, singleLine } from './valueLines.ts';

export interface TextFieldProps extends FieldFrame {
  readonly value: string;
  /** Index into `value`, as `editText` keeps it. */
  readonly cursor: number;
  /** The whole value is drawn as selected while the field is focused. */
  readonly isSelected?: boolean | undefined;
  /** Said in an empty field that is not focused. */
  readonly placeholder?: string | undefined;
  /** Drawn instead of every character: a password. */
  readonly mask?: string | undefined;
  /** Lines of the value: more than one makes a field of several lines. */
  readonly rows?: number | undefined;
}

const valueLines = (field: TextFieldProps): string[] => {
  const { value, mask, rows = 1, isFocused, isSelected = false, placeholder } = field;
  const width = fieldRoom(field.width, field.labelWidth);
  if (value === '' && !isFocused && placeholder) return [placeholderLine(placeholder, width)];
  const shown = mask ? mask.repeat(graphemes(value).length) : value;
  const cursor = mask ? graphemes(value.slice(0, field.cursor)).length * mask.length : field.cursor;
  const drawn = { value: shown, cursor: isFocused ? cursor : null, width, isSelected: isFocused && isSelected };
  return rows > 1 ? severalLines(drawn, rows) : [singleLine(drawn)];
};

/** The field as lines of exactly `width` columns: the value, then what is wrong with it or the hint. */
export const textFieldLines = (field: TextFieldProps): FieldLine[] => [
  ...valueLines(field).map((text, line) => ({ kind: 'value' as const, before: fieldStart(field, line), text })),
  ...fieldRemarks(field),
];

/** How the field is read aloud: a masked value by its length only. */
export const textFieldReading = (field: TextFieldProps, words: ReadingWords): string => {
  const { label, value, mask } = field;
  const said = mask ? mask.repeat(graphemes(value).length) : value;
  const states = [words.field, field.isFocused && words.selected];
  return spoken(words, states, [words.labelled(label, said), ...readRemarks(field)].join('. '));
};

/** A text that can be typed; the typing itself is `editText`. */
export function TextField(field: TextFieldProps) {
  return (
    <FieldLines width={field.width} lines={textFieldLines(field)} read={(words) => textFieldReading(field, words)} />
  );
}

import { Box, Text } from 'ink';
import { inverse, underline } from './paint.ts';
import { fitText, graphemes, wrap } from './text.ts';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Index into `value`, as `editText` keeps it. */
  readonly cursor: number;
  readonly isFocused: boolean;
  readonly width: number;
  /** Columns of the label; 16 unless told. */
  readonly labelWidth?: number | undefined;
  /** What is wrong with the value, said under it. */
  readonly error?: string | undefined;
  /** What can be typed, said under the value while the field is focused. */
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Drawn instead of every character: a password. */
  readonly mask?: string | undefined;
  /** Lines of the value: more than one makes a field of several lines. */
  readonly rows?: number | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Lines that a field takes: its value, then its error or its hint. */
export const textFieldHeight = ({ rows = 1, error, hint, isFocused, width, labelWidth = 16 }: TextFieldProps): number =>
  rows + (error ? wrap(error, Math.max(1, width - labelWidth - 5)).length : hint && isFocused ? 1 : 0);

/** A line of text that can be typed; the typing itself is `editText`. */
export function TextField(props: TextFieldProps) {
  const { label, value, cursor, isFocused, width, labelWidth = 16, error, hint, mask } = props;
  const room = Math.max(1, width - labelWidth - 3);
  const shown = mask ? mask.repeat(graphemes(value).length) : value;
  const at = mask ? graphemes(value.slice(0, cursor)).length : cursor;
  const under = graphemes(shown.slice(at))[0] ?? ' ';
  const line = isFocused
    ? shown.slice(0, at) + inverse(under) + shown.slice(at + under.length)
    : underline(fitText(shown, room));
  return (
    <Box flexDirection='column' width={width}>
      <Text wrap='truncate'>{`${isFocused ? '▸' : ' '} ${fitText(label, labelWidth)} ${line}`}</Text>
      {error
        ? wrap(error, Math.max(1, room - 2)).map((text) => (
            <Text key={text} color='red'>{`${' '.repeat(labelWidth + 3)}! ${text}`}</Text>
          ))
        : null}
      {!error && hint && isFocused ? <Text>{`${' '.repeat(labelWidth + 3)}${fitText(hint, room)}`}</Text> : null}
    </Box>
  );
}

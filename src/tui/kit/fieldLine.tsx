import { Box, Text } from 'ink';
import TextInput from 'ink-text-input';
import { use } from 'react';
import { MARKS } from './marks.ts';
import { PaletteContext } from './PaletteContext.ts';
import { bold } from './paint.ts';
import { type ReadingWords, useReading } from './reading.ts';
import { fitText, wrap } from './text.ts';

/** One line of a field. It has exactly the requested width. */
export interface FieldLine {
  readonly kind: 'value' | 'plain' | 'echo' | 'error' | 'hint';
  /** The part before the value: mark and label. */
  readonly before: string;
  readonly text: string;
}

/** The props that all form fields share. */
export interface FieldFrame {
  readonly label: string;
  readonly isFocused: boolean;
  readonly width: number;
  /** Width of the label in columns. Default: 16. */
  readonly labelWidth?: number | undefined;
  /** The error, shown below the value. */
  readonly error?: string | undefined;
  /** The value as the program understands it, shown below what was typed. */
  readonly echo?: string | undefined;
  /** The accepted input, shown below the value while the field has the focus and no error. */
  readonly hint?: string | undefined;
}

const MARK_WIDTH = 2;
const LABEL_WIDTH = 16;

/** Returns the columns of the label and its mark, in a field of `width` columns. */
const beforeWidth = (width: number, labelWidth = LABEL_WIDTH): number =>
  Math.max(0, Math.min(MARK_WIDTH + labelWidth + 1, width - 10));

/** Returns the columns that remain for the value, in a field of `width` columns. */
export const fieldRoom = (width: number, labelWidth = LABEL_WIDTH): number =>
  Math.max(0, width - beforeWidth(width, labelWidth));

/** Returns the text before the value: on the first line the mark and the label, on the others spaces. */
export const fieldStart = ({ label, isFocused, width, labelWidth }: FieldFrame, line: number): string => {
  const columns = beforeWidth(width, labelWidth);
  if (line > 0) return ' '.repeat(columns);
  const start = fitText(`${isFocused ? MARKS.cursor.sign : ' '} ${fitText(label, columns - MARK_WIDTH - 1)}`, columns);
  return isFocused ? bold(start) : start;
};

/** Returns the lines below a value: the echo, then the error. The hint appears only where there is neither. */
export const fieldRemarks = (field: FieldFrame): FieldLine[] => {
  const room = fieldRoom(field.width, field.labelWidth);
  const before = fieldStart(field, 1);
  const remark = (kind: 'error' | 'echo', mark: string, said: string) =>
    wrap(said, Math.max(1, room - 2)).map((text, index): FieldLine => {
      return { kind, before, text: fitText(`${index === 0 ? mark : ' '} ${text}`, room) };
    });
  const echo = field.echo ? remark('echo', '→', field.echo) : [];
  if (field.error) return [...echo, ...remark('error', MARKS.warning.sign, field.error)];
  if (echo.length > 0 || !field.hint || !field.isFocused) return echo;
  return wrap(field.hint, room).map((text) => ({ kind: 'hint', before, text: fitText(text, room) }));
};

/** Returns the same remarks for a screen reader, which reads them after the value. */
export const readRemarks = ({ echo, error, hint, isFocused }: FieldFrame): readonly string[] => {
  const said = [...(echo ? [echo] : []), ...(error ? [`${MARKS.warning.sign} ${error}`] : [])];
  return said.length === 0 && hint && isFocused ? [hint] : said;
};

interface FieldLineProps {
  readonly line: FieldLine;
  /** Screen reader text of the line, where it differs from what is drawn. */
  readonly label?: string | undefined;
}

const noChange = () => undefined;

/**
 * Draws one line of a field. ink-text-input only draws the value here. With the focus it would listen to the keyboard
 * itself, and `KeyProvider` must stay the only listener.
 */
export function FieldLineView({ line, label }: FieldLineProps) {
  const { kind, before, text } = line;
  const palette = use(PaletteContext);
  return (
    <Text wrap='truncate' {...(label === undefined ? {} : { 'aria-label': label })}>
      {before}
      {kind === 'value' ? <TextInput value={text} focus={false} showCursor={false} onChange={noChange} /> : null}
      {kind === 'plain' || kind === 'echo' ? text : null}
      {kind === 'hint' ? palette.muted(text) : null}
      {kind === 'error' ? palette.error(text) : null}
    </Text>
  );
}

/** Draws all lines of a form field. The first line carries the screen reader text of the whole field. */
export function FieldLines(props: {
  readonly width: number;
  readonly lines: readonly FieldLine[];
  readonly read: (words: ReadingWords) => string;
}) {
  const words = useReading();
  const [first, ...others] = props.lines;
  return (
    <Box flexDirection='column' width={props.width} flexShrink={0}>
      {first ? <FieldLineView line={first} label={words ? props.read(words) : undefined} /> : null}
      <Box flexDirection='column' aria-hidden>
        {others.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of the field is its place
          <FieldLineView key={index} line={line} />
        ))}
      </Box>
    </Box>
  );
}

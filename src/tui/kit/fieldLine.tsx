import { Box, Text } from 'ink';
import TextInput from 'ink-text-input';
import { use } from 'react';
import { PaletteContext } from './PaletteContext.ts';
import { bold, dim } from './paint.ts';
import { type ReadingWords, useReading } from './reading.ts';
import { fitText, wrap } from './text.ts';

/** A line of a field, exactly as wide as asked for. */
export interface FieldLine {
  readonly kind: 'value' | 'plain' | 'echo' | 'error' | 'hint';
  /** The part before the value: mark and label. */
  readonly before: string;
  readonly text: string;
}

/** What every field of a form has. */
export interface FieldFrame {
  readonly label: string;
  readonly isFocused: boolean;
  readonly width: number;
  /** Columns of the label; 16 unless told. */
  readonly labelWidth?: number | undefined;
  /** What is wrong with the value, said under it. */
  readonly error?: string | undefined;
  /** What the value is read as, said under it. */
  readonly echo?: string | undefined;
  /** What can be entered, said under the value while the field is focused and nothing is wrong. */
  readonly hint?: string | undefined;
}

const MARK_WIDTH = 2;
const LABEL_WIDTH = 16;

/** Columns that the label and its mark take, in a field of `width`. */
const beforeWidth = (width: number, labelWidth = LABEL_WIDTH): number =>
  Math.max(0, Math.min(MARK_WIDTH + labelWidth + 1, width - 10));

/** Columns left for the value in a field of `width`. */
export const fieldRoom = (width: number, labelWidth = LABEL_WIDTH): number =>
  Math.max(0, width - beforeWidth(width, labelWidth));

/** What stands before the value on its first line, and on the lines under it. */
export const fieldStart = ({ label, isFocused, width, labelWidth }: FieldFrame, line: number): string => {
  const columns = beforeWidth(width, labelWidth);
  if (line > 0) return ' '.repeat(columns);
  const start = fitText(`${isFocused ? '▸' : ' '} ${fitText(label, columns - MARK_WIDTH - 1)}`, columns);
  return isFocused ? bold(start) : start;
};

/** The lines under a value: what it is read as; what is wrong with it, else the hint where nothing else is said. */
export const fieldRemarks = (field: FieldFrame): FieldLine[] => {
  const room = fieldRoom(field.width, field.labelWidth);
  const before = fieldStart(field, 1);
  const remark = (kind: 'error' | 'echo', mark: string, said: string) =>
    wrap(said, Math.max(1, room - 2)).map((text, index): FieldLine => {
      return { kind, before, text: fitText(`${index === 0 ? mark : ' '} ${text}`, room) };
    });
  const echo = field.echo ? remark('echo', '→', field.echo) : [];
  if (field.error) return [...echo, ...remark('error', '!', field.error)];
  if (echo.length > 0 || !field.hint || !field.isFocused) return echo;
  return wrap(field.hint, room).map((text) => ({ kind: 'hint', before, text: fitText(text, room) }));
};

/** The same, read aloud after the value. */
export const readRemarks = ({ echo, error, hint, isFocused }: FieldFrame): readonly string[] => {
  const said = [...(echo ? [echo] : []), ...(error ? [`! ${error}`] : [])];
  return said.length === 0 && hint && isFocused ? [hint] : said;
};

interface FieldLineProps {
  readonly line: FieldLine;
  /** How the line is read aloud, where that is not how it is drawn. */
  readonly label?: string | undefined;
}

const noChange = () => undefined;

/**
 * Draws one line of a field. The value goes through ink-text-input, which only draws here: it listens to the keyboard
 * by itself when it has the focus, and the keyboard has one listener, elsewhere.
 */
export function FieldLineView({ line, label }: FieldLineProps) {
  const { kind, before, text } = line;
  const { red } = use(PaletteContext);
  return (
    <Text wrap='truncate' {...(label === undefined ? {} : { 'aria-label': label })}>
      {before}
      {kind === 'value' ? <TextInput value={text} focus={false} showCursor={false} onChange={noChange} /> : null}
      {kind === 'plain' || kind === 'echo' ? text : null}
      {kind === 'hint' ? dim(text) : null}
      {kind === 'error' ? red(text) : null}
    </Text>
  );
}

/** A field of a form: its lines, the first of which is read aloud as the whole. */
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

import { Box, Text } from 'ink';
import { clean } from '../../domain/safeText.ts';
import { Blank } from './Blank.tsx';
import { bold, dim } from './paint.ts';
import { type ReadingWords, spoken, useReading } from './reading.ts';
import { fitText, textWidth, wrap } from './text.ts';

export interface CardEntry {
  /** Without a label the text takes the whole width. */
  readonly label?: string | undefined;
  readonly value: string;
  /** Short form of the value, shown where the value does not fit on one line. */
  readonly short?: string | undefined;
  /** The parts of the value, each with its label. Not set if the value has only one part. */
  readonly values?: readonly { readonly label: string; readonly value: string }[] | undefined;
  /** Drawn dim: the value cannot be used now. */
  readonly isDim?: boolean | undefined;
}

export interface CardSection {
  readonly title?: string | undefined;
  readonly entries: readonly CardEntry[];
}

/** One line of a card. Its text has exactly the requested width. */
export interface CardLine {
  readonly kind: 'title' | 'text' | 'dim' | 'blank';
  readonly text: string;
}

/** Returns the lines of a card: sections one below the other, each value wrapped beside its label. */
export const cardLines = (sections: readonly CardSection[], width: number): CardLine[] => {
  const longest = Math.max(0, ...sections.flatMap(({ entries }) => entries.map(({ label }) => textWidth(label ?? ''))));
  const labelWidth = Math.min(longest, Math.max(0, Math.floor(width * 0.4)));
  return sections.flatMap(({ title, entries }, index) => [
    ...(index > 0 ? [{ kind: 'blank' as const, text: ' '.repeat(width) }] : []),
    ...(title === undefined
      ? []
      : wrap(title, width).map((text) => ({ kind: 'title' as const, text: fitText(text, width) }))),
    ...entries.flatMap(({ label, value, short, isDim }) => {
      const kind = isDim ? ('dim' as const) : ('text' as const);
      if (label === undefined) return wrap(value, width).map((text) => ({ kind, text: fitText(text, width) }));
      const room = Math.max(1, width - labelWidth - 2);
      const said = short !== undefined && textWidth(value) > room ? short : value;
      return wrap(said, room).map((text, line) => ({
        kind,
        text: fitText(`${line === 0 ? fitText(label, labelWidth) : ' '.repeat(labelWidth)}  ${text}`, width),
      }));
    }),
  ]);
};

/** Returns the frame's marks for hidden lines: `▴` above, `▾` below. Empty where all lines are visible. */
export const moreMarks = (offset: number, height: number, total: number): string =>
  `${offset > 0 ? '▴' : ''}${offset + height < total ? '▾' : ''}`;

export interface CardProps {
  readonly sections: readonly CardSection[];
  readonly width: number;
  readonly height: number;
  /** Index of the first line shown, in the lines that `cardLines` returns. */
  readonly offset?: number | undefined;
}

const cleaned = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n');

/** Returns the card as text for a screen reader: one entry per line, not cut. */
const cardReading = (sections: readonly CardSection[], words: ReadingWords): string =>
  sections
    .map(({ title, entries }) => {
      const said = entries.map(({ label, value, isDim }) => {
        const said = cleaned(value);
        const text = label === undefined ? said : words.labelled(clean(label), said);
        return isDim ? spoken(words, [words.refused], text) : text;
      });
      return [...(title === undefined ? [] : [clean(title)]), ...said].join('\n');
    })
    .join('\n\n');

/** Shows all fields of a record and scrolls by lines. It fills its rectangle, so it can cover other components. */
export function Card({ sections, width, height, offset = 0 }: CardProps) {
  const words = useReading();
  if (words) {
    const said = cardReading(sections, words).split('\n');
    const from = Math.max(0, Math.min(offset, said.length - height));
    return <Text>{said.slice(from, from + height).join('\n')}</Text>;
  }
  const lines = cardLines(sections, width);
  const first = Math.max(0, Math.min(offset, lines.length - height));
  const shown = lines.slice(first, first + height);
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden'>
      {shown.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the card is its place
        <Text key={first + index}>
          {kind === 'title' ? bold(text) : kind === 'blank' || kind === 'dim' ? dim(text) : text}
        </Text>
      ))}
      <Blank width={width} height={height - shown.length} />
    </Box>
  );
}

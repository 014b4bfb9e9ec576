import { Box, Text } from 'ink';
import { use } from 'react';
import { clean } from '../../domain/safeText.ts';
import { Blank } from './Blank.tsx';
import { withoutBars } from './bars.ts';
import { type Look, withSign } from './marks.ts';
import { PaletteContext } from './PaletteContext.ts';
import { bold, type Meaning, type Palette } from './paint.ts';
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
  /** The state of the value: its sign stands before it, and its first part has its colour. */
  readonly look?: Look | undefined;
}

export interface CardSection {
  readonly title?: string | undefined;
  readonly entries: readonly CardEntry[];
}

/** One line of a card. Its text has exactly the requested width. */
export interface CardLine {
  readonly kind: 'title' | 'text' | 'dim' | 'blank';
  readonly text: string;
  /** The part of the text that has a colour. */
  readonly tint?: { readonly from: number; readonly to: number; readonly meaning: Meaning };
}

/** What ends the first part of a value. */
const PART = ' · ';

/** Returns where the first part of the value at `from` ends. */
const partEnd = (text: string, from: number): number => {
  const at = text.indexOf(PART, from);
  return at === -1 ? text.trimEnd().length : at;
};

const tintOf = (text: string, from: number, look: Look | undefined): Pick<CardLine, 'tint'> =>
  look ? { tint: { from, to: partEnd(text, from), meaning: look.meaning } } : {};

/** Returns the lines of a card: sections one below the other, each value wrapped beside its label. */
export const cardLines = (sections: readonly CardSection[], width: number): CardLine[] => {
  const longest = Math.max(0, ...sections.flatMap(({ entries }) => entries.map(({ label }) => textWidth(label ?? ''))));
  const labelWidth = Math.min(longest, Math.max(0, Math.floor(width * 0.4)));
  return sections.flatMap(({ title, entries }, index) => [
    ...(index > 0 ? [{ kind: 'blank' as const, text: ' '.repeat(width) }] : []),
    ...(title === undefined
      ? []
      : wrap(title, width).map((text) => ({ kind: 'title' as const, text: fitText(text, width) }))),
    ...entries.flatMap(({ label, value: words, short, isDim, look }) => {
      const kind = isDim ? ('dim' as const) : ('text' as const);
      const value = withSign(words, look);
      if (label === undefined)
        return wrap(value, width).map((text, line) => {
          const whole = fitText(text, width);
          return { kind, text: whole, ...(line === 0 ? tintOf(whole, 0, look) : {}) };
        });
      const room = Math.max(1, width - labelWidth - 2);
      const said = short !== undefined && textWidth(value) > room ? withSign(short, look) : value;
      const start = `${fitText(label, labelWidth)}  `;
      return wrap(said, room).map((text, line) => {
        const whole = fitText(`${line === 0 ? start : ' '.repeat(labelWidth + 2)}${text}`, width);
        return { kind, text: whole, ...(line === 0 ? tintOf(whole, start.length, look) : {}) };
      });
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

/** Returns the line with its terminal attributes. */
const paintedLine = ({ kind, text, tint }: CardLine, palette: Palette): string => {
  if (kind === 'title') return bold(text);
  if (kind !== 'text') return palette.muted(text);
  if (!tint) return text;
  return text.slice(0, tint.from) + palette[tint.meaning](text.slice(tint.from, tint.to)) + text.slice(tint.to);
};

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
        const said = withoutBars(cleaned(value));
        const text = label === undefined ? said : words.labelled(clean(label), said);
        return isDim ? spoken(words, [words.refused], text) : text;
      });
      return [...(title === undefined ? [] : [clean(title)]), ...said].join('\n');
    })
    .join('\n\n');

/** Shows all fields of a record and scrolls by lines. It fills its rectangle, so it can cover other components. */
export function Card({ sections, width, height, offset = 0 }: CardProps) {
  const words = useReading();
  const palette = use(PaletteContext);
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
      {shown.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the card is its place
        <Text key={first + index}>{paintedLine(line, palette)}</Text>
      ))}
      <Blank width={width} height={height - shown.length} />
    </Box>
  );
}

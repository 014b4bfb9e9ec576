import { cleanGraphemes, isPlain } from '../../domain/safeText.ts';
import { textWidth } from './text.ts';

/** A line of a text as it is drawn: the part from `start` up to `end`, without the line break. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  /** Whether the line ends because the text says so, not because there was no room. */
  readonly isHard: boolean;
}

/** Where each grapheme of a line begins and how many columns it takes; the last one is the end. */
const measured = (line: string): { readonly index: number; readonly width: number; readonly isSpace: boolean }[] => {
  if (isPlain(line))
    return Array.from({ length: line.length }, (_, index) => ({ index, width: 1, isSpace: line[index] === ' ' }));
  let index = 0;
  return cleanGraphemes(line).map(({ grapheme, shown }) => {
    const piece = { index, width: textWidth(shown), isSpace: grapheme === ' ' };
    index += grapheme.length;
    return piece;
  });
};

const broken = (line: string, from: number, width: number): TextLine[] => {
  const lines: TextLine[] = [];
  let start = 0;
  let used = 0;
  let afterSpace = 0;
  let usedAfterSpace = 0;
  for (const piece of measured(line)) {
    if (used + piece.width > width && piece.index > start) {
      const cut = afterSpace > start ? afterSpace : piece.index;
      used = afterSpace > start ? usedAfterSpace : 0;
      lines.push({ start: from + start, end: from + cut, isHard: false });
      start = cut;
      usedAfterSpace = 0;
    }
    used += piece.width;
    usedAfterSpace += piece.width;
    if (piece.isSpace) {
      afterSpace = piece.index + 1;
      usedAfterSpace = 0;
    }
  }
  return [...lines, { start: from + start, end: from + line.length, isHard: true }];
};

/** The lines of a text in `width` columns, for drawing and for moving the cursor up and down. At least one. */
export const layoutText = (text: string, width: number): TextLine[] => {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const lines = broken(line, from, Math.max(1, width));
    from += line.length + 1;
    return lines;
  });
};

/** The line that the cursor is on. At a break made for want of room it is on the next one. */
export const lineOf = (lines: readonly TextLine[], cursor: number): number =>
  Math.max(
    0,
    lines.findIndex(({ end, isHard }) => cursor < end || (cursor === end && isHard)),
  );

/** The cursor's column on its line. */
export const columnOf = (text: string, line: TextLine, cursor: number): number =>
  textWidth(text.slice(line.start, cursor));

/** The place on a line nearest to a column, never beyond what the cursor may stand on. */
export const cursorAt = (text: string, line: TextLine, column: number): number => {
  let used = 0;
  let cursor = line.start;
  for (const { grapheme, shown } of cleanGraphemes(text.slice(line.start, line.end))) {
    used += textWidth(shown);
    if (used > column || (!line.isHard && cursor + grapheme.length >= line.end)) return cursor;
    cursor += grapheme.length;
  }
  return cursor;
};

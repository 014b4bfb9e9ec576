import { cleanGraphemes, isPlain } from '../../domain/safeText.ts';
import { textWidth } from './text.ts';

/** One drawn line of a text: from `start` up to `end`, without the line break. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  /** True if the line ends with a line break of the text, not because of the width. */
  readonly isHard: boolean;
}

/** Returns the index and the width of each grapheme of a line. The last entry is the end. */
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

/** Returns the lines of a text in `width` columns, at least one. */
export const layoutText = (text: string, width: number): TextLine[] => {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const lines = broken(line, from, Math.max(1, width));
    from += line.length + 1;
    return lines;
  });
};

/** Returns the index of the cursor's line. Where a long line is wrapped, the cursor is on the next line. */
export const lineOf = (lines: readonly TextLine[], cursor: number): number =>
  Math.max(
    0,
    lines.findIndex(({ end, isHard }) => cursor < end || (cursor === end && isHard)),
  );

/** Returns the cursor's column on its line. */
export const columnOf = (text: string, line: TextLine, cursor: number): number =>
  textWidth(text.slice(line.start, cursor));

/** Returns the index on a line that is nearest to a column, and that the cursor may have. */
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

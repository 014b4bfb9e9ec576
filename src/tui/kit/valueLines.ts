import { cleanGraphemes } from '../../domain/safeText.ts';
import { COLORS, inverse, underline } from './paint.ts';
import { fitText, graphemeAfter, graphemeBefore, textWidth } from './text.ts';
import { layoutText, lineOf } from './textLayout.ts';
import { scrollOffset } from './viewport.ts';

/** A value in a field. */
export interface ShownValue {
  readonly value: string;
  /** Index into `value`; null draws no cursor. */
  readonly cursor: number | null;
  readonly width: number;
  /** True if the whole value is drawn inverse. For single-line fields only. */
  readonly isSelected?: boolean | undefined;
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly isCursor: boolean;
}

/** Returns the drawn graphemes of a part, and after them the last place of the cursor. */
const piecesOf = (part: string, cursor: number | null, most: number): Piece[] => {
  let index = 0;
  const pieces = cleanGraphemes(part).map(({ grapheme, shown }) => {
    const text = textWidth(shown) > most ? fitText(shown, most) : shown;
    const piece = { text, width: textWidth(text), isCursor: index === cursor };
    index += grapheme.length;
    return piece;
  });
  return cursor === part.length ? [...pieces, { text: ' ', width: 1, isCursor: true }] : pieces;
};

/** Returns the pieces in exactly `width` columns: underlined, the cursor inverse. What does not fit is cut. */
const painted = (pieces: readonly Piece[], width: number): string => {
  let used = 0;
  let line = '';
  for (const { text, width: columns, isCursor } of pieces) {
    if (used + columns > width) break;
    line += isCursor ? inverse(text) : text;
    used += columns;
  }
  return underline(line + ' '.repeat(Math.max(0, width - used)));
};

/** Returns a value as one line, scrolled so that the cursor is visible. `‹` and `›` mark the cut ends. */
export const singleLine = ({ value, cursor, width, isSelected = false }: ShownValue): string => {
  if (width <= 0) return '';
  const at = Math.min(cursor ?? 0, value.length);
  // Bounds the work for a long pasted text: nothing beyond this is visible.
  const reach = width * 16;
  const from = graphemeBefore(value, Math.max(0, at - reach));
  const to = graphemeAfter(value, Math.min(value.length, at + reach));
  const pieces = piecesOf(value.slice(from, to), cursor === null ? null : at - from, Math.max(1, width - 2));
  const cursorAt = pieces.findIndex(({ isCursor }) => isCursor);
  const total = pieces.reduce((sum, piece) => sum + piece.width, 0);
  if (total <= width && from === 0 && to === value.length) {
    return painted(isSelected ? pieces.map((piece) => ({ ...piece, isCursor: true })) : pieces, width);
  }

  let first = Math.max(0, cursorAt);
  const room = Math.max(1, width - 2);
  let used = pieces[first]?.width ?? 0;
  const before = Math.max(used, Math.ceil((room * 2) / 3));
  while (first > 0 && used + (pieces[first - 1]?.width ?? 0) <= before) used += pieces[--first]?.width ?? 0;
  let last = Math.max(0, cursorAt) + 1;
  while (last < pieces.length && used + (pieces[last]?.width ?? 0) <= room) used += pieces[last++]?.width ?? 0;
  while (first > 0 && used + (pieces[first - 1]?.width ?? 0) <= room) used += pieces[--first]?.width ?? 0;
  const left = first > 0 || from > 0 ? '‹' : ' ';
  const right = last < pieces.length || to < value.length ? '›' : ' ';
  if (width < 3) return painted(pieces.slice(Math.max(0, cursorAt)), width);
  const seen = painted(pieces.slice(first, last), room);
  return left === ' ' ? `${seen}${right} ` : left + seen + right;
};

/**
 * Returns a value in exactly `rows` lines, scrolled so that the cursor is visible. One column stays free for a cursor
 * at the end of a line.
 */
export const severalLines = ({ value, cursor, width }: ShownValue, rows: number): string[] => {
  const lines = layoutText(value, width - 1);
  const cursorLine = cursor === null ? 0 : lineOf(lines, cursor);
  const offset = scrollOffset({ offset: 0, cursor: cursorLine, height: rows, total: lines.length, margin: 0 });
  return Array.from({ length: rows }, (_, row) => {
    const line = lines[offset + row];
    if (!line) return underline(' '.repeat(Math.max(0, width)));
    const isHere = cursor !== null && offset + row === cursorLine;
    const part = value.slice(line.start, line.end);
    return painted(piecesOf(part, isHere ? cursor - line.start : null, Math.max(1, width - 1)), width);
  });
};

/** Returns the line of an empty field. */
export const placeholderLine = (text: string, width: number, { muted } = COLORS): string =>
  underline(muted(fitText(text, width)));

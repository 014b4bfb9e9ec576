/** Measures and cuts text in terminal columns. Every returned text is clean (see `clean`). */
import stringWidth from 'string-width';
import { clean, isPlain } from '../../domain/safeText.ts';

export type Align = 'left' | 'right' | 'center';

const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the graphemes of a text: what a reader sees as one character. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Returns the end of the grapheme around `index`, or `index` itself between two graphemes. */
export const graphemeEnd = (text: string, index: number): number => {
  const inside = index > 0 ? segmenter.segment(text).containing(index - 1) : undefined;
  return inside ? inside.index + inside.segment.length : Math.max(0, index);
};

/** Returns the start of the grapheme before `index`. */
export const graphemeBefore = (text: string, index: number): number =>
  index > 0 ? (segmenter.segment(text).containing(index - 1)?.index ?? 0) : 0;

/** Returns the end of the grapheme after `index`. */
export const graphemeAfter = (text: string, index: number): number =>
  index < text.length ? graphemeEnd(text, index + 1) : text.length;

const widthOfClean = (cleaned: string): number => (isPlain(cleaned) ? cleaned.length : stringWidth(cleaned));

/** Returns the width in columns of the cleaned text. */
export const textWidth = (text: string): number => widthOfClean(clean(text));

/** Returns the longest prefix of a clean text that fits in `width` columns. */
const head = (cleaned: string, width: number): string => {
  if (isPlain(cleaned)) return cleaned.slice(0, Math.max(0, width));
  let end = 0;
  let used = 0;
  for (const { segment } of segmenter.segment(cleaned)) {
    used += stringWidth(segment);
    if (used > width) break;
    end += segment.length;
  }
  return cleaned.slice(0, end);
};

const pad = (text: string, missing: number, align: Align): string => {
  if (missing <= 0) return text;
  if (align === 'right') return ' '.repeat(missing) + text;
  if (align === 'left') return text + ' '.repeat(missing);
  const left = Math.floor(missing / 2);
  return ' '.repeat(left) + text + ' '.repeat(missing - left);
};

/** Returns the text in exactly `width` columns: padded, or cut with `…`. It never cuts a grapheme. */
export const fitText = (text: string, width: number, align: Align = 'left'): string => {
  if (width <= 0) return '';
  const cleaned = clean(text);
  const columns = widthOfClean(cleaned);
  if (columns <= width) return pad(cleaned, width - columns, align);
  // Without this, the drawn line would show a trailing joiner as a control character.
  const cut = head(cleaned, width - 1).replace(/[\u200c\u200d]$/, '');
  return pad(cut + ELLIPSIS, width - widthOfClean(cut) - 1, align);
};

/** Returns the text in its own width, at most `width` columns. */
export const atMost = (text: string, width: number): string => fitText(text, Math.min(textWidth(text), width));

/** Returns lines of at most `width` columns, broken at spaces where possible. Line breaks of the text are kept. */
export const wrap = (text: string, width: number): string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => wrapLine(clean(line), Math.max(1, width)));

/** Between words, but not after « or before a sign of its own: French writes a space there, and no line ends at it. */
const BETWEEN_WORDS = /(?<=(?<!«) )(?=[^ ])(?![»:;!?][»:;!?.,)]*(?: |$))/;

const wrapLine = (line: string, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (let word of line.split(BETWEEN_WORDS)) {
    while (word !== '') {
      if (used + widthOfClean(word.trimEnd()) <= width) {
        current += word;
        used += widthOfClean(word);
        word = '';
      } else if (current !== '') {
        lines.push(current.trimEnd());
        current = '';
        used = 0;
      } else {
        const part = head(word, width);
        lines.push(part === '' ? ELLIPSIS : part.trimEnd().replace(/[\u200c\u200d]$/, ''));
        word = word.slice(part.length || graphemeAfter(word, 0));
      }
    }
  }
  return [...lines, current.trimEnd()];
};

/** Text measured and cut in terminal columns. Whatever comes out is clean: see `clean`. */
import stringWidth from 'string-width';
import { clean, isPlain } from '../../domain/safeText.ts';

export type Align = 'left' | 'right' | 'center';

const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The user-perceived characters of a text. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** The end of the grapheme that `index` lies in, or `index` where it lies between two. */
export const graphemeEnd = (text: string, index: number): number => {
  const inside = index > 0 ? segmenter.segment(text).containing(index - 1) : undefined;
  return inside ? inside.index + inside.segment.length : Math.max(0, index);
};

/** The start of the grapheme before `index`. */
export const graphemeBefore = (text: string, index: number): number =>
  index > 0 ? (segmenter.segment(text).containing(index - 1)?.index ?? 0) : 0;

/** The end of the grapheme after `index`. */
export const graphemeAfter = (text: string, index: number): number =>
  index < text.length ? graphemeEnd(text, index + 1) : text.length;

const widthOfClean = (cleaned: string): number => (isPlain(cleaned) ? cleaned.length : stringWidth(cleaned));

/** Columns that a text takes once cleaned. */
export const textWidth = (text: string): number => widthOfClean(clean(text));

/** The longest beginning of an already clean text that takes at most `width` columns. */
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

/** The text in exactly `width` columns: padded, or cut with `…`, never in the middle of a grapheme. */
export const fitText = (text: string, width: number, align: Align = 'left'): string => {
  if (width <= 0) return '';
  const cleaned = clean(text);
  const columns = widthOfClean(cleaned);
  if (columns <= width) return pad(cleaned, width - columns, align);
  // A joiner with nothing after it would be marked where the line is drawn.
  const cut = head(cleaned, width - 1).replace(/[\u200c\u200d]$/, '');
  return pad(cut + ELLIPSIS, width - widthOfClean(cut) - 1, align);
};

/** The text in its own width, at most `width`. */
export const atMost = (text: string, width: number): string => fitText(text, Math.min(textWidth(text), width));

/** A text in lines of at most `width` columns, broken at spaces where it can be; its own line breaks are kept. */
export const wrap = (text: string, width: number): string[] =>
  text.split(/\r\n|\r|\n/).flatMap((line) => wrapLine(clean(line), Math.max(1, width)));

const wrapLine = (line: string, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (let word of line.split(/(?<= )(?=[^ ])/)) {
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

/** Text measured and cut in terminal columns. Whatever comes out is clean: see `clean`. */
import stringWidth from 'string-width';
import { clean, isPlain } from './clean.ts';

export type Align = 'left' | 'right' | 'center';

const ELLIPSIS = '…';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The user-perceived characters of a text. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Columns that a text takes once cleaned. */
export const textWidth = (text: string): number => {
  const cleaned = clean(text);
  return isPlain(cleaned) ? cleaned.length : stringWidth(cleaned);
};

/** The longest beginning of an already clean text that takes at most `width` columns. */
const head = (cleaned: string, width: number): string => {
  if (isPlain(cleaned)) return cleaned.slice(0, Math.max(0, width));
  let taken = '';
  let used = 0;
  for (const { segment } of segmenter.segment(cleaned)) {
    const next = used + stringWidth(segment);
    if (next > width) break;
    taken += segment;
    used = next;
  }
  return taken;
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
  const columns = textWidth(cleaned);
  if (columns <= width) return pad(cleaned, width - columns, align);
  const cut = head(cleaned, width - 1) + ELLIPSIS;
  return pad(cut, width - stringWidth(cut), align);
};

/** The lines of a text in at most `width` columns each, broken at spaces where it can be; its own line breaks are kept. */
export const wrap = (text: string, width: number): string[] => {
  const columns = Math.max(1, width);
  return text.split(/\r\n|\r|\n/).flatMap((line) => wrapLine(clean(line), columns));
};

const wrapLine = (line: string, width: number): string[] => {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (let word of line.split(/(?<= )(?=[^ ])/)) {
    while (word !== '') {
      const bare = word.trimEnd();
      if (used + textWidth(bare) <= width) {
        current += word;
        used += textWidth(word);
        word = '';
      } else if (current !== '') {
        lines.push(current.trimEnd());
        current = '';
        used = 0;
      } else {
        const part = head(word, width);
        lines.push(part === '' ? ELLIPSIS : part.trimEnd());
        word = word.slice(part.length || (graphemes(word)[0] ?? '').length);
      }
    }
  }
  lines.push(current.trimEnd());
  return lines;
};

import type { IUnicodeVersionProvider } from '@xterm/headless';
import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const isOneGrapheme = (text: string): boolean => {
  const [, second] = segmenter.segment(text);
  return second === undefined;
};

/** The emulator's packed form. The state must not be 0, or the emulator ignores the preceding character. */
const packed = (width: number, isJoined: boolean): number => (1 << 3) | (width << 1) | (isJoined ? 1 : 0);
const widthIn = (properties: number): number => (properties >> 1) & 3;

/**
 * The widths of a terminal that draws a grapheme as one glyph (kitty, Ghostty, WezTerm, recent VTE). One instance per
 * terminal: it remembers the grapheme that is being written.
 */
export const createClusteringWidths = (): IUnicodeVersionProvider => {
  let cluster = '';
  let used = 0;
  return {
    version: 'clusters',
    wcwidth: (code) => Math.min(2, stringWidth(String.fromCodePoint(code))) as 0 | 1 | 2,
    charProperties(code, preceding) {
      const character = String.fromCodePoint(code);
      if (preceding === 0 || !isOneGrapheme(cluster + character)) {
        cluster = character;
        used = stringWidth(character);
        return packed(used, false);
      }
      cluster += character;
      const width = stringWidth(cluster);
      // A cluster wider than two columns fills several cells; a mark without width belongs to the last of them.
      const taken = width - used;
      used = width;
      if (width <= 2) return packed(width, true);
      return taken === 0 ? packed(widthIn(preceding), true) : packed(taken, false);
    },
  };
};

import type { IUnicodeVersionProvider } from '@xterm/headless';
import stringWidth from 'string-width';

/** What the character before was, as far as it decides whether the next one joins it. */
const State = { other: 0, pictograph: 1, joiner: 2, regional: 3, keycapBase: 4, leadingJamo: 5 } as const;

const PICTOGRAPH = /^\p{Extended_Pictographic}$/v;
const MODIFIER = /^\p{Emoji_Modifier}$/v;
const REGIONAL = /^\p{Regional_Indicator}$/v;
const TAG = /^[\u{e0020}-\u{e007f}]$/v;

const widthOf = (character: string): 0 | 1 | 2 => Math.min(2, stringWidth(character)) as 0 | 1 | 2;
const packed = (state: number, width: number, isJoined: boolean): number =>
  (state << 3) | (width << 1) | (isJoined ? 1 : 0);

/** The widths of a terminal that draws a grapheme cluster as one glyph (kitty, Ghostty, WezTerm, recent VTE). */
export const clusteringWidths: IUnicodeVersionProvider = {
  version: 'clusters',
  wcwidth: (code) => widthOf(String.fromCodePoint(code)),
  charProperties(code, preceding) {
    const character = String.fromCodePoint(code);
    const before = preceding >> 3;
    const widthBefore = (preceding >> 1) & 3;
    const isFirst = preceding === 0;
    if (!isFirst) {
      if (code === 0x200d && before === State.pictograph) return packed(State.joiner, widthBefore, true);
      if (PICTOGRAPH.test(character) && before === State.joiner) return packed(State.pictograph, 2, true);
      if (MODIFIER.test(character) && before === State.pictograph) return packed(State.pictograph, 2, true);
      if (REGIONAL.test(character) && before === State.regional) return packed(State.other, 2, true);
      if (TAG.test(character) && before === State.pictograph) return packed(State.pictograph, widthBefore, true);
      if (code === 0xfe0f && before === State.pictograph) return packed(State.pictograph, 2, true);
      if (code === 0xfe0f && before === State.keycapBase) return packed(State.keycapBase, 2, true);
      if (code >= 0x1160 && code <= 0x11ff && before === State.leadingJamo) return packed(before, widthBefore, true);
    }
    if (REGIONAL.test(character)) return packed(State.regional, 2, false);
    const width = widthOf(character);
    if (width === 0 && widthBefore > 0) return packed(before, widthBefore, true);
    const state = /^[\d#*]$/.test(character)
      ? State.keycapBase
      : PICTOGRAPH.test(character)
        ? State.pictograph
        : code >= 0x1100 && code <= 0x115f
          ? State.leadingJamo
          : State.other;
    return packed(state, width, false);
  },
};

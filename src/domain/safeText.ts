/**
 * Makes stored text safe to draw. A character that would move the cursor, reorder the line or be invisible is replaced
 * by a visible mark. The marks are plain text, so that cleaning twice changes nothing.
 */

import { spelledJoiners } from './typedText.ts';

/** Characters that every terminal draws in exactly one column, without change. */
const HARMLESS = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** Characters that are invisible or change how others are drawn, except combining marks. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\p{Default_Ignorable_Code_Point}]/v;
/** A complete emoji. Inside it a joiner, a variation selector or a tag is part of the picture. */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?|[\d#*]\ufe0f\u20e3?)$/v;
const EMOJI_JOINED =
  /^\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+$/v;
/** A combining mark without a base letter. It takes no column, so it would be drawn over the character at its left. */
const LONE_MARK = /^[\p{Mn}\p{Me}]/v;
/** More marks on one letter than any script needs. They would cover the lines above and below. */
const TOO_MANY_MARKS = /\p{M}{9}/v;
const MARK = /^\p{M}$/v;
/** A skin tone after a character that takes none. Terminals disagree: some draw two columns, some none. */
const STRAY_MODIFIER = /(?<!\p{Emoji_Modifier_Base}\ufe0f?)\p{Emoji_Modifier}/v;
const MODIFIER = /^\p{Emoji_Modifier}$/v;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const codeOf = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

const mark = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '⏎';
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return codeOf(character);
};

/** Replaces the invisible characters of a grapheme by their codes, and its marks too if there are too many. */
const spelledOut = (grapheme: string, isSpelled: (index: number) => boolean): string => {
  const isBuried = TOO_MANY_MARKS.test(grapheme);
  const isTinted = STRAY_MODIFIER.test(grapheme);
  if (!isBuried && !isTinted && !HIDDEN.test(grapheme)) return grapheme;
  if (!isTinted && (EMOJI.test(grapheme) || EMOJI_JOINED.test(grapheme))) return grapheme;
  let next = 0;
  return Array.from(grapheme, (character) => {
    const index = next;
    next += character.length;
    if (!isBuried && isSpelled(index)) return character;
    if (HIDDEN.test(character)) return mark(character);
    return (isBuried && MARK.test(character)) || (isTinted && MODIFIER.test(character)) ? codeOf(character) : character;
  }).join('');
};

const cleanGrapheme = (grapheme: string, isSpelled: (index: number) => boolean): string => {
  const shown = spelledOut(grapheme, isSpelled);
  return LONE_MARK.test(shown) ? `◌${shown}` : shown;
};

/** Returns whether each character is drawn as itself in one column. */
export const isPlain = (text: string): boolean => HARMLESS.test(text);

/** Returns each grapheme with the text to draw for it. A joiner is kept where the letters around it need it. */
export const cleanGraphemes = (text: string): { readonly grapheme: string; readonly shown: string }[] => {
  const joiners = spelledJoiners(text);
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    grapheme: segment,
    shown: cleanGrapheme(segment, (at) => joiners.has(index + at)),
  }));
};

/**
 * Returns the text with each control, bidirectional, zero-width or otherwise invisible character made visible: ESC as
 * `^[`, a line break as `⏎`, U+202E as `<U+202E>`. A combining mark without a base letter gets a dotted circle.
 */
export const clean = (text: string): string => {
  if (HARMLESS.test(text)) return text;
  return cleanGraphemes(text)
    .map(({ shown }) => shown)
    .join('');
};

/**
 * Stored text is hostile: whatever would move the cursor, reorder the line or hide is shown as a visible mark instead.
 * The marks are plain text, so that cleaning twice changes nothing.
 */

import { spelledJoiners } from './typedText.ts';

/** Everything in here is drawn by every terminal as one column a character, as it is. */
const HARMLESS = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** Characters that are invisible or that change how others are drawn, apart from combining marks. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\p{Default_Ignorable_Code_Point}]/v;
/** An emoji as a whole: here a joiner, a variation selector or a tag is part of what is seen. */
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?|[\d#*]\ufe0f\u20e3?)$/v;
const EMOJI_JOINED =
  /^\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+$/v;
/** Takes no column of its own, so it would be drawn onto whatever is at its left. */
const LONE_MARK = /^[\p{Mn}\p{Me}]/v;
/** More marks on one letter than any script needs: they would be drawn over the lines above and below. */
const TOO_MANY_MARKS = /\p{M}{9}/v;
const MARK = /^\p{M}$/v;
/** A skin colour on something that has none: some terminals draw a swatch of two columns, some nothing. */
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

/** The invisible characters of a grapheme as their codes; all its marks too where they bury the letter. */
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

/** Whether every character of the text is drawn as itself, one column each. */
export const isPlain = (text: string): boolean => HARMLESS.test(text);

/** Each grapheme as it stands and as it is drawn: a joiner is drawn as it is where the letters around it need it. */
export const cleanGraphemes = (text: string): { readonly grapheme: string; readonly shown: string }[] => {
  const joiners = spelledJoiners(text);
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    grapheme: segment,
    shown: cleanGrapheme(segment, (at) => joiners.has(index + at)),
  }));
};

/**
 * The text with every control, bidirectional, zero-width and otherwise invisible character made visible: ESC as `^[`,
 * a line break as `⏎`, U+202E as `<U+202E>`. A combining mark with nothing to sit on gets a dotted circle.
 */
export const clean = (text: string): string => {
  if (HARMLESS.test(text)) return text;
  return cleanGraphemes(text)
    .map(({ shown }) => shown)
    .join('');
};

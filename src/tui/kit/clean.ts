/**
 * Stored text is hostile: whatever would move the cursor, reorder the line or hide is shown as a visible mark instead.
 * The marks are plain text, so that cleaning twice changes nothing.
 */

/** Everything in here is drawn by every terminal as one column a character, as it is. */
const HARMLESS = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f]*$/;

/**
 * Characters that are invisible or that change how others are drawn. U+200D and the variation selectors are missing:
 * an emoji may need them, and they are looked at in their grapheme. The Arabic number signs are visible, so kept.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u2028\u2029\p{Default_Ignorable_Code_Point}[\p{Cf}--[\u0600-\u0605\u06dd\u0890\u0891\u08e2\u{110bd}\u{110cd}]]]/v;
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?|[\d#*]\ufe0f\u20e3?)$/v;
const EMOJI_JOINED =
  /^\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+$/v;
const LONE_MARK = /^\p{M}/v;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const mark = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '⏎';
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
};

const cleanGrapheme = (grapheme: string): string => {
  if (!HIDDEN.test(grapheme)) return LONE_MARK.test(grapheme) ? `◌${grapheme}` : grapheme;
  if (EMOJI.test(grapheme) || EMOJI_JOINED.test(grapheme)) return grapheme;
  return Array.from(grapheme, (character) => (HIDDEN.test(character) ? mark(character) : character)).join('');
};

/** Whether every character of the text is drawn as itself, one column each. */
export const isPlain = (text: string): boolean => HARMLESS.test(text);

/**
 * The text with every control, bidirectional, zero-width and otherwise invisible character made visible: ESC as `^[`,
 * a line break as `⏎`, U+202E as `<U+202E>`. A combining mark with nothing to sit on gets a dotted circle.
 */
export const clean = (text: string): string => {
  if (HARMLESS.test(text)) return text;
  let cleaned = '';
  for (const { segment } of segmenter.segment(text)) cleaned += cleanGrapheme(segment);
  return cleaned;
};

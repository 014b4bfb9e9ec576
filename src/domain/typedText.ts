/** What may stand in a typed text: one rule for the fields, for what is drawn, and for what is pasted. */

/** A line as it was copied: the ends of line before and behind it are no part of it. */
export const withoutLineEnds = (text: string): string => text.replace(/^[\r\n]+|[\r\n]+$/g, '');

/**
 * A joiner where it is spelling: between two letters of a script that is written with it (Persian, Hindi, Malayalam …).
 * At the edge of a word, twice, or among Latin letters it is a hidden sign.
 */
const SCRIPTS = 'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt';
const LETTER = `[[${SCRIPTS.replace(/(\w+) ?/g, String.raw`\p{Script=$1}`)}]&&[\\p{L}\\p{M}]]`;
const SPELLED_JOINER = new RegExp(String.raw`(?<=${LETTER}\p{Mn}*)[\u200c\u200d](?=${LETTER})`, 'gv');

/** Pictures of several signs: here a joiner, a variation selector or a tag is part of what is seen. */
const PICTURE =
  /\p{RGI_Emoji}|\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+/gv;

/**
 * Escape and the other controls, bidirectional marks, zero-width characters, private and broken ones: whatever shows
 * as something else than it is. A tab counts among them.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0]/gv;

/** Where the joiners are that belong to the spelling. */
export function spelledJoiners(text: string): ReadonlySet<number> {
  if (!/[\u200c\u200d]/.test(text)) return new Set();
  return new Set(Array.from(text.matchAll(SPELLED_JOINER), ({ index }) => index));
}

/** A sign that is in a text and cannot be seen. */
export interface HiddenSign {
  readonly sign: string;
  /** Index into the text. */
  readonly index: number;
}

/** @param lines true where the text may have several lines @returns every sign that is refused in the text, in its order */
export function hiddenSigns(text: string, lines: boolean): readonly HiddenSign[] {
  const found = Array.from(text.matchAll(HIDDEN), ({ 0: sign, index }) => ({ sign, index }));
  const refused = found.filter(({ sign }) => !(lines && sign === '\n'));
  if (refused.length === 0) return [];
  const joiners = spelledJoiners(text);
  const pictures = Array.from(
    text.matchAll(PICTURE),
    ({ 0: picture, index }) => [index, index + picture.length] as const,
  );
  const isSeen = (at: number) => joiners.has(at) || pictures.some(([from, to]) => at > from && at < to);
  return refused.filter(({ index }) => !isSeen(index));
}

/** @returns the text without its hidden signs; a tab, or the end of a line in a text of one line, becomes a blank */
export function withoutHidden(text: string, lines: boolean): string {
  let shown = '';
  let from = 0;
  for (const { sign, index } of hiddenSigns(text, lines)) {
    shown += text.slice(from, index) + (/[\t\n\u2028\u2029]/.test(sign) ? ' ' : '');
    from = index + sign.length;
  }
  return shown + text.slice(from);
}

/** What a person calls the sign, as a key of the texts `sign.…`. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['lineEnd', /[\n\r\u2028\u2029]/],
  ['tab', /\t/],
  ['control', /\p{Cc}/v],
  ['softHyphen', /\u00ad/],
  ['joiner', /[\u200c\u200d]/],
  ['blank', /[\u200b\u2060\ufeff\u180e\u115f\u1160\u3164\uffa0]/],
  ['direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
];

export const nameOfSign = (sign: string): string => NAMES.find(([, signs]) => signs.test(sign))?.[0] ?? 'invisible';

export const codeOfSign = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

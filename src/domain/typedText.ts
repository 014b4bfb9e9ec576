/** Which characters a typed text may contain. Fields, drawing and pasting share this rule. */

/** Removes line ends at both ends of a text: copying a whole line adds them. */
export const withoutLineEnds = (text: string): string => text.replace(/^[\r\n]+|[\r\n]+$/g, '');

/**
 * Scripts (Persian, Hindi, Malayalam …) that use the zero-width joiners for spelling, between two letters. At the edge
 * of a word, doubled, or among Latin letters a joiner is a hidden character.
 */
const SCRIPTS = 'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt';
const LETTER = `[[${SCRIPTS.replace(/(\w+) ?/g, String.raw`\p{Script=$1}`)}]&&[\\p{L}\\p{M}]]`;
const SPELLED_JOINER = new RegExp(String.raw`(?<=${LETTER}\p{Mn}*)[\u200c\u200d](?=${LETTER})`, 'gv');

/** An emoji of several characters. Inside it a joiner, a variation selector or a tag is part of the picture. */
const PICTURE =
  /\p{RGI_Emoji}|\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+/gv;

/**
 * Characters that are invisible or look like something else: control characters (also the tab), bidirectional marks,
 * zero-width, private-use and invalid characters.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\u115f\u1160\u2800\u3164\uffa0]/gv;

/** Returns the indexes of the joiners that belong to the spelling. */
export function spelledJoiners(text: string): ReadonlySet<number> {
  if (!/[\u200c\u200d]/.test(text)) return new Set();
  return new Set(Array.from(text.matchAll(SPELLED_JOINER), ({ index }) => index));
}

/** A hidden character in a text. */
export interface HiddenSign {
  readonly sign: string;
  /** Its index in the text. */
  readonly index: number;
}

/** @param lines true if the text may have several lines @returns the refused characters, in their order */
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

/** @returns the text without hidden characters; a tab becomes a space, and so does a line end in a single-line text */
export function withoutHidden(text: string, lines: boolean): string {
  let shown = '';
  let from = 0;
  for (const { sign, index } of hiddenSigns(text, lines)) {
    shown += text.slice(from, index) + (/[\t\n\u2028\u2029]/.test(sign) ? ' ' : '');
    from = index + sign.length;
  }
  return shown + text.slice(from);
}

/** The names of hidden characters for users, as text keys `sign.…`. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ['lineEnd', /[\n\r\u2028\u2029]/],
  ['tab', /\t/],
  ['control', /\p{Cc}/v],
  ['softHyphen', /\u00ad/],
  ['joiner', /[\u200c\u200d]/],
  ['blank', /[\u200b\u2060\ufeff\u180e\u115f\u1160\u2800\u3164\uffa0]/],
  ['direction', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
];

export const nameOfSign = (sign: string): string => NAMES.find(([, signs]) => signs.test(sign))?.[0] ?? 'invisible';

export const codeOfSign = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

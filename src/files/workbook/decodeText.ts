const SAMPLE = 64 * 1024;
/** Of Latin letters in UTF-16, every second byte is zero. */
const SURE = 0.3;

/** The marks that a text may begin with. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Signs that no text of a spreadsheet has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they tell that this is no text.
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/;

function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * SURE;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : 'utf-8';
}

/**
 * Decodes what Excel and others write as text: UTF-8 and UTF-16, with or without a mark, else Windows-1252.
 * @returns null if this is no text
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (encoding !== 'utf-8') return null;
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  return NO_TEXT.test(text) ? null : text;
}

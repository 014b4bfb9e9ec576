import { NotAllowed } from '../../../domain/errors.ts';
import type { Sink } from '../../../services/exports/sink.ts';

/**
 * The most bytes of text that go to the clipboard: terminals take an OSC 52 sequence of 100,000 bytes, and base64 makes
 * four of three.
 */
export const CLIPBOARD_BYTES = 74_994;

/**
 * Collects an export for the clipboard of the user's terminal.
 * @returns `text`: what was written, without the mark that Excel wants at the start of a file
 * @throws NotAllowed `export.clipboardFull` by `sink.write`, for more than a terminal takes
 */
export function clipboardSink(shown: string): { readonly sink: Sink; readonly text: () => string } {
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    text: () =>
      Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    sink: {
      write: async (bytes) => {
        size += bytes.length;
        if (size > CLIPBOARD_BYTES) throw new NotAllowed({ key: 'export.clipboardFull', params: { most: shown } });
        pieces.push(bytes);
      },
    },
  };
}

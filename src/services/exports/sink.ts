/** Where an export goes, piece by piece: the next one is made only once this one is taken. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Small pieces gathered to this size before they are handed on, in characters. */
const PIECE = 64 * 1024;

/** Text for a sink, gathered to pieces of a sensible size. */
export interface TextSink {
  readonly write: (text: string) => Promise<void>;
  /** Hands on what is still held. */
  readonly flush: () => Promise<void>;
}

/** @returns a writer of UTF-8 text for `sink` */
export function textSink(sink: Sink): TextSink {
  let held = '';
  const flush = async () => {
    const text = held;
    held = '';
    if (text !== '') await sink.write(Buffer.from(text));
  };
  return {
    flush,
    write: async (text) => {
      held += text;
      if (held.length >= PIECE) await flush();
    },
  };
}

/** Where an export goes, piece by piece: the next one is made only once this one is taken. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Small pieces gathered to this size before they are handed on, in characters. */
const PIECE = 64 * 1024;

/** Text for a sink, gathered to pieces of a sensible size. */
export interface TextSink {
  readonly add: (text: string) => void;
  /** Hands on what is held, where that is worth it; to be awaited after each page. */
  readonly drain: () => Promise<void>;
  /** Hands on whatever is still held. */
  readonly flush: () => Promise<void>;
}

/** @returns a writer of UTF-8 text for `sink` */
export function textSink(sink: Sink): TextSink {
  let held: string[] = [];
  let size = 0;
  const flush = async () => {
    const text = held.join('');
    held = [];
    size = 0;
    if (text !== '') await sink.write(Buffer.from(text));
  };
  return {
    flush,
    add: (text) => {
      held.push(text);
      size += text.length;
    },
    drain: async () => {
      if (size >= PIECE) await flush();
    },
  };
}

/** Receives an export in chunks. The writer waits for each chunk before it builds the next. */
export interface Sink {
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Small texts are buffered to chunks of this size, in characters. */
const PIECE = 64 * 1024;

/** Buffers text into larger chunks for a sink. */
export interface TextSink {
  readonly add: (text: string) => void;
  /** Writes the buffer if it is large enough. Await it after each page. */
  readonly drain: () => Promise<void>;
  /** Writes the rest of the buffer. */
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

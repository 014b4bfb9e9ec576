import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** A terminal's input as Ink uses it. */
export type SteadyInput = NodeJS.ReadStream & { release(): void };

/** The beginning of a key's sequence whose rest may still be on its way. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the Escape that a terminal sends
const UNFINISHED = /\u001b(?:\[[\d;?<]*|O)?$/;

/**
 * How long the rest of a sequence is waited for, in milliseconds. Ink itself gives up after 20: over a slow line an arrow
 * key would then arrive as Escape and two letters, and Escape closes things.
 */
const PATIENCE = 75;

/** @returns `source` with each key's sequence in one piece; `release` gives the source back, paused. */
export function steadyInput(source: NodeJS.ReadStream): SteadyInput {
  const out = new PassThrough();
  const decoder = new StringDecoder('utf8');
  let held = '';
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    const text = held;
    held = '';
    if (text !== '') out.write(text);
  };
  const onData = (chunk: Buffer | string) => {
    clearTimeout(timer);
    const text = held + (typeof chunk === 'string' ? chunk : decoder.write(chunk));
    const at = UNFINISHED.exec(text)?.index ?? text.length;
    held = text.slice(at);
    if (at > 0) out.write(text.slice(0, at));
    if (held !== '') timer = setTimeout(flush, PATIENCE);
  };
  source.on('data', onData);

  return Object.assign(out, {
    isTTY: true as const,
    isRaw: false,
    setRawMode(isRaw: boolean) {
      source.setRawMode(isRaw);
      return this;
    },
    ref() {
      source.ref?.();
      return this;
    },
    unref() {
      source.unref?.();
      return this;
    },
    release() {
      clearTimeout(timer);
      source.off('data', onData);
      source.pause();
      out.end();
    },
  }) as unknown as SteadyInput;
}

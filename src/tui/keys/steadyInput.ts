import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Busy } from '../state/busy.ts';

/** A terminal's input for Ink. */
export type SteadyInput = NodeJS.ReadStream & { release(): void };

/** The start of a key sequence; its rest may still arrive. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the Escape that a terminal sends
const UNFINISHED = /\u001b(?:\[[\d;?<]*|O)?$/;

/** The start of a mouse report. No key starts like this, and the rest always arrives, even on a slow connection. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a mouse report begins with an Escape
const UNFINISHED_REPORT = /^\u001b\[<[\d;]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a mouse report begins with an Escape
const REPORT = /^\u001b\[<[\d;]*[Mm]/;

/** The start or end of a paste, or a whole mouse report. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of a paste begin with an Escape
const PASTES_AND_REPORTS = /\u001b\[20[01]~|\u001b\[<\d+;\d+;\d+[Mm]/g;
const PASTE_BEGINS = '\u001b[200~';
const PASTE_ENDS = '\u001b[201~';

/**
 * Milliseconds to wait for the rest of a sequence. Ink itself waits only 20. On a slow connection an arrow key would
 * then arrive as Escape and two letters, and Escape closes dialogs.
 */
const SEQUENCE_TIMEOUT = 75;
const ESCAPE = '\u001b';
/**
 * The Escape key in the keyboard protocol of kitty. Ink would wait 20 ms after the plain one, and take a key that comes
 * meanwhile, or all keys in a busy moment, for Alt with that key.
 */
const ESCAPE_KEY = '\u001b[27u';
/** Milliseconds until Ink passes on another start of a sequence: it waits 20, plus a small margin. */
const INK_TIMEOUT = 25;

/**
 * @returns `source` with each key sequence in one chunk; `release` pauses the source and gives it back. Ink drops mouse
 *   reports, so each report goes through as its own paste: it keeps its order among the keys and is not typed text.
 *   While the rest of a sequence is awaited, `busy` counts it.
 */
export function steadyInput(source: NodeJS.ReadStream, busy: Busy): SteadyInput {
  const out = new PassThrough();
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  /** What was sent on after a timeout. If it was the start of a mouse report, the rest is dropped when it arrives. */
  let flushed = '';
  let cancelFlush = (): void => undefined;

  let isPasting = false;
  const send = (text: string) => {
    const marked = text.replace(PASTES_AND_REPORTS, (mark) => {
      if (mark === PASTE_BEGINS || mark === PASTE_ENDS) isPasting = mark === PASTE_BEGINS;
      else if (!isPasting) return PASTE_BEGINS + mark + PASTE_ENDS;
      return mark;
    });
    if (marked !== '') out.write(marked);
  };

  const flush = () => {
    const text = unfinished;
    unfinished = '';
    flushed = text;
    send(text === ESCAPE ? ESCAPE_KEY : text);
    if (text === ESCAPE) busy.soon(() => undefined);
    else busy.after(INK_TIMEOUT, () => undefined);
  };

  /** Removes the late rest of a mouse report whose start was already flushed. The rest itself may arrive in parts. */
  function withoutLateRest(input: string): string {
    if (flushed === '') return input;
    const whole = flushed + input;
    if (UNFINISHED_REPORT.test(whole) && whole.length > flushed.length) {
      flushed = whole;
      return '';
    }
    const report = REPORT.exec(whole)?.[0] ?? '';
    const rest = report.length > flushed.length ? whole.slice(report.length) : input;
    flushed = '';
    return rest;
  }

  const onData = (chunk: Buffer | string) => {
    cancelFlush();
    const text = unfinished + withoutLateRest(typeof chunk === 'string' ? chunk : decoder.write(chunk));
    const at = UNFINISHED.exec(text)?.index ?? text.length;
    unfinished = text.slice(at);
    send(text.slice(0, at));
    if (unfinished !== '' && !UNFINISHED_REPORT.test(unfinished)) cancelFlush = busy.after(SEQUENCE_TIMEOUT, flush);
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
      cancelFlush();
      source.off('data', onData);
      source.pause();
      out.end();
    },
  }) as unknown as SteadyInput;
}

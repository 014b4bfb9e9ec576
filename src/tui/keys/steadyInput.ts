import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Busy } from '../state/busy.ts';

/** A terminal's input as Ink uses it. */
export type SteadyInput = NodeJS.ReadStream & { release(): void };

/** The beginning of a key's sequence whose rest may still be on its way. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the Escape that a terminal sends
const UNFINISHED = /\u001b(?:\[[\d;?<]*|O)?$/;

/** The beginning of a report of the mouse: no key begins so, and its rest always comes, however slow the line is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const UNFINISHED_REPORT = /^\u001b\[<[\d;]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const REPORT = /^\u001b\[<[\d;]*[Mm]/;

/** A paste begins or ends, or a whole report of the mouse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const MARKS = /\u001b\[20[01]~|\u001b\[<\d+;\d+;\d+[Mm]/g;
const PASTE_BEGINS = '\u001b[200~';
const PASTE_ENDS = '\u001b[201~';

/**
 * How long the rest of a sequence is waited for, in milliseconds. Ink itself gives up after 20: over a slow line an arrow
 * key would then arrive as Escape and two letters, and Escape closes things.
 */
const PATIENCE = 75;
/** Ink waits in its turn before it takes an Escape for one: 20 milliseconds, and a few more to be sure of it. */
const INK_PATIENCE = 25;

/**
 * @returns `source` with each key's sequence in one piece; `release` gives the source back, paused. Ink drops reports of
 * the mouse, so each goes through as a paste of its own: in its turn among the keys, and nothing that is typed. As long as a key is waited for, it is `busy`.
 */
export function steadyInput(source: NodeJS.ReadStream, busy: Busy): SteadyInput {
  const out = new PassThrough();
  const decoder = new StringDecoder('utf8');
  let held = '';
  /** What was handed on because its rest did not come in time: where that was a report's, it is no typing. */
  let given = '';
  let callOff = (): void => undefined;

  let isPasting = false;
  const send = (text: string) => {
    const marked = text.replace(MARKS, (mark) => {
      if (mark === PASTE_BEGINS || mark === PASTE_ENDS) isPasting = mark === PASTE_BEGINS;
      else if (!isPasting) return PASTE_BEGINS + mark + PASTE_ENDS;
      return mark;
    });
    if (marked !== '') out.write(marked);
  };

  const flush = () => {
    const text = held;
    held = '';
    given = text;
    send(text);
    busy.after(INK_PATIENCE, () => undefined);
  };

  /** The input without the late rest of a report whose beginning was handed on already; it may be late in part. */
  function withoutLateRest(input: string): string {
    if (given === '') return input;
    const whole = given + input;
    if (UNFINISHED_REPORT.test(whole) && whole.length > given.length) {
      given = whole;
      return '';
    }
    const report = REPORT.exec(whole)?.[0] ?? '';
    const rest = report.length > given.length ? whole.slice(report.length) : input;
    given = '';
    return rest;
  }

  const onData = (chunk: Buffer | string) => {
    callOff();
    const text = held + withoutLateRest(typeof chunk === 'string' ? chunk : decoder.write(chunk));
    const at = UNFINISHED.exec(text)?.index ?? text.length;
    held = text.slice(at);
    send(text.slice(0, at));
    if (held !== '' && !UNFINISHED_REPORT.test(held)) callOff = busy.after(PATIENCE, flush);
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
      callOff();
      source.off('data', onData);
      source.pause();
      out.end();
    },
  }) as unknown as SteadyInput;
}

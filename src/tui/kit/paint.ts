/**
 * Attributes and colours as escape sequences of our own. Ink's props go through chalk, which decides once for the whole
 * process, by the process's own output, and does not know NO_COLOR; here several people may have a session each.
 * Attributes always stay: without them neither the cursor nor the selected row could be seen.
 */
const between = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

export const bold = between(1, 22);
export const dim = between(2, 22);
export const underline = between(4, 24);
export const inverse = between(7, 27);

export type Paint = (text: string) => string;

/** The colours in use: the basic ones that are readable on both dark and light backgrounds. */
export interface Palette {
  readonly red: Paint;
  readonly green: Paint;
  readonly magenta: Paint;
}

export const COLORS: Palette = { red: between(31, 39), green: between(32, 39), magenta: between(35, 39) };

const asItIs: Paint = (text) => text;
export const NO_COLORS: Palette = { red: asItIs, green: asItIs, magenta: asItIs };

/** A mouse event. Column and row count from 0. */
export interface MousePress {
  readonly kind: 'click' | 'wheelUp' | 'wheelDown';
  readonly x: number;
  readonly y: number;
}

/** A mouse report of the terminal (SGR): button, column, row, pressed or released. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the Escape that a terminal sends
const REPORT = /^\u001b\[<(\d+);(\d+);(\d+)([Mm])$/;

/** Bits for Shift, Alt and Ctrl. They change nothing here. */
const HELD = 4 | 8 | 16;
const KINDS: Readonly<Record<number, MousePress['kind']>> = { 0: 'click', 64: 'wheelUp', 65: 'wheelDown' };

/** @returns true if the input from `steadyInput` is a mouse report, not typed text */
export function isMouseReport(input: string): boolean {
  return REPORT.test(input);
}

/** @returns the mouse event, or null for events without a meaning here: other buttons, releases, moves */
export function toMousePress(input: string): MousePress | null {
  const [, button, column, row, end] = REPORT.exec(input) ?? [];
  const kind = KINDS[Number(button) & ~HELD];
  if (!kind || end === 'm') return null;
  return { kind, x: Number(column) - 1, y: Number(row) - 1 };
}

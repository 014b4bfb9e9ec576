/** What the mouse did, at a place of the window counted from 0. */
export interface MousePress {
  readonly kind: 'click' | 'wheelUp' | 'wheelDown';
  readonly x: number;
  readonly y: number;
}

/** What a terminal tells of the mouse (SGR): button, column, row, pressed or let go. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the Escape that a terminal sends
const REPORT = /^\u001b\[<(\d+);(\d+);(\d+)([Mm])$/;

/** Shift, Alt and Ctrl held meanwhile: they change nothing here. */
const HELD = 4 | 8 | 16;
const KINDS: Readonly<Record<number, MousePress['kind']>> = { 0: 'click', 64: 'wheelUp', 65: 'wheelDown' };

/** @returns whether the input, handed on by `steadyInput`, is a report of the mouse and nothing that was typed. */
export function isMouseReport(input: string): boolean {
  return REPORT.test(input);
}

/** @returns what the mouse did, or null for what means nothing here: other buttons, letting go, moving. */
export function toMousePress(input: string): MousePress | null {
  const [, button, column, row, end] = REPORT.exec(input) ?? [];
  const kind = KINDS[Number(button) & ~HELD];
  if (!kind || end === 'm') return null;
  return { kind, x: Number(column) - 1, y: Number(row) - 1 };
}

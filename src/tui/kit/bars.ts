/**
 * Shares and values as characters, each one cell wide. A bar never stands without its number beside it. A console whose
 * font lacks some of these blocks shows others (`plainSigns`).
 */

const EIGHTHS_ACROSS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const EIGHTHS_UP = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A share below 0 or above 1, or none at all, is drawn as the nearest one that there is. */
const bounded = (share: number): number => (share > 0 ? Math.min(share, 1) : 0);

/** What is there shows, however small; what is not complete does not look complete. */
function stepsOf(share: number, steps: number): number {
  const part = bounded(share);
  if (part === 0) return 0;
  if (part === 1) return steps;
  return Math.max(Math.min(Math.round(part * steps), steps - 1), Math.min(1, steps));
}

/**
 * A bar from the left, in eighths of a cell.
 *
 * @param share 0 to 1 @param width in cells
 * @returns the bar, padded with spaces to the width
 */
export function shareBar(share: number, width: number): string {
  const cells = Math.max(Math.floor(width), 0);
  const eighths = stepsOf(share, cells * 8);
  return ('█'.repeat(eighths >> 3) + (EIGHTHS_ACROSS[eighths & 7] ?? '')).padEnd(cells);
}

/**
 * One column, a cell wide and a cell high.
 *
 * @param share 0 to 1
 * @returns a space for nothing, else a block of one to eight eighths
 */
export function shareColumn(share: number): string {
  const eighths = stepsOf(share, 8);
  return eighths === 0 ? ' ' : (EIGHTHS_UP[eighths - 1] ?? ' ');
}

/** A part of a line, both ends as shares of it, 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const HALVES = [' ', '▌', '▐', '█'];

/**
 * Stretches on one line, in halves of a cell, so that an early and a late one lie at different places. Each shows,
 * however short. The signs are those that every console font has.
 *
 * @param twice where two of them lie at the same time: drawn as `!`
 */
export function stretchBar(stretches: readonly Stretch[], width: number, twice: readonly Stretch[] = []): string {
  const halves = Math.max(Math.floor(width), 0) * 2;
  const placesOf = ({ from, to }: Stretch) => {
    const first = Math.min(Math.round(bounded(from) * halves), halves - 1);
    return { first, end: Math.max(Math.round(bounded(to) * halves), first + 1) };
  };
  const isIn = (those: readonly Stretch[]) => {
    const places = those.map(placesOf);
    return (half: number) => places.some(({ first, end }) => half >= first && half < end);
  };
  const [isTaken, isTwice] = [isIn(stretches), isIn(twice)];
  return Array.from({ length: halves / 2 }, (_, cell) => {
    const [left, right] = [cell * 2, cell * 2 + 1];
    if (isTwice(left) || isTwice(right)) return '!';
    return HALVES[(isTaken(left) ? 1 : 0) + (isTaken(right) ? 2 : 0)];
  }).join('');
}

/** @returns the greatest of the values, at least 0: what a full bar stands for */
export const greatestOf = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0);

/** @returns the values as columns side by side, the greatest as high as a cell */
export function sparkline(values: readonly number[]): string {
  const most = greatestOf(values);
  return values.map((value) => shareColumn(most > 0 ? value / most : 0)).join('');
}

/** @returns the text as a screen reader says it: without bars, whose number stands beside them */
export const withoutBars = (text: string): string => text.replaceAll(/[▁-▐▲]+ */g, '');

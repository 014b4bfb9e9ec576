/** Shares and values as characters, each one cell wide. A bar never stands without its number beside it. */

/** `plain` is for terminals whose font has no block characters, such as the linux console. */
export type BarSigns = 'blocks' | 'plain';

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
 * @returns the bar, padded with spaces to the width; with `plain` signs, `#` and `-`
 */
export function shareBar(share: number, width: number, signs: BarSigns = 'blocks'): string {
  const cells = Math.max(Math.floor(width), 0);
  if (signs === 'plain') {
    const full = stepsOf(share, cells);
    return '#'.repeat(full) + '-'.repeat(cells - full);
  }
  const eighths = stepsOf(share, cells * 8);
  return ('█'.repeat(eighths >> 3) + (EIGHTHS_ACROSS[eighths & 7] ?? '')).padEnd(cells);
}

/**
 * One column, a cell wide and a cell high.
 *
 * @param share 0 to 1
 * @returns a space for nothing, else a block of one to eight eighths; with `plain` signs, `-` for nothing, else 1 to 9
 */
export function shareColumn(share: number, signs: BarSigns = 'blocks'): string {
  if (signs === 'plain') {
    const step = stepsOf(share, 9);
    return step === 0 ? '-' : String(step);
  }
  const eighths = stepsOf(share, 8);
  return eighths === 0 ? ' ' : (EIGHTHS_UP[eighths - 1] ?? ' ');
}

/** @returns the greatest of the values, at least 0: what a full bar stands for */
export const greatestOf = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0);

/**
 * The values as columns side by side, the greatest as high as a cell.
 *
 * @param most what a full column stands for, where that is not the greatest of these values
 */
export const sparkline = (
  values: readonly number[],
  signs: BarSigns = 'blocks',
  most: number = greatestOf(values),
): string => values.map((value) => shareColumn(most > 0 ? value / most : 0, signs)).join('');

/** @returns the text as a screen reader says it: without bars, whose number stands beside them */
export const withoutBars = (text: string): string => text.replaceAll(/[▁-▏]+ */g, '');

import { Text } from 'ink';
import { bold, dim } from './paint.ts';
import { fitText, textWidth } from './text.ts';

export interface KeyHint {
  /** `n`, `Ctrl+S` */
  readonly keys: string;
  readonly label: string;
  /** The hints with the highest number leave first when there is no room; 0 unless told. */
  readonly priority?: number | undefined;
  readonly isDim?: boolean | undefined;
}

const hintWidth = ({ keys, label }: KeyHint): number => textWidth(keys) + 1 + textWidth(label);

/** The hints that fit in `width` columns, in their order, two columns apart. */
export const fittingHints = (hints: readonly KeyHint[], width: number): KeyHint[] => {
  const byImportance = hints.map((hint, index) => ({ hint, index }));
  byImportance.sort((a, b) => (a.hint.priority ?? 0) - (b.hint.priority ?? 0) || a.index - b.index);
  let used = 1;
  const kept = byImportance.filter(({ hint }) => {
    if (used + hintWidth(hint) > width) return false;
    used += hintWidth(hint) + 2;
    return true;
  });
  return kept.sort((a, b) => a.index - b.index).map(({ hint }) => hint);
};

/** The keys of this place, in one line. */
export function KeyBar({ hints, width }: { readonly hints: readonly KeyHint[]; readonly width: number }) {
  const kept = fittingHints(hints, width);
  const used = kept.reduce((sum, hint) => sum + hintWidth(hint), 1 + 2 * Math.max(0, kept.length - 1));
  const drawn = kept.map((hint) => {
    const keys = fitText(hint.keys, textWidth(hint.keys));
    const label = fitText(hint.label, textWidth(hint.label));
    return hint.isDim ? dim(`${keys} ${label}`) : `${bold(keys)} ${label}`;
  });
  return <Text wrap='truncate'>{` ${drawn.join('  ')}${' '.repeat(Math.max(0, width - used))}`}</Text>;
}

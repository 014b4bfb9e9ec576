import { Text } from 'ink';
import { use } from 'react';
import { PaletteContext } from './PaletteContext.ts';
import { bold, type Palette } from './paint.ts';
import { useReading } from './reading.ts';
import { fitText, textWidth } from './text.ts';

export interface KeyHint {
  /** `n`, `Ctrl+S` */
  readonly keys: string;
  readonly label: string;
  /** Where there is no room, the hints with the highest priority number are dropped first. Default: 0. */
  readonly priority?: number | undefined;
  /** The key is not allowed here; the hint is drawn dim. */
  readonly isDim?: boolean | undefined;
}

export interface KeyBarProps {
  readonly hints: readonly KeyHint[];
  readonly width: number;
}

const MARGIN = 1;
const BETWEEN = 2;

const hintWidth = ({ keys, label }: KeyHint): number => textWidth(keys) + 1 + textWidth(label);

/** Returns the hints that fit in `width` columns, in their order. */
const fittingHints = (hints: readonly KeyHint[], width: number): KeyHint[] => {
  let used = MARGIN;
  const byImportance = hints.toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
  const kept = new Set<KeyHint>();
  for (const hint of byImportance) {
    if (used + hintWidth(hint) > width) break;
    used += hintWidth(hint) + BETWEEN;
    kept.add(hint);
  }
  return hints.filter((hint) => kept.has(hint));
};

/** Returns the hints as one line of exactly `width` columns. */
export const keyBarText = ({ hints, width }: KeyBarProps, palette: Palette): string => {
  const kept = fittingHints(hints, width);
  const used = kept.reduce((sum, hint) => sum + hintWidth(hint) + BETWEEN, MARGIN - (kept.length > 0 ? BETWEEN : 0));
  const drawn = kept.map((hint) => {
    const keys = fitText(hint.keys, textWidth(hint.keys));
    const label = fitText(hint.label, textWidth(hint.label));
    return hint.isDim ? palette.muted(`${keys} ${label}`) : `${bold(keys)} ${label}`;
  });
  if (width <= 0) return '';
  return ' '.repeat(MARGIN) + drawn.join(' '.repeat(BETWEEN)) + ' '.repeat(Math.max(0, width - used));
};

/** Shows the keys of the current context in one line. */
export function KeyBar(props: KeyBarProps) {
  const { hints } = props;
  const palette = use(PaletteContext);
  const words = useReading();
  const said = hints.map(({ keys, label, isDim }) => `${keys} ${label}${isDim && words ? ` (${words.refused})` : ''}`);
  return (
    <Text wrap='truncate' aria-label={said.join(', ')}>
      {keyBarText(props, palette)}
    </Text>
  );
}

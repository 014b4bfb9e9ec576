import { Text } from 'ink';
import { spinning, useSpinner } from './useSpinner.ts';

export interface SpinnerProps {
  readonly label?: string | undefined;
  /** Milliseconds before it shows; 200 unless told. */
  readonly delay?: number | undefined;
}

/** Shows where a result will be that takes longer than `delay`. Only the spinner itself is drawn anew as it turns. */
export function Spinner({ label = '', delay }: SpinnerProps) {
  const mark = useSpinner(true, delay);
  return <Text wrap='truncate'>{spinning(mark, label) || ' '}</Text>;
}

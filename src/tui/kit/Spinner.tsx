import { Text, useAnimation } from 'ink';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface SpinnerProps {
  readonly label?: string | undefined;
  /** Milliseconds before it shows; 200 unless told. */
  readonly delay?: number | undefined;
}

/** Shows where a result will be that takes longer than `delay`. */
export function Spinner({ label = '', delay = 200 }: SpinnerProps) {
  const { frame, time } = useAnimation({ interval: 100 });
  if (time < delay) return <Text> </Text>;
  return <Text>{`${FRAMES[frame % FRAMES.length]} ${label}`}</Text>;
}

import { Text, useAnimation, useIsScreenReaderEnabled } from 'ink';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export interface SpinnerProps {
  readonly label?: string | undefined;
  /** Milliseconds before it shows; 200 unless told. */
  readonly delay?: number | undefined;
}

/** Shows where a result will be that takes longer than `delay`. Only the spinner itself is drawn anew as it turns. */
export function Spinner({ label = '', delay = 200 }: SpinnerProps) {
  const isRead = useIsScreenReaderEnabled();
  const { frame, time } = useAnimation({ interval: 100, isActive: !isRead });
  if (isRead) return <Text>{label}</Text>;
  if (time < delay) return <Text> </Text>;
  return <Text wrap='truncate'>{`${FRAMES[frame % FRAMES.length]} ${label}`.trimEnd()}</Text>;
}

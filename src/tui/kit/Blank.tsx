import { Text } from 'ink';

/** An empty rectangle that hides what is under it. */
export function Blank({ width, height }: { readonly width: number; readonly height: number }) {
  if (width <= 0 || height <= 0) return null;
  return <Text aria-hidden>{Array.from({ length: height }, () => ' '.repeat(width)).join('\n')}</Text>;
}

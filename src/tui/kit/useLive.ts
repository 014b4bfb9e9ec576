import { useCallback, useRef, useState } from 'react';

/**
 * State whose newest value can be read at once, before the next frame: keys that arrive in one run each see what the
 * key before them did.
 * @returns the value to draw, the function that reads the newest one, and the one that changes it
 */
export function useLive<T>(initial: T): [T, () => T, (next: T) => void] {
  const newest = useRef(initial);
  const [drawn, draw] = useState(initial);
  const read = useCallback(() => newest.current, []);
  const write = useCallback((next: T) => {
    newest.current = next;
    draw(next);
  }, []);
  return [drawn, read, write];
}

import { useCallback, useRef, useState } from 'react';

/**
 * React state with a value that can be read at once, before the next frame. Several keys can arrive before a render;
 * each one must see the effect of the key before it.
 * @returns the value to draw, a getter of the newest value, and a setter
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

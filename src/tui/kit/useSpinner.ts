import { useAnimation, useIsScreenReaderEnabled } from 'ink';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Slow enough for a thin line, and for several at once. */
const INTERVAL = 200;

/**
 * @param isBusy whether the work is under way
 * @param delay milliseconds before it is told; 200 unless told
 * @returns null while there is nothing to tell; then a mark that turns, or an empty text where the screen is read aloud
 */
export function useSpinner(isBusy: boolean, delay = 200): string | null {
  const isRead = useIsScreenReaderEnabled();
  const { frame, time } = useAnimation({ interval: isRead ? delay : INTERVAL, isActive: isBusy });
  if (!isBusy || time < delay) return null;
  return isRead ? '' : (FRAMES[frame % FRAMES.length] ?? '');
}

/** @returns the words with the spinner's mark before them, or nothing while there is nothing to tell. */
export function spinning(mark: string | null, words: string): string {
  return mark === null ? '' : `${mark} ${words}`.trim();
}

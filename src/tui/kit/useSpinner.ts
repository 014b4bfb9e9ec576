import { useAnimation, useIsScreenReaderEnabled } from 'ink';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Milliseconds between frames. Slow enough for a slow connection and for several spinners. */
const INTERVAL = 200;

/** Milliseconds after which a wait counts as long, and the screen says that it can be left. */
export const SLOW_MS = 1500;

/**
 * @param isBusy true while the work runs
 * @param delay milliseconds before the spinner appears. Default: 200
 * @returns null while nothing is to be shown; then the current frame, or an empty text for a screen reader
 */
export function useSpinner(isBusy: boolean, delay = 200): string | null {
  const isRead = useIsScreenReaderEnabled();
  const { frame, time } = useAnimation({ interval: isRead ? delay : INTERVAL, isActive: isBusy });
  if (!isBusy || time < delay) return null;
  return isRead ? '' : (FRAMES[frame % FRAMES.length] ?? '');
}

/** @returns the words after the spinner's frame, or an empty text where `mark` is null */
export function spinning(mark: string | null, words: string): string {
  return mark === null ? '' : `${mark} ${words}`.trim();
}

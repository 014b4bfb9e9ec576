import type { Translator } from '../../i18n/translator.ts';
import { SLOW_MS, spinning, useSpinner } from '../kit/useSpinner.ts';

/** What a wait is for, without the server's part in it. */
type Waiting = 'pane.loading' | 'pane.refreshing' | 'figures.loading' | 'card.loading' | 'commands.searching';

/**
 * Returns what a place says while it waits, and after `SLOW_MS` that the server is slow.
 * @param offersEsc true where nothing else on the screen says that Escape leaves
 * @returns null while nothing is to be shown
 */
export function useWaiting(isBusy: boolean, { t }: Translator, waiting: Waiting, offersEsc = false): string | null {
  const mark = useSpinner(isBusy);
  const isSlow = useSpinner(isBusy, SLOW_MS) !== null;
  if (mark === null) return null;
  if (!isSlow) return spinning(mark, t(waiting));
  const slow = t('wait.slow', { waiting: t(waiting) });
  return spinning(mark, offersEsc ? t('wait.leave', { waiting: slow }) : slow);
}

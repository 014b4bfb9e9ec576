import { EVENT_GAPS, type EventGap, openGapsOf } from '../../../domain/eventGaps.ts';
import type { EventRecord } from '../../../domain/records/event.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { CardSection } from '../../kit/Card.tsx';
import type { Look } from '../../kit/marks.ts';
import { STATE_MARKS } from '../stateMarks.ts';

/** What is said to be late, not missing. */
const isDebt = (gap: EventGap): gap is 'payment' | 'task' => gap === 'payment' || gap === 'task';

/** Returns the colour of what is missing: a debt is late. The letters and words are its sign. */
export function gapLook(event: EventRecord, { dayOf }: Translator, now: Date): Look | null {
  const gaps = openGapsOf(event, now, dayOf(now));
  return gaps.length === 0 ? null : { meaning: gaps.some(isDebt) ? 'late' : 'soon' };
}

/** Returns what is missing as letters, each at its place: `S·P`. Empty where nothing is. */
export function gapSigns(event: EventRecord, { t, dayOf }: Translator, now: Date): string {
  const gaps = openGapsOf(event, now, dayOf(now));
  return gaps.length === 0 ? '' : EVENT_GAPS.map((gap) => (gaps.includes(gap) ? t(`gap.sign.${gap}`) : '·')).join('');
}

/** Returns what is missing in words. */
export const gapWords = (event: EventRecord, { t, dayOf }: Translator, now: Date): string =>
  openGapsOf(event, now, dayOf(now))
    .map((gap) => t(`gap.${gap}`))
    .join(', ');

/**
 * Returns everything that an event needs, each with its sign and, where it is missing, with a word that says so. A line
 * never ends between a sign and its word.
 */
export function gapLine(event: EventRecord, { t, dayOf }: Translator, now: Date): string {
  const gaps = openGapsOf(event, now, dayOf(now));
  return EVENT_GAPS.map((gap) => {
    if (!gaps.includes(gap))
      return `${STATE_MARKS.fine.sign}\u00a0${isDebt(gap) ? t(`gap.fine.${gap}`) : t(`gap.${gap}`)}`;
    return `${STATE_MARKS.missing.sign}\u00a0${isDebt(gap) ? t(`gap.${gap}`) : t('gap.missing', { gap: t(`gap.${gap}`) })}`;
  }).join('\u00a0· ');
}

/** Returns what the letters of the column mean, for the help. */
export const gapHelp = ({ t }: Translator): CardSection => ({
  title: t('gap.help'),
  entries: EVENT_GAPS.map((gap) => ({ label: t(`gap.sign.${gap}`), value: t(`gap.${gap}`) })),
});

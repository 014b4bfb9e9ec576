import type { Translator } from '../../i18n/translator.ts';
import type { Stakes } from '../../services/stakes.ts';

/**
 * Returns one sentence about the coming events: «2 événements à venir, le premier : Gala, le jeudi 10 décembre 2026 de
 * 10:00 à 17:00». The list is empty if no event is coming.
 */
export function comingSaid({ events, next }: Pick<Stakes, 'events' | 'next'>, { t, span }: Translator): string[] {
  if (!next) return [];
  return [t('stakes.coming', { count: events, name: next.name, when: span(next.start, next.end) })];
}

/** Returns what is owed and the events to come, in a few words; empty where there is neither. */
export function stakesSaid(stakes: Stakes, texts: Translator): string[] {
  const { unpaid, owed } = stakes;
  const owing = unpaid > 0 ? [texts.t('stakes.owed', { count: unpaid, amount: texts.money(owed) })] : [];
  return [...owing, ...comingSaid(stakes, texts)];
}

import type { Translator } from '../../i18n/translator.ts';
import type { Stakes } from '../../services/stakes.ts';

/** «2 événements à venir, le premier : Gala, le jeudi 10 décembre 2026 de 10:00 à 17:00»; nothing where none is. */
export function comingSaid({ events, next }: Pick<Stakes, 'events' | 'next'>, { t, span }: Translator): string[] {
  if (!next) return [];
  return [t('stakes.coming', { count: events, name: next.name, when: span(next.start, next.end) })];
}

/** What is owed and what is to come, each in a few words; empty where nothing is. */
export function stakesSaid(stakes: Stakes, texts: Translator): string[] {
  const { unpaid, owed } = stakes;
  const owing = unpaid > 0 ? [texts.t('stakes.owed', { count: unpaid, amount: texts.money(owed) })] : [];
  return [...owing, ...comingSaid(stakes, texts)];
}

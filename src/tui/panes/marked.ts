import type { Translator } from '../../i18n/translator.ts';

/**
 * @returns the name, after the word for an inactive record. The word comes first, so it stays readable where the row is
 *   cut.
 */
export function marked(name: string, isActive: boolean, word: string, { t }: Translator): string {
  return isActive ? name : t('card.marked', { word: t(word), name });
}

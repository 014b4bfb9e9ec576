import type { Translator } from '../../i18n/translator.ts';

/** @returns the name, after the word that says it is out of use: where a row is cut, the word is still read */
export function marked(name: string, isActive: boolean, word: string, { t }: Translator): string {
  return isActive ? name : t('card.marked', { word: t(word), name });
}

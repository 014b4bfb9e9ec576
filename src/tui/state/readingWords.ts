import type { Translator } from '../../i18n/translator.ts';
import type { ReadingWords } from '../kit/reading.ts';

/** @returns the words for the screen reader */
export const readingWords = ({ t }: Translator): ReadingWords => ({
  selected: t('reading.selected'),
  field: t('reading.field'),
  choice: t('reading.choice'),
  refused: t('reading.refused'),
  labelled: (label, value) => t('labelled', { label, value }),
});

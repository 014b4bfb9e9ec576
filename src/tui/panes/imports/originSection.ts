import type { Translator } from '../../../i18n/translator.ts';
import type { ImportOrigin } from '../../../services/imports/imports.ts';
import type { CardSection } from '../../kit/Card.tsx';

/** @returns where a record came from, the newest file first; nothing for one that was typed in */
export function originSection(origins: readonly ImportOrigin[], { t, shortDateTime }: Translator): CardSection[] {
  if (origins.length === 0) return [];
  const entries = origins.map(({ fileName, sheet, line, at, by, isUndone }) => {
    const place = t('imports.card.place', { file: fileName, sheet, line });
    const value = t('imports.card.origin', { place, at: shortDateTime(at), by });
    const label = t('imports.card.file');
    return {
      value: isUndone ? t('imports.card.undone', { origin: value }) : value,
      values: [{ label, value: fileName }],
      isDim: isUndone,
    };
  });
  return [{ title: t('imports.card.title'), entries }];
}

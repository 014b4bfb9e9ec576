import type { ImportItem } from '../../../services/imports/plan.ts';
import type { ChoiceOption } from '../../state/uiContext.ts';
import type { ImportContext } from './importContext.ts';

/** Asks which stored record an item is, or whether it is a new one. */
export function chooseMatch({ uiContext, imports }: ImportContext, item: ImportItem): void {
  const { t } = uiContext.texts;
  const { key, match, candidates, name } = item;
  const stored = [...(match ? [match] : []), ...candidates.filter(({ id }) => id !== match?.id)];
  uiContext.choose<number | 'new'>({
    title: { key: 'imports.match.title', params: { name } },
    options: async (): Promise<ChoiceOption<number | 'new'>[]> => [
      ...stored.map(({ id, name: shown }) => ({
        value: id,
        label: t('imports.detail.match', { id, name: shown }),
        isCurrent: id === match?.id,
        ...(id === match?.id ? { detail: t('choose.current') } : {}),
      })),
      { value: 'new', label: t('imports.match.new') },
    ],
    empty: { key: 'imports.key.noCandidate' },
    onChosen: (chosen) => imports.decide(key, { match: chosen }),
  });
}

import type { Translator } from '../../i18n/translator.ts';
import { labelOf } from './judging.ts';
import type { ImportItem, Verdict } from './plan.ts';

/** The verdicts of what cannot be taken as it is. */
export const LEFT_OUT: readonly Verdict[] = ['doubtful', 'refused', 'skipped'];

/** @returns in the person’s language why an item is not taken, one sentence each; none for an item that is taken */
export function reasonsOf({ verdict, reasons, values }: ImportItem, texts: Translator): string[] {
  if (!LEFT_OUT.includes(verdict)) return [];
  if (verdict === 'skipped') return [texts.t('imports.leftOut.skipped')];
  const open = values.filter(({ isBlocking, doubt }) => isBlocking && doubt !== null);
  return [
    ...reasons.map(texts.message),
    ...open.flatMap(({ field, doubt }) =>
      doubt ? [texts.t('imports.leftOut.of', { what: labelOf(field, texts), reason: texts.message(doubt) })] : [],
    ),
  ];
}

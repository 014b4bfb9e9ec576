import type { Translator } from '../../../i18n/translator.ts';
import type { SourceKind } from '../../../services/imports/source.ts';

const KINDS: readonly SourceKind[] = ['client', 'contract', 'payment', 'event'];

/** @returns how many records of each kind: `3 clients, 2 contrats` */
export function countsText(counts: Readonly<Record<SourceKind, number>>, { t, number }: Translator): string {
  const said = KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`imports.counted.${kind}`, { count: counts[kind], shown: number(counts[kind]) }),
  );
  return said.length > 0 ? said.join(', ') : t('imports.counted.none');
}

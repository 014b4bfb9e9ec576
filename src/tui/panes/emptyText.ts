import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { Elsewhere, PaneState } from '../state/pane.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import type { PaneSpec } from './paneSpec.ts';

/** The keys that show the hidden rows. A quick filter has its own key. */
const KEYS = { scope: 't', inactive: 'H', scopeInactive: 't H' } as const;

function keyOf({ by }: Elsewhere, spec: PaneSpec<PaneKind>, filter: string): string {
  if (by !== 'filter') return KEYS[by];
  return spec.bindings.find(({ id }) => id === `${spec.kind}.${filter}`)?.keys[0] ?? '';
}

function labelOf({ by }: Elsewhere, { kind }: PaneSpec<PaneKind>, { t }: Translator): string {
  // The list of colleagues has no narrower scope.
  const whole = t(`${kind as Exclude<PaneKind, 'colleagues'>}.keyAll`);
  if (by === 'scope') return whole;
  if (by === 'filter') return t('pane.withoutFilter');
  const inactive = t(`pane.inactiveToo.${kind}`);
  return by === 'inactive' ? inactive : `${whole}, ${inactive}`;
}

/** @returns the text of an empty list: what it lacks, and the key that shows rows elsewhere, with their number */
export function emptyText(
  spec: PaneSpec<PaneKind>,
  { query, elsewhere }: PaneState<PaneRecord[PaneKind]>,
  actor: Actor,
  texts: Translator,
): string {
  const { t, number } = texts;
  const missing = spec
    .nothing(query, actor)
    .map((key) => t(key))
    .join(' ');
  const hasParent = query.scope !== 'linked' || query.parentId !== null;
  const what = query.text === '' || !hasParent ? missing : t('pane.emptyText', { what: missing, text: query.text });
  if (elsewhere) {
    const count = `${number(elsewhere.total)}${elsewhere.isExact ? '' : '+'}`;
    const label = labelOf(elsewhere, spec, texts);
    return t('pane.elsewhere', { what, key: keyOf(elsewhere, spec, query.filter), label, count });
  }
  if (query.text === '') return t('pane.empty', { what });
  return t('pane.elsewhereText', { what, key: keyLabel('Esc', texts) });
}

import type { Message } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { findBinding } from '../keys/binding.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { PaneKind } from '../state/workspace.ts';
import { paneKeys } from './mainScreenKeys.ts';
import type { PaneContext } from './paneSpec.ts';

/** @returns the message for a key without effect here: where it works, or that no context has it */
export function keyElsewhere(
  name: string,
  here: PaneContext,
  contextOf: (kind: PaneKind) => PaneContext,
  texts: Translator,
): Message {
  const { t } = texts;
  const key = keyLabel(name, texts);
  const { kinds } = here.workspace;
  const found = kinds.flatMap((kind) => {
    const context = contextOf(kind);
    const binding = findBinding(context.spec.bindings, name, context);
    return binding ? [{ context, binding }] : [];
  });
  const [first] = found;
  if (first) {
    const { spec } = first.context;
    const params = { key, pane: t(`pane.${spec.kind}`), number: spec.number };
    return { key: 'notice.keyElsewhere', params: { ...params, what: t(first.binding.title ?? first.binding.label) } };
  }
  const binding = here.isHome ? findBinding(paneKeys, name, here) : undefined;
  if (!binding) return { key: 'notice.unknownKey', params: { key } };
  return { key: 'notice.keyOfPanes', params: { key, what: t(binding.label) } };
}

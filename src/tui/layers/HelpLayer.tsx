import type { Translator } from '../../i18n/translator.ts';
import { type Binding, verdictOf } from '../keys/binding.ts';
import { keyLabel } from '../keys/keyLabel.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { Size } from '../layouts/deskLayout.ts';
import type { PaneContext } from '../panes/paneSpec.ts';
import type { Shell } from '../state/shell.ts';
import { ScrollLayer } from './ScrollLayer.tsx';

/** A group of keys under a heading of the help. */
export interface KeyGroup {
  /** Text key. */
  readonly title: string;
  readonly bindings: readonly Binding<PaneContext>[];
}

function section(group: KeyGroup, context: PaneContext, texts: Translator): CardSection {
  const entries = group.bindings
    .filter((binding) => !binding.isHidden?.(context))
    .map((binding) => {
      const verdict = verdictOf(binding, context);
      const reason = verdict.allowed ? '' : `  ${texts.t('help.refused', { reason: texts.problem(verdict.problem) })}`;
      return {
        label: binding.keys.map((key) => keyLabel(key, texts)).join(' '),
        value: `${texts.t(binding.title ?? binding.label)}${reason}`,
      };
    });
  return { title: texts.t(group.title), entries };
}

/** Every key of this place, each refused one with the reason. */
export function HelpLayer(props: {
  readonly id: string;
  readonly groups: readonly KeyGroup[];
  readonly context: PaneContext;
  readonly shell: Shell;
  readonly size: Size;
}) {
  const { id, groups, context, shell, size } = props;
  const { texts } = shell;
  return (
    <ScrollLayer
      id={id}
      title={texts.t('help.title', { place: texts.t(`pane.${context.spec.kind}`) })}
      keys={`${texts.t('key.Esc')} ${texts.t('keys.close')}`}
      sections={groups.map((group) => section(group, context, texts))}
      size={size}
      onKey={(key) => {
        if (['Esc', '?', 'q', 'Ctrl+C'].includes(key.name)) shell.close(id);
      }}
    />
  );
}

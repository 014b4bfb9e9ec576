import type { Translator } from '../../i18n/translator.ts';
import { paneSpecs } from '../panes/allPanes.ts';
import { paneKeys, sessionKeys } from '../panes/deskKeys.ts';
import type { Binding } from './binding.ts';
import { keyLabel } from './keyLabel.ts';

type Shown = Pick<Binding<never>, 'keys' | 'label' | 'title'>;

function rows(bindings: readonly Shown[], texts: Translator): string[] {
  return bindings.map(({ keys, label, title }) => {
    const shown = keys.map((key) => `\`${keyLabel(key, texts)}\``).join(' ');
    return `| ${shown} | ${texts.t(title ?? label)} |`;
  });
}

/** @returns every key with what it does, as Markdown tables, made from the bindings that the screen itself uses. */
export function keyTable(texts: Translator): string {
  const head = ['| | |', '|---|---|'];
  const panes = Object.values(paneSpecs).map((spec) => [
    `**${texts.t(`pane.${spec.kind}`)}**`,
    '',
    ...head,
    ...rows(spec.bindings as readonly Shown[], texts),
    '',
  ]);
  const everywhere = [`**${texts.t('help.everywhere')}**`, '', ...head, ...rows([...paneKeys, ...sessionKeys], texts)];
  return [...panes.flat(), ...everywhere].join('\n');
}

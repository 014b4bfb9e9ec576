import type { Translator } from '../../src/i18n/translator.ts';
import type { Binding } from '../../src/tui/keys/binding.ts';
import { keyLabel } from '../../src/tui/keys/keyLabel.ts';
import { paneSpecs } from '../../src/tui/panes/allPanes.ts';
import { calendarKeys } from '../../src/tui/panes/calendar/calendarKeys.ts';
import { figuresKeys } from '../../src/tui/panes/figures/figuresKeys.ts';
import { homeKeys } from '../../src/tui/panes/home/homeKeys.ts';
import { importKeys } from '../../src/tui/panes/imports/importKeys.ts';
import { tablesKeys } from '../../src/tui/panes/imports/tablesKeys.ts';
import { paneKeys, sessionKeys } from '../../src/tui/panes/mainScreenKeys.ts';

/** The keys for moving are the same everywhere, and a row's actions belong to its pane. */
const isOwn = ({ id }: { readonly id: string }) => id === 'home.open' || id.startsWith('home.page');

type Shown = Pick<Binding<never>, 'keys' | 'label' | 'title'>;

function rows(bindings: readonly Shown[], texts: Translator): string[] {
  return bindings.map(({ keys, label, title }) => {
    const shown = keys.map((key) => `\`${keyLabel(key, texts)}\``).join(' ');
    return `| ${shown} | ${texts.t(title ?? label)} |`;
  });
}

/** @returns all keys and their actions as Markdown tables, generated from the bindings of the screen */
export function keyTable(texts: Translator): string {
  const head = ['| | |', '|---|---|'];
  const panes = Object.values(paneSpecs).map((spec) => [
    `**${texts.t(`pane.${spec.kind}`)}**`,
    '',
    ...head,
    ...rows(spec.bindings as readonly Shown[], texts),
    '',
  ]);
  const calendar = [`**${texts.t('calendar.name')}**`, '', ...head, ...rows(calendarKeys, texts), ''];
  const figures = [`**${texts.t('figures.name')}**`, '', ...head, ...rows(figuresKeys, texts), ''];
  const imports = [
    ...[`**${texts.t('imports.preview.name')}**`, '', ...head, ...rows(importKeys, texts), ''],
    ...[`**${texts.t('imports.tables.name')}**`, '', ...head, ...rows(tablesKeys, texts), ''],
  ];
  const home = [`**${texts.t('pane.home')}**`, '', ...head, ...rows(homeKeys.filter(isOwn), texts), ''];
  const everywhere = [`**${texts.t('help.everywhere')}**`, '', ...head, ...rows([...paneKeys, ...sessionKeys], texts)];
  return [...home, ...panes.flat(), ...calendar, ...figures, ...imports, ...everywhere].join('\n');
}

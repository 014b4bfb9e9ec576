import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { ChooseSpec, UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { fetchCard, wholeCard } from './fetchCard.ts';

interface Named {
  /** Label of the value: the name of its field, or of its section. */
  readonly label: string;
  readonly value: string;
}

/** No-break spaces are useful in the terminal, but not in a mail or a spreadsheet. */
const plain = (value: string) => value.replaceAll(/[\u00a0\u202f]/g, ' ').trim();

/** @returns every value of a card that can be copied, in its order; the record's name is last in its section */
export function copyValues(sections: readonly CardSection[], nameLabel: string): Named[] {
  return sections.flatMap(({ title = '', entries }, place) => {
    const named = entries.flatMap(({ label = title, value, values }) =>
      values ? values : value.split('\n').map((line) => ({ label, value: line })),
    );
    const all = place === 0 && title !== '' ? [...named, { label: nameLabel, value: title }] : named;
    return all.map(({ label, value }) => ({ label, value: plain(value) })).filter(({ value }) => /[^—\s]/.test(value));
  });
}

/** Lists everything that can be copied from a record. It fetches the related records and the history. */
export function copySpec(
  spec: PaneSpec<PaneKind>,
  row: PaneRecord[PaneKind],
  uiContext: UiContext,
): ChooseSpec<string> {
  const { t } = uiContext.texts;
  return {
    title: { key: 'copy.title' },
    options: async () => {
      const own = spec.card(row, uiContext.texts, uiContext.session.now());
      const sections = wholeCard(own, await fetchCard(spec, row, uiContext));
      return copyValues(sections, t('copy.name')).map(({ label, value }) => ({ value, label: value, detail: label }));
    },
    empty: { key: 'notice.nothingToCopy' },
    onChosen: (value) => {
      uiContext.copy(value);
      uiContext.notify('done', { key: 'notice.copied', params: { value } });
    },
  };
}

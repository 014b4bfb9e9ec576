import type { CardSection } from '../kit/Card.tsx';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { ChooseSpec, UiContext } from '../state/uiContext.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';
import { fetchCard } from './fetchCard.ts';

interface Named {
  /** What the value is: the field's name, or the section it stands in. */
  readonly label: string;
  readonly value: string;
}

/** A terminal's no-break spaces are of no use in a mail or a spreadsheet. */
const plain = (value: string) => value.replaceAll(/[\u00a0\u202f]/g, ' ').trim();

/** @returns every value that can be copied of a card, in its order; the record's name comes last of its own section. */
export function copyValues(sections: readonly CardSection[], nameLabel: string): Named[] {
  return sections.flatMap(({ title = '', entries }, place) => {
    const named = entries.flatMap(({ label = title, value, values }) =>
      values ? values : value.split('\n').map((line) => ({ label, value: line })),
    );
    const all = place === 0 && title !== '' ? [...named, { label: nameLabel, value: title }] : named;
    return all.map(({ label, value }) => ({ label, value: plain(value) })).filter(({ value }) => /[^—\s]/.test(value));
  });
}

/** The list of all that can be copied of a record; what is related to it and its history are fetched for it. */
export function copySpec(spec: PaneSpec<PaneKind>, row: RecordOf[PaneKind], uiContext: UiContext): ChooseSpec<string> {
  const { t } = uiContext.texts;
  return {
    title: { key: 'copy.title' },
    options: async () => {
      const sections = [...spec.card(row, uiContext.texts), ...(await fetchCard(spec, row, uiContext))];
      return copyValues(sections, t('copy.name')).map(({ label, value }) => ({ value, label: value, detail: label }));
    },
    empty: { key: 'notice.nothingToCopy' },
    onChosen: (value) => {
      uiContext.copy(value);
      uiContext.notify('done', { key: 'notice.copied', params: { value } });
    },
  };
}

import type { Translator } from '../../i18n/translator.ts';
import { shortName } from '../../services/lists/terms/filterText.ts';
import { type TypedKind, termNames } from '../../services/lists/terms/termNames.ts';
import { needOf } from '../../services/lists/terms/termValues.ts';
import type { CardSection } from '../kit/Card.tsx';

/** An example of a value in each language, by what the field needs. */
const EXAMPLES = {
  fr: {
    days: ':15/06/2026..21/06/2026',
    money: '>5000',
    number: '>200',
    person: ':moi',
    text: ':paris',
    distance: '<30j',
    phrase: 'cette semaine',
  },
  en: {
    days: ':15/06/2026..21/06/2026',
    money: '>5000',
    number: '>200',
    person: ':me',
    text: ':paris',
    distance: '<30d',
    phrase: 'this week',
  },
} as const;

/** What each example means. */
const MEANINGS = {
  days: 'terms.help.ranges',
  money: 'terms.help.amount',
  number: 'terms.help.number',
  person: 'terms.help.person',
  text: 'terms.help.text',
} as const;

/** Columns of an example, before what it means. */
const EXAMPLE_WIDTH = 30;

/** @returns what can be typed after `/` in a list: an example of each kind of term, and the fields */
export function filterHelp(kind: TypedKind, texts: Translator): CardSection {
  const { t, lang } = texts;
  const { fields, byName, mainDay, filters } = termNames(kind);
  const names = [...new Set(byName.values())];
  const examples = EXAMPLES[lang];
  const first = (need: 'days' | 'money' | 'number' | 'person' | 'text') => {
    const named = names.filter((name) => fields[name] && needOf(fields[name]) === need);
    // Of numbers, what is counted says more than an id.
    const name = named.find((each) => fields[each]?.type === 'number') ?? named[0];
    if (name === undefined) return [];
    return [{ label: `${shortName(kind, name, texts)}${examples[need]}`, value: t(MEANINGS[need]) }];
  };
  const quoted = lang === 'fr' ? '"juin"' : '"June"';
  const quick = filters.map((name) => t(`${kind}.filter.${name}` as 'contracts.filter.late'));
  const entries = [
    { label: 'studio mar', value: t('terms.help.words') },
    ...(mainDay === undefined
      ? []
      : [
          { label: quoted, value: t('terms.help.quotes') },
          {
            label: examples.distance,
            value: t('terms.chip', { label: shortName(kind, mainDay, texts), value: t('terms.help.distance') }),
          },
          { label: examples.phrase, value: t('terms.help.days') },
        ]),
    ...(['days', 'money', 'number', 'person', 'text'] as const).flatMap(first),
    ...(quick.length > 0 ? [{ label: quick.slice(0, 3).join(', '), value: t('terms.help.phrases') }] : []),
  ];
  const shown = names.map((name) => shortName(kind, name, texts)).join(', ');
  return {
    title: t('terms.help'),
    entries: [
      // Without labels: the keys above have a narrow column.
      ...entries.map(({ label, value }) => ({ value: `${label.padEnd(EXAMPLE_WIDTH)} ${value}` })),
      { value: t('labelled', { label: t('terms.help.names'), value: shown }) },
    ],
  };
}

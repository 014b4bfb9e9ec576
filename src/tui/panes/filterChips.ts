import type { CompanyClock } from '../../domain/companyClock.ts';
import type { Field } from '../../domain/records/record.ts';
import type { Translator } from '../../i18n/translator.ts';
import { shortName } from '../../services/lists/terms/filterText.ts';
import { parseFilter } from '../../services/lists/terms/parseFilter.ts';
import type { Term } from '../../services/lists/terms/term.ts';
import { type TypedKind, termNames } from '../../services/lists/terms/termNames.ts';

/** What a typed filter shows: its terms, each in brackets, and the words beside them. */
export interface FilterChips {
  readonly chips: readonly string[];
  readonly words: string;
}

/** An amount without cents that are zero. */
const amountText = (typed: string, { money }: Translator): string => {
  const digits = typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(digits) ? money(digits).replace(/[.,]00(?!\d)/, '') : typed;
};

function termChip(
  kind: TypedKind,
  { field, test, sign, shown }: Term,
  facts: Field | undefined,
  texts: Translator,
): string {
  if (test.type === 'inactive' || test.type === 'empty' || !facts) return shown;
  const label = shortName(kind, field, texts);
  if (test.type === 'choices')
    return test.values.map((value) => texts.t(`${facts.textPrefix}.${value}` as 'statut.draft')).join(', ');
  const value = facts.type === 'money' ? amountText(shown, texts) : shown;
  return sign === '' ? texts.t('terms.chip', { label, value }) : `${label} ${sign} ${value}`;
}

/** @returns the terms of a typed filter as chips, in the user's language */
export function filterChips(kind: TypedKind, typed: string, clock: CompanyClock, texts: Translator): FilterChips {
  if (typed.trim() === '') return { chips: [], words: '' };
  const { words, terms, filters, wrong } = parseFilter(kind, typed, clock);
  if (wrong.length > 0) return { chips: [], words: typed };
  const { fields } = termNames(kind);
  const chips = [
    ...terms.map((term) => termChip(kind, term, fields[term.field], texts)),
    ...filters.map((name) => texts.t(`${kind}.filter.${name}` as 'contracts.filter.late')),
  ];
  return { chips: chips.map((chip) => `[${chip}]`), words };
}

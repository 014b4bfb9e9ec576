import type { Message } from '../../../domain/errors.ts';
import { hiddenSigns } from '../../../domain/typedText.ts';
import { FILTER_DIGITS, type FilterDigit } from '../../../settings/personSettings.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { PaneContext } from '../paneSpec.ts';
import { type KeptFilter, keep, keptFilters, NAME_MOST, presentFilter } from './savedFilters.ts';

type Values = Readonly<Record<string, string>>;

const isDigit = (text: string): text is FilterDigit => (FILTER_DIGITS as readonly string[]).includes(text);

function nameProblem(name: string): Message | null {
  if (name.trim() === '') return { key: 'field.required' };
  if (hiddenSigns(name, false).length > 0) return { key: 'savedFilters.hidden' };
  return [...name.trim()].length > NAME_MOST ? { key: 'savedFilters.long', params: { max: NAME_MOST } } : null;
}

/**
 * The form that saves what the pane shows, or renames a saved filter.
 * @param renamed the filter to rename, which may also move to another digit
 */
export function savedFilterForm(context: PaneContext, renamed: KeptFilter | null = null): FormSpec<KeptFilter> {
  const { uiContext } = context;
  const { t } = uiContext.texts;
  const kept = keptFilters(uiContext);
  const at = (digit: string) => kept.find((each) => each.digit === digit);
  const free = FILTER_DIGITS.find((digit) => !at(digit)) ?? '5';
  const options = FILTER_DIGITS.map((digit) => {
    const name = at(digit)?.name;
    return {
      value: digit,
      key: digit,
      label: t(name === undefined ? 'savedFilters.free' : 'savedFilters.taken', { digit, name: name ?? '' }),
    };
  });
  return {
    id: 'filter.save',
    title: renamed ? { key: 'savedFilters.rename', params: { name: renamed.name } } : { key: 'savedFilters.save' },
    fields: [
      { name: 'name', label: 'savedFilters.name', kind: 'text', hint: 'savedFilters.nameHint' },
      { name: 'digit', label: 'savedFilters.digit', kind: 'choice', options },
    ],
    values: { name: renamed?.name ?? '', digit: renamed?.digit ?? free },
    check: (field, { name = '' }: Values) => (field === 'name' ? nameProblem(name) : null),
    warn: async ({ digit = '' }) => {
      const there = at(digit);
      const isOther = there !== undefined && there.digit !== renamed?.digit;
      return isOther ? { key: 'savedFilters.overwrite', params: { digit, name: there.name } } : null;
    },
    save: async ({ name = '', digit = '' }) => {
      const { digit: old, ...filter } = renamed ?? { ...presentFilter(context, ''), digit: null };
      const to = isDigit(digit) ? digit : free;
      if (old !== null && old !== to) await keep(uiContext, old, undefined);
      const saved = { ...filter, name: name.trim() };
      await keep(uiContext, to, saved);
      return { ...saved, digit: to };
    },
    onSaved: ({ name, digit }) => uiContext.notify('done', { key: 'savedFilters.saved', params: { name, digit } }),
  };
}

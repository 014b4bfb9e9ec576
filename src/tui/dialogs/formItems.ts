import type { Message } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FormItem } from '../kit/FormBox.tsx';
import { spinning } from '../kit/useSpinner.ts';
import { type FormState, isUntouched } from '../state/form.ts';
import type { FieldSpec, FormController } from '../state/formController.ts';

const LINES_OF_NOTES = 4;

/** @returns the label of the field */
export const labelOf = ({ label, params }: FieldSpec, { t }: Translator): string => t(label, params);

function hintOf({ hint, proposed, options }: FieldSpec, { t }: Translator): string | undefined {
  if (proposed === undefined) return hint && t(hint);
  return t('form.proposed', { value: options?.find(({ value }) => value === proposed)?.label ?? proposed });
}

/** Returns the form's items while the user edits. */
export function editingItems(form: FormController, state: FormState, texts: Translator): FormItem[] {
  const { note } = form.spec;
  const notes: FormItem[] = note ? [{ kind: 'note', key: '', text: texts.message(note) }] : [];
  const items = form.spec.fields.map((field): FormItem => {
    const problem = state.problems[field.name];
    const shared = {
      key: field.name,
      label: labelOf(field, texts),
      error: problem && texts.message(problem),
      hint: hintOf(field, texts),
    };
    const value = state.values[field.name] ?? '';
    if (field.kind === 'choice') {
      const options = (field.options ?? []).map((option) => ({ key: option.value, label: option.label }));
      return {
        ...shared,
        kind: 'select',
        options,
        selected: options.findIndex(({ key }) => key === value),
        placeholder: texts.t('form.pick'),
        hint: shared.hint ?? texts.t('form.choose'),
      };
    }
    const meant = field.echo?.(state.values) ?? null;
    return {
      ...shared,
      kind: 'text',
      echo: meant === null ? undefined : meantText(meant, texts),
      value,
      cursor: state.cursors[field.name] ?? value.length,
      isSelected: field.isReplaced === true && isUntouched(state, field.name),
      mask: field.kind === 'secret' ? '*' : undefined,
      rows: field.kind === 'lines' ? LINES_OF_NOTES : undefined,
      hint: shared.hint ?? (field.isOptional ? texts.t('form.optional') : undefined),
    };
  });
  return [...notes, ...items];
}

const meantText = (meant: string | Date | Message, texts: Translator): string =>
  typeof meant === 'string' || meant instanceof Date ? texts.meant(meant) : texts.message(meant);

/** Returns both versions of each field that another user changed. */
export function conflictItems(form: FormController, state: FormState, texts: Translator): FormItem[] {
  const kept = Object.entries(state.kept);
  const items = kept.map(([name, side]): FormItem => {
    const field = form.spec.fields.find((one) => one.name === name);
    const shown = (value: string) => field?.options?.find((option) => option.value === value)?.label ?? value;
    const version = (whose: string, values: FormState['theirs']) =>
      texts.t('labelled', { label: texts.t(whose), value: shown(values?.[name] ?? '') });
    const mine = version('form.conflictMine', state.values);
    const theirs = version('form.conflictTheirs', state.theirs);
    return {
      kind: 'select',
      key: name,
      label: texts.t(field?.label ?? name),
      options: [
        { key: 'mine', label: mine },
        { key: 'theirs', label: theirs },
      ],
      selected: side === 'mine' ? 0 : 1,
      hint: side === 'mine' ? theirs : mine,
    };
  });
  return [{ kind: 'note', key: '', text: texts.t('form.conflictBody') }, ...items];
}

/**
 * Returns the message about the whole form; `mark` is the spinner's frame during a save, and `isSlow` true if the save
 * takes long.
 */
export function footerOf(state: FormState, texts: Translator, mark: string | null, isSlow: boolean): string {
  if (state.phase === 'saving') return spinning(mark, texts.t(isSlow ? 'form.slow' : 'form.saving'));
  if (!state.banner) return '';
  const retry = state.isUnknown ? '' : 'form.retry';
  const tail = state.banner.tone === 'warning' ? 'form.warnSave' : isAgain(state.banner.message) ? retry : '';
  return `${texts.message(state.banner.message)} ${tail && texts.t(tail)}`.trim();
}

const isAgain = ({ key }: Message) => key === 'error.unavailable' || key === 'error.unexpected';

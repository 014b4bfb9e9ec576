import type { Problem } from '../../errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { FORM_FRAME, FormBox, type FormItem, formHeight } from '../kit/FormBox.tsx';
import { fieldRoom } from '../kit/fieldLine.tsx';
import { Overlay } from '../kit/Overlay.tsx';
import { editText, insertText } from '../kit/textEditing.ts';
import { spinning, useSpinner } from '../kit/useSpinner.ts';
import type { Size } from '../layouts/deskLayout.ts';
import type { FormState } from '../state/form.ts';
import type { FieldSpec, FormController } from '../state/formController.ts';
import { useStore } from '../state/store.ts';

export interface FormLayerProps {
  readonly id: string;
  readonly form: FormController;
  readonly texts: Translator;
  readonly size: Size;
}

const LINES_OF_NOTES = 4;
const LABEL_WIDTH = 20;

function choose(form: FormController, field: FieldSpec, step: number): void {
  const options = field.options ?? [];
  if (options.length === 0) return;
  const at = options.findIndex(({ value }) => value === form.store.get().values[field.name]);
  const next = options[(at + step + options.length) % options.length];
  if (next) form.store.dispatch({ type: 'edit', field: field.name, value: next.value, cursor: 0 });
}

function edit(form: FormController, field: FieldSpec, key: KeyPress, width: number): boolean {
  const { values, cursors } = form.store.get();
  const text = values[field.name] ?? '';
  const editKey = toEditKey(key);
  if (!editKey) return false;
  const isMultiline = field.kind === 'lines';
  const next = editText({ text, cursor: cursors[field.name] ?? text.length }, editKey, { isMultiline, width });
  if (next) form.store.dispatch({ type: 'edit', field: field.name, value: next.text, cursor: next.cursor });
  return next !== null;
}

/** Keys of a form at work: fields, typing, saving, leaving. */
function onEditingKey(form: FormController, key: KeyPress, width: number) {
  const { focus } = form.store.get();
  const { fields } = form.spec;
  const field = fields[focus];
  if (!field) return;
  if (key.name === 'Ctrl+S') return void form.save();
  if (key.name === 'Esc' || key.name === 'Ctrl+C') return form.leave();
  if (key.name === 'Tab') return form.focus(focus + 1);
  if (key.name === 'Shift+Tab') return form.focus(focus - 1);
  if (field.kind === 'choice') {
    if (key.name === 'Right' || key.name === 'Space') return choose(form, field, 1);
    if (key.name === 'Left') return choose(form, field, -1);
  } else if (!(key.name === 'Enter' && field.kind !== 'lines') && edit(form, field, key, width)) return;
  if (key.name === 'Down') return form.focus(focus + 1);
  if (key.name === 'Up') return form.focus(focus - 1);
  if (key.name !== 'Enter') return;
  if (focus === fields.length - 1) void form.save();
  else form.focus(focus + 1);
}

function onLeavingKey(form: FormController, key: KeyPress, yes: string): void {
  if (key.name.toLowerCase() === yes) form.abandon();
  else if (key.name === 'Esc' || key.name === 'n') form.store.dispatch({ type: 'stay' });
}

function onConflictKey(form: FormController, key: KeyPress) {
  const state = form.store.get();
  const fields = Object.keys(state.kept);
  const field = fields[state.focus];
  if (key.name === 'Ctrl+S') return void form.save();
  if (key.name === 'Esc' || key.name === 'Ctrl+C') return form.leave();
  const step = { Tab: 1, Down: 1, 'Shift+Tab': -1, Up: -1, Enter: 1 }[key.name];
  if (step) form.store.dispatch({ type: 'focus', place: (state.focus + step + fields.length) % fields.length });
  const isSwap = key.name === 'Left' || key.name === 'Right' || key.name === 'Space';
  if (field && isSwap) {
    form.store.dispatch({ type: 'keep', field, side: state.kept[field] === 'mine' ? 'theirs' : 'mine' });
  }
}

function editingItems(form: FormController, state: FormState, texts: Translator): FormItem[] {
  const { note } = form.spec;
  const notes: FormItem[] = note ? [{ kind: 'note', key: '', text: texts.problem(note) }] : [];
  const items = form.spec.fields.map((field): FormItem => {
    const problem = state.problems[field.name];
    const shared = {
      key: field.name,
      label: texts.t(field.label),
      error: problem && texts.problem(problem),
      hint: field.hint && texts.t(field.hint),
    };
    const value = state.values[field.name] ?? '';
    if (field.kind === 'choice') {
      const options = (field.options ?? []).map((option) => ({ key: option.value, label: option.label }));
      return {
        ...shared,
        kind: 'select',
        options,
        selected: options.findIndex(({ key }) => key === value),
        hint: shared.hint ?? texts.t('form.choose'),
      };
    }
    return {
      ...shared,
      kind: 'text',
      value,
      cursor: state.cursors[field.name] ?? value.length,
      mask: field.kind === 'secret' ? '*' : undefined,
      rows: field.kind === 'lines' ? LINES_OF_NOTES : undefined,
      hint: shared.hint ?? (field.isOptional ? texts.t('form.optional') : undefined),
    };
  });
  return [...notes, ...items];
}

function conflictItems(form: FormController, state: FormState, texts: Translator): FormItem[] {
  const kept = Object.entries(state.kept);
  const items = kept.map(([name, side]): FormItem => {
    const field = form.spec.fields.find((one) => one.name === name);
    const shown = (value: string) => field?.options?.find((option) => option.value === value)?.label ?? value;
    return {
      kind: 'select',
      key: name,
      label: texts.t(field?.label ?? name),
      options: [
        { key: 'mine', label: `${texts.t('form.conflictMine')} : ${shown(state.values[name] ?? '')}` },
        { key: 'theirs', label: `${texts.t('form.conflictTheirs')} : ${shown(state.theirs?.[name] ?? '')}` },
      ],
      selected: side === 'mine' ? 0 : 1,
      hint: `${texts.t(side === 'mine' ? 'form.conflictTheirs' : 'form.conflictMine')} : ${shown(
        (side === 'mine' ? state.theirs?.[name] : state.values[name]) ?? '',
      )}`,
    };
  });
  return [{ kind: 'note', key: '', text: texts.t('form.conflictBody') }, ...items];
}

function footerOf(state: FormState, texts: Translator, mark: string | null): string {
  if (state.phase === 'saving') return spinning(mark, texts.t('form.saving'));
  if (!state.banner) return '';
  const tail = state.banner.tone === 'warning' ? 'form.warnSave' : isAgain(state.banner.problem) ? 'form.retry' : '';
  return `${texts.problem(state.banner.problem)} ${tail && texts.t(tail)}`.trim();
}

const isAgain = ({ key }: Problem) => key === 'error.unavailable' || key === 'error.unexpected';

/** A form over the panes. Its whole state is in its controller: a resize or a refusal loses nothing. */
export function FormLayer({ id, form, texts, size }: FormLayerProps) {
  const state = useStore(form.store);
  const mark = useSpinner(state.phase === 'saving');
  const yes = texts.t('confirm.yesKey');
  const width = Math.min(size.columns, 84);
  useKeys(id, {
    onKey: (key) => {
      const { phase } = form.store.get();
      if (phase === 'leaving') onLeavingKey(form, key, yes);
      else if (phase === 'conflict') onConflictKey(form, key);
      else if (phase === 'editing') onEditingKey(form, key, fieldRoom(width - FORM_FRAME, LABEL_WIDTH));
    },
    onPaste: (text) => {
      const { phase, focus, values, cursors } = form.store.get();
      const field = form.spec.fields[focus];
      if (phase !== 'editing' || !field || field.kind === 'choice') return;
      const before = values[field.name] ?? '';
      const next = insertText({ text: before, cursor: cursors[field.name] ?? before.length }, text);
      form.store.dispatch({ type: 'edit', field: field.name, value: next.text, cursor: next.cursor });
    },
  });
  if (state.phase === 'leaving') {
    const choices = [
      { keys: yes, label: texts.t('keys.yes') },
      { keys: texts.t('key.Esc'), label: texts.t('keys.no') },
    ];
    return (
      <Dialog
        title={texts.t('form.unsavedTitle')}
        body={texts.t('form.unsavedBody')}
        choices={choices}
        columns={size.columns}
        rows={size.rows}
      />
    );
  }
  const isConflict = state.phase === 'conflict';
  const items = isConflict ? conflictItems(form, state, texts) : editingItems(form, state, texts);
  const focused = isConflict ? Object.keys(state.kept)[state.focus] : form.spec.fields[state.focus]?.name;
  const box = {
    title: isConflict ? texts.t('form.conflictTitle') : texts.problem(form.spec.title),
    items,
    focused: focused ?? null,
    width,
    labelWidth: LABEL_WIDTH,
    footer: footerOf(state, texts, mark),
    keys: `Ctrl+S ${texts.t('keys.save')} · ${texts.t('key.Esc')} ${texts.t('keys.cancel')}`,
  };
  const height = Math.min(size.rows - 3, formHeight(box));
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height}>
      <FormBox {...box} height={height} />
    </Overlay>
  );
}

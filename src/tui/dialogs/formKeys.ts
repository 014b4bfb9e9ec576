import type { Message } from '../../domain/errors.ts';
import { fold } from '../../domain/likeness.ts';
import { withoutHidden, withoutLineEnds } from '../../domain/typedText.ts';
import { toEditKey } from '../keys/editKey.ts';
import type { KeyPress } from '../keys/keyPress.ts';
import { editText, insertText, replaceText, type TextState } from '../kit/textEditing.ts';
import { isUntouched } from '../state/form.ts';
import type { FieldSpec, FormController } from '../state/formController.ts';

function choose(form: FormController, field: FieldSpec, step: number): void {
  const options = field.options ?? [];
  if (options.length === 0) return;
  const at = options.findIndex(({ value }) => value === form.store.get().values[field.name]);
  const next = at < 0 ? options.at(step < 0 ? -1 : 0) : options[(at + step + options.length) % options.length];
  if (next) form.store.dispatch({ type: 'edit', field: field.name, value: next.value, cursor: 0 });
}

/** Chooses the next option that begins with this letter: a name in a long list is a few keys away. */
function chooseByLetter(form: FormController, field: FieldSpec, letter: string): void {
  const options = field.options ?? [];
  const at = options.findIndex(({ value }) => value === form.store.get().values[field.name]);
  const after = [...options.slice(at + 1), ...options.slice(0, at + 1)];
  const next = after.find(({ label }) => fold(label).startsWith(fold(letter)));
  if (next) form.store.dispatch({ type: 'edit', field: field.name, value: next.value, cursor: 0 });
}

/** Returns the editing state of a field's text. */
export function typedIn(form: FormController, field: string): TextState {
  const { values, cursors, histories } = form.store.get();
  const text = values[field] ?? '';
  return { text, cursor: cursors[field] ?? text.length, history: histories[field] as TextState['history'] };
}

export function putIn(form: FormController, field: string, { text, cursor, history }: TextState): void {
  form.store.dispatch({ type: 'edit', field, value: text, cursor, history });
}

/** Removes the invisible characters from a field. */
function removeHidden(form: FormController, field: FieldSpec): void {
  const state = typedIn(form, field.name);
  putIn(form, field.name, replaceText(state, withoutHidden(state.text, field.kind === 'lines')));
}

function edit(form: FormController, field: FieldSpec, key: KeyPress, width: number): boolean {
  const state = typedIn(form, field.name);
  const editKey = toEditKey(key);
  if (!editKey) return false;
  if (field.isReplaced && isUntouched(form.store.get(), field.name)) {
    const { input, ctrl, meta, backspace, delete: isDelete } = editKey;
    const typed = input !== '' && !ctrl && !meta ? input : backspace || isDelete ? '' : null;
    if (typed !== null) {
      putIn(form, field.name, replaceText(state, typed));
      return true;
    }
  }
  const isMultiline = field.kind === 'lines';
  const next = editText(state, editKey, { isMultiline, width });
  if (next) putIn(form, field.name, next);
  return next !== null;
}

/** Handles the keys while the user edits: fields, typing, saving, leaving. */
export function onEditingKey(form: FormController, key: KeyPress, width: number) {
  const { focus } = form.store.get();
  const { fields } = form.spec;
  const field = fields[focus];
  if (!field) return;
  if (key.name === 'Ctrl+S') return void form.save();
  if (key.name === 'Esc' || key.name === 'Ctrl+C') return form.leave();
  const put = (text: string) => putIn(form, field.name, replaceText(typedIn(form, field.name), text));
  if (key.name === 'Tab' && field.complete) return field.complete(typedIn(form, field.name).text, put);
  if (key.name === 'Ctrl+P' && field.proposed !== undefined) {
    if (field.kind !== 'choice') return put(field.proposed);
    return form.store.dispatch({ type: 'edit', field: field.name, value: field.proposed, cursor: 0 });
  }
  if (key.name === 'Tab') return form.focus(focus + 1);
  if (key.name === 'Shift+Tab') return form.focus(focus - 1);
  if (key.name === 'Ctrl+R' && (field.kind === 'text' || field.kind === 'lines')) return removeHidden(form, field);
  if (field.kind === 'choice') {
    if (key.name === 'Right' || key.name === 'Space') return choose(form, field, 1);
    if (key.name === 'Left') return choose(form, field, -1);
    const meant = field.options?.find((option) => option.key === key.name);
    if (meant) {
      form.store.dispatch({ type: 'edit', field: field.name, value: meant.value, cursor: 0 });
      return form.focus(focus + 1);
    }
    if (key.text !== null) return chooseByLetter(form, field, key.text);
  } else if (!(key.name === 'Enter' && field.kind !== 'lines') && edit(form, field, key, width)) return;
  if (key.name === 'Down') return form.focus(focus + 1);
  if (key.name === 'Up') return form.focus(focus - 1);
  if (key.name !== 'Enter') return;
  if (form.spec.isQuick || focus === fields.length - 1) void form.save();
  else form.focus(focus + 1);
}

/** Handles the keys of the question «leave without saving?»; `yes` is the confirming key. */
export function onLeavingKey(form: FormController, key: KeyPress, yes: string): void {
  if (key.name.toLowerCase() === yes) form.abandon();
  else if (key.name === 'Esc' || key.name === 'n') form.store.dispatch({ type: 'stay' });
}

/** Handles the keys of the choice between two versions, field by field. */
export function onConflictKey(form: FormController, key: KeyPress) {
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

/** Maximum characters of a paste, longer than any field. A whole file pasted by mistake would block the screen. */
const LONGEST_PASTE = 20_000;

/**
 * Inserts a paste into the focused field, with its line breaks. A paste that is too long is cut, and the field shows a
 * message.
 */
export function onPaste(form: FormController, text: string): void {
  const { phase, focus } = form.store.get();
  const field = form.spec.fields[focus];
  if (phase !== 'editing' || !field || field.kind === 'choice') return;
  const isReplaced = field.isReplaced && isUntouched(form.store.get(), field.name);
  const state = typedIn(form, field.name);
  const pasted = field.kind === 'lines' ? text : withoutLineEnds(text);
  const kept = pasted.slice(0, LONGEST_PASTE);
  const next = isReplaced ? replaceText(state, kept) : insertText(state, kept);
  putIn(form, field.name, next);
  if (kept === pasted) return;
  const problem: Message = { key: 'paste.cut', params: { max: LONGEST_PASTE, count: pasted.length - LONGEST_PASTE } };
  form.store.dispatch({ type: 'checked', field: field.name, value: next.text, problem });
}

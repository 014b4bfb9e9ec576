import { Conflict, Invalid, type Message, type TextKey } from '../../domain/errors.ts';
import type { Busy } from './busy.ts';
import { changedValues, type FormAction, type FormState, formReducer, isDirty, newForm } from './form.ts';
import { createStore, type Store } from './store.ts';

type Values = Readonly<Record<string, string>>;

export interface FieldSpec {
  readonly name: string;
  /** Text key. */
  readonly label: TextKey;
  /** The values that the label's text has. */
  readonly params?: Message['params'];
  readonly kind: 'text' | 'lines' | 'secret' | 'choice';
  /** For `choice`: the values and the text shown for each (already in the person's language). */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Text key: an example, shown while the field has the cursor. */
  readonly hint?: TextKey;
  /** What the field is read as, where that is not plain from what was typed: a date in full. Null where it cannot be read. */
  readonly echo?: (values: Values) => string | Date | null;
  readonly isOptional?: boolean;
  /** True where the value given is selected at first: what is typed takes its place. */
  readonly isReplaced?: boolean;
}

/** A form of one record: what it asks, how a field is checked, and how the whole is saved. */
export interface FormSpec<R = unknown> {
  readonly id: string;
  /** Text key and its values. */
  readonly title: Message;
  /** Said over the fields: what the person must know to fill them in. */
  readonly note?: Message;
  readonly fields: readonly FieldSpec[];
  readonly values: Values;
  /** Of the stored record that is changed: only what was touched is checked and saved. None for a new one. */
  readonly version?: number;
  /** Name of the field where the cursor is at first; the first one unless told. */
  readonly focus?: string;
  /** True where Enter saves from every field of one line: most often nothing has to be changed. */
  readonly isQuick?: boolean;
  /** What is wrong with one field as it stands, or null. */
  readonly check: (field: string, values: Values) => Message | null;
  /** Asked once before saving: a reason to think again (a likely duplicate), or null. */
  readonly warn?: (values: Values) => Promise<Message | null>;
  /** Saves the values, of a stored record those that were touched; `key` is the same for every try of this form, so that a creation cannot happen twice. */
  readonly save: (values: Values, version: number, key: string) => Promise<R>;
  /** The stored record as this form's values, where somebody else saved first. */
  readonly theirs?: (current: never) => { readonly values: Values; readonly version: number };
  readonly onSaved: (saved: R) => void;
}

export interface FormController {
  readonly spec: FormSpec<never>;
  readonly store: Store<FormState, FormAction>;
  /** Goes to another field; the one left is checked. */
  readonly focus: (place: number) => void;
  readonly save: () => Promise<void>;
  /** Waits no longer for a save that does not answer; it may still come through, and is told then. */
  readonly stopWaiting: () => void;
  /** Leaves, or asks first where something was typed. */
  readonly leave: () => void;
  readonly abandon: () => void;
}

/** @returns the form's life; `close` takes it off the screen, `describe` turns any error into a sentence; a save is `busy`. */
export function createFormController<R>(
  spec: FormSpec<R>,
  close: () => void,
  describe: (error: unknown) => Message,
  busy: Busy,
): FormController {
  const key = crypto.randomUUID();
  const fields = spec.fields.map((field) => field.name);
  const first = Math.max(0, fields.indexOf(spec.focus ?? ''));
  const store = createStore<FormState, FormAction>(formReducer, newForm(spec.values, spec.version ?? 0, first));

  /** The save whose answer the form stands still for; an older one may still answer. */
  let waitedFor = 0;
  let isSaved = false;

  const isStored = spec.version !== undefined;

  function problemOf(field: string): Message | null {
    const { values, initial } = store.get();
    return isStored && values[field] === initial[field] ? null : spec.check(field, values);
  }

  function checkOne(field: string): void {
    const value = store.get().values[field] ?? '';
    store.dispatch({ type: 'checked', field, value, problem: problemOf(field) });
  }

  function checkAll(): boolean {
    const found = fields.flatMap((field) => {
      const problem = problemOf(field);
      return problem ? [[field, problem] as const] : [];
    });
    if (found.length === 0) return true;
    store.dispatch({ type: 'refused', problems: Object.fromEntries(found), problem: { key: 'error.invalid' }, fields });
    return false;
  }

  function onRefused(error: unknown): void {
    if (error instanceof Conflict && spec.theirs) {
      const { values, version } = spec.theirs(error.current as never);
      store.dispatch({ type: 'conflict', theirs: values, version, fields });
      // Something that this form does not show was changed: there is nothing to choose.
      if (Object.keys(store.get().kept).length === 0) void counted();
      return;
    }
    const problems = error instanceof Invalid ? error.fields : {};
    store.dispatch({ type: 'refused', problems, problem: describe(error), fields });
  }

  async function save(): Promise<void> {
    if (store.get().phase === 'saving') return;
    if (store.get().phase === 'conflict') store.dispatch({ type: 'merge' });
    if (!checkAll()) return;
    const { values, version, isWarned } = store.get();
    const sent = isStored ? changedValues(store.get()) : values;
    store.dispatch({ type: 'saving' });
    waitedFor += 1;
    const mine = waitedFor;
    try {
      const warning = isWarned ? null : await spec.warn?.(values);
      if (waitedFor !== mine) return;
      if (warning) {
        store.dispatch({ type: 'warned', message: warning });
        return;
      }
      const saved = await spec.save(sent, version, key);
      if (isSaved) return;
      isSaved = true;
      // What was typed since the person stopped waiting is not taken away from them.
      if (waitedFor !== mine && store.get().values !== values) {
        store.dispatch({ type: 'refused', problems: {}, problem: { key: 'form.savedMeanwhile' }, fields });
        isSaved = false;
        return;
      }
      close();
      spec.onSaved(saved);
    } catch (error) {
      if (waitedFor === mine) onRefused(error);
    }
  }

  const counted = () => busy.during(save());

  return {
    spec: spec as unknown as FormSpec<never>,
    store,
    save: counted,
    abandon: close,
    stopWaiting: () => {
      if (store.get().phase !== 'saving') return;
      waitedFor += 1;
      store.dispatch({ type: 'refused', problems: {}, problem: { key: 'form.stillSaving' }, fields });
    },
    focus: (place) => {
      const left = fields[store.get().focus];
      const { phase } = store.get();
      store.dispatch({ type: 'focus', place: (place + fields.length) % fields.length });
      if (left && phase === 'editing') checkOne(left);
    },
    leave: () => {
      if (isDirty(store.get())) store.dispatch({ type: 'leave' });
      else close();
    },
  };
}

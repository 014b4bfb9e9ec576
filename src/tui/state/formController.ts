import { Conflict, Invalid, type Message, type TextKey } from '../../domain/errors.ts';
import type { Busy } from './busy.ts';
import { changedValues, type FormAction, type FormState, formReducer, isDirty, newForm } from './form.ts';
import { createStore, type Store } from './store.ts';

type Values = Readonly<Record<string, string>>;

export interface FieldSpec {
  readonly name: string;
  /** Text key. */
  readonly label: TextKey;
  /** The parameters of the label's text. */
  readonly params?: Message['params'];
  readonly kind: 'text' | 'lines' | 'secret' | 'choice';
  /** For `choice`: each value with its text in the user's language. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Text key of an example, shown while the field has the focus. */
  readonly hint?: TextKey;
  /**
   * The parsed value, where the typed text does not show it plainly, for example a full date. Null where it cannot be
   * parsed.
   */
  readonly echo?: (values: Values) => string | Date | null;
  readonly isOptional?: boolean;
  /** True if the initial value is selected, so that typing replaces it. */
  readonly isReplaced?: boolean;
}

/** A form for one record: its fields, their checks, and how to save it. */
export interface FormSpec<R = unknown> {
  readonly id: string;
  /** Text key and its parameters. */
  readonly title: Message;
  /** Shown above the fields: what the user must know to fill them in. */
  readonly note?: Message;
  readonly fields: readonly FieldSpec[];
  readonly values: Values;
  /** Version of the stored record. The form then checks and saves only changed fields. Absent for a new record. */
  readonly version?: number;
  /** Name of the initially focused field. Default: the first one. */
  readonly focus?: string;
  /** True if Enter saves from every single-line field. For forms where usually nothing has to be changed. */
  readonly isQuick?: boolean;
  /** Returns the error of one field, or null. */
  readonly check: (field: string, values: Values) => Message | null;
  /** Called once before saving. Returns a warning (for example a likely duplicate), or null. */
  readonly warn?: (values: Values) => Promise<Message | null>;
  /**
   * Saves the values; of a stored record only the changed ones. `key` is the same for every attempt of this form, so
   * that a retry cannot create the record twice.
   */
  readonly save: (values: Values, version: number, key: string) => Promise<R>;
  /** Returns the stored record as this form's values, where another user saved first. */
  readonly theirs?: (current: never) => { readonly values: Values; readonly version: number };
  readonly onSaved: (saved: R) => void;
}

export interface FormController {
  readonly spec: FormSpec<never>;
  readonly store: Store<FormState, FormAction>;
  /** Moves the focus to another field and checks the one left. */
  readonly focus: (place: number) => void;
  readonly save: () => Promise<void>;
  /** Stops waiting for a slow save. The save may still complete; the user then gets a notice. */
  readonly stopWaiting: () => void;
  /** Leaves the form. Asks first if typed text would be lost. */
  readonly leave: () => void;
  readonly abandon: () => void;
}

/**
 * @returns the controller of the form. `close` removes it from the screen, `describe` turns any error into a message,
 *   and `busy` counts each save.
 */
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

  /** The save that the form waits for. An older save may still answer. */
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
      // The other change concerns fields that this form does not have, so there is no choice to make.
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
      // Keeps what the user typed after they stopped waiting.
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

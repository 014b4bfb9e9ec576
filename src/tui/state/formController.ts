import { Conflict, Invalid, type Message, OutcomeUnknown, type TextKey } from '../../domain/errors.ts';
import type { Busy } from './busy.ts';
import { changedValues, type FormAction, type FormState, formReducer, isDirty, newForm } from './form.ts';
import type { LateOutcomes } from './lateOutcomes.ts';
import { createStore, type Store } from './store.ts';

type Values = Readonly<Record<string, string>>;

export interface FieldSpec {
  readonly name: string;
  /** Text key. */
  readonly label: TextKey;
  /** The parameters of the label's text. */
  readonly params?: Message['params'];
  readonly kind: 'text' | 'lines' | 'secret' | 'choice';
  /** For `choice`: each value with its text in the user's language; its `key` chooses it and goes to the next field. */
  readonly options?: readonly { readonly value: string; readonly label: string; readonly key?: string }[];
  /** Text key of an example, shown while the field has the focus. */
  readonly hint?: TextKey;
  /**
   * The parsed value, where the typed text does not show it plainly: a day (`YYYY-MM-DD`), an instant, or a sentence. Null
   * where it cannot be parsed.
   */
  readonly echo?: (values: Values) => string | Date | Message | null;
  /** Completes the typed text with Tab: `put` replaces it. Tab then does not leave the field. */
  readonly complete?: (typed: string, put: (text: string) => void) => void;
  /** A value that Ctrl+P takes. */
  readonly proposed?: string;
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
  /** What Ctrl+S does in a form that stores nothing. Default: it saves. */
  readonly saves?: TextKey;
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
  /** Leaves the form. Asks first if typed text would be lost, or if it is not known whether it was saved. */
  readonly leave: () => void;
  /** Leaves the form without a question. A notice tells later what became of a save without an answer. */
  readonly abandon: () => void;
}

/**
 * @returns the controller of the form. `close` removes it from the screen, `describe` turns any error into a message,
 *   `busy` counts each save, and `late` tells the outcome of a save after the user has left, where notices can be shown.
 */
export function createFormController<R>(
  spec: FormSpec<R>,
  close: () => void,
  describe: (error: unknown) => Message,
  busy: Busy,
  late?: LateOutcomes,
): FormController {
  const key = crypto.randomUUID();
  const fields = spec.fields.map((field) => field.name);
  const first = Math.max(0, fields.indexOf(spec.focus ?? ''));
  const store = createStore<FormState, FormAction>(formReducer, newForm(spec.values, spec.version ?? 0, first));

  /** The save that the form waits for. An older save may still answer. */
  let waitedFor = 0;
  let isSaved = false;
  let isLeft = false;
  /** The saves without an answer yet. */
  let underWay = 0;
  /** The answer of a save whose reply was lost. */
  let unknown: OutcomeUnknown | null = null;

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
    store.dispatch({
      type: 'refused',
      problems,
      problem: error instanceof OutcomeUnknown ? { key: 'form.outcomeUnknown' } : describe(error),
      fields,
    });
  }

  const showOutcome = () => store.dispatch({ type: 'outcome', isUnknown: underWay > 0 || unknown !== null });

  /** Sends the values. Handles its answer also if the user does not wait for it any more, or has left the form. */
  async function send(sent: Values, version: number, mine: number): Promise<void> {
    const { values } = store.get();
    underWay += 1;
    try {
      const saved = await spec.save(sent, version, key);
      underWay -= 1;
      if (isSaved) return;
      isSaved = true;
      unknown = null;
      if (isLeft) return late?.saved(spec.title);
      // Keeps what the user typed after they stopped waiting.
      if (waitedFor !== mine && store.get().values !== values) {
        store.dispatch({ type: 'refused', problems: {}, problem: { key: 'form.savedMeanwhile' }, fields });
        isSaved = false;
        return showOutcome();
      }
      close();
      spec.onSaved(saved);
    } catch (error) {
      underWay -= 1;
      if (error instanceof OutcomeUnknown) unknown = error;
      else if (underWay === 0) unknown = null;
      if (isLeft) return tellLate(error);
      showOutcome();
      // An answer for which the user does not wait any more is shown, unless a newer save is under way.
      if (store.get().phase === 'saving' ? waitedFor === mine : underWay === 0) onRefused(error);
    }
  }

  /** Tells the outcome of a save after the user has left. Two saves of one form never store it twice. */
  function tellLate(error: unknown): void {
    if (isSaved || underWay > 0) return;
    if (unknown) late?.watch(unknown, spec.title);
    else late?.failed(spec.title, describe(error));
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
    if (!isWarned) {
      try {
        const warning = await spec.warn?.(values);
        if (waitedFor !== mine) return;
        if (warning) return store.dispatch({ type: 'warned', message: warning });
      } catch (error) {
        if (waitedFor === mine) onRefused(error);
        return;
      }
    }
    await send(sent, version, mine);
  }

  const counted = () => busy.during(save());

  return {
    spec: spec as unknown as FormSpec<never>,
    store,
    save: counted,
    abandon: () => {
      isLeft = true;
      close();
      if (unknown && underWay === 0) late?.watch(unknown, spec.title);
    },
    stopWaiting: () => {
      if (store.get().phase !== 'saving') return;
      waitedFor += 1;
      // While only a warning was looked for, nothing is under way.
      const problem = underWay > 0 ? ({ key: 'form.stillSaving' } as const) : null;
      store.dispatch({ type: 'refused', problems: {}, problem, fields });
      showOutcome();
    },
    focus: (place) => {
      const left = fields[store.get().focus];
      const { phase } = store.get();
      store.dispatch({ type: 'focus', place: (place + fields.length) % fields.length });
      if (left && phase === 'editing') checkOne(left);
    },
    leave: () => {
      if (isDirty(store.get()) || store.get().isUnknown) store.dispatch({ type: 'leave' });
      else close();
    },
  };
}

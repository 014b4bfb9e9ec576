import type { FieldMessages, Message } from '../../domain/errors.ts';

/** The state of a form, with all values as typed. A refusal, a lost connection or a resize loses nothing. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly initial: Readonly<Record<string, string>>;
  /** Cursor of each text field: an index into its value, between two graphemes. */
  readonly cursors: Readonly<Record<string, number>>;
  /** The undo history of each field, in the format of the text editing. */
  readonly histories: Readonly<Record<string, unknown>>;
  readonly focus: number;
  readonly problems: FieldMessages;
  /** A message about the whole form: a refusal, a lost connection, a warning. */
  readonly banner: { readonly tone: 'failed' | 'warning'; readonly message: Message } | null;
  readonly phase: 'editing' | 'saving' | 'leaving' | 'conflict';
  /** True while a save may still succeed, or may have succeeded without an answer. */
  readonly isUnknown: boolean;
  /** True after a warning was shown. The next save then goes through. */
  readonly isWarned: boolean;
  /** The stored values, where another user saved first; and for each field, which version is kept. */
  readonly theirs: Readonly<Record<string, string>> | null;
  readonly kept: Readonly<Record<string, 'mine' | 'theirs'>>;
  readonly version: number;
}

export type FormAction =
  | { type: 'edit'; field: string; value: string; cursor: number; history?: unknown }
  | { type: 'focus'; place: number }
  | { type: 'checked'; field: string; value: string; problem: Message | null }
  | { type: 'saving' }
  | { type: 'outcome'; isUnknown: boolean }
  | { type: 'refused'; problems: FieldMessages; problem: Message | null; fields: readonly string[] }
  | { type: 'warned'; message: Message }
  | { type: 'conflict'; theirs: Readonly<Record<string, string>>; version: number; fields: readonly string[] }
  | { type: 'keep'; field: string; side: 'mine' | 'theirs' }
  | { type: 'merge' }
  | { type: 'leave' }
  | { type: 'stay' };

/** @returns a form with `values`, each cursor at the end of its value, and the field at index `focus` focused */
export function newForm(values: Readonly<Record<string, string>>, version: number, focus = 0): FormState {
  return {
    values,
    initial: values,
    cursors: {},
    histories: {},
    focus,
    problems: {},
    banner: null,
    phase: 'editing',
    isUnknown: false,
    isWarned: false,
    theirs: null,
    kept: {},
    version,
  };
}

/** @returns true if leaving would lose typed text */
export function isDirty(state: FormState): boolean {
  return Object.keys(changedValues(state)).length > 0;
}

/** @returns the values of the changed fields */
export function changedValues({ values, initial }: FormState): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== initial[field]));
}

/**
 * @returns true if the field still has its initial value and was not touched. Such a field may be drawn as selected.
 */
export function isUntouched(state: FormState, field: string): boolean {
  const value = state.values[field] ?? '';
  return value !== '' && value === state.initial[field] && state.cursors[field] === undefined;
}

function without(problems: FieldMessages, field: string): FieldMessages {
  const { [field]: _gone, ...rest } = problems;
  return rest;
}

/** Returns the cursors, moved to the first invisible character where a field has one. */
function toFaults({ cursors }: FormState, problems: FieldMessages): FormState['cursors'] {
  const found = Object.entries(problems).flatMap(([field, { params }]) =>
    typeof params?.index === 'number' ? [[field, params.index] as const] : [],
  );
  return found.length === 0 ? cursors : { ...cursors, ...Object.fromEntries(found) };
}

function differing(state: FormState, theirs: Readonly<Record<string, string>>, fields: readonly string[]): string[] {
  return fields.filter((field) => (theirs[field] ?? '') !== (state.values[field] ?? ''));
}

export function formReducer(state: FormState, action: FormAction): FormState {
  switch (action.type) {
    case 'edit': {
      const cursors = { ...state.cursors, [action.field]: action.cursor };
      const histories = { ...state.histories, [action.field]: action.history };
      if (state.values[action.field] === action.value) return { ...state, cursors, histories };
      const values = { ...state.values, [action.field]: action.value };
      return {
        ...state,
        values,
        cursors,
        histories,
        problems: without(state.problems, action.field),
        banner: null,
        isWarned: false,
      };
    }
    case 'focus':
      return { ...state, focus: action.place };
    case 'checked': {
      if (state.values[action.field] !== action.value) return state;
      const problems = without(state.problems, action.field);
      if (!action.problem) return { ...state, problems };
      const found = { ...problems, [action.field]: action.problem };
      return { ...state, problems: found, cursors: toFaults(state, { [action.field]: action.problem }) };
    }
    case 'saving':
      return { ...state, phase: 'saving', banner: null };
    case 'outcome':
      return { ...state, isUnknown: action.isUnknown };
    case 'refused': {
      const first = action.fields.findIndex((field) => field in action.problems);
      return {
        ...state,
        phase: 'editing',
        problems: action.problems,
        cursors: toFaults(state, action.problems),
        focus: first < 0 ? state.focus : first,
        banner: action.problem && { tone: 'failed', message: action.problem },
      };
    }
    case 'warned':
      return { ...state, phase: 'editing', isWarned: true, banner: { tone: 'warning', message: action.message } };
    case 'conflict': {
      const fields = differing(state, action.theirs, action.fields);
      /** A field that the user did not change takes the stored value. */
      const kept = Object.fromEntries(
        fields.map((field) => [field, state.values[field] === state.initial[field] ? 'theirs' : 'mine'] as const),
      );
      return { ...state, phase: 'conflict', theirs: action.theirs, version: action.version, kept, focus: 0 };
    }
    case 'keep':
      return { ...state, kept: { ...state.kept, [action.field]: action.side } };
    case 'merge': {
      const { theirs } = state;
      if (!theirs) return state;
      const chosen = Object.entries(state.kept).map(([field, side]) => [
        field,
        (side === 'theirs' ? theirs[field] : state.values[field]) ?? '',
      ]);
      const values = { ...state.values, ...Object.fromEntries(chosen) };
      return {
        ...state,
        phase: 'editing',
        values,
        initial: { ...state.initial, ...theirs },
        theirs: null,
        kept: {},
        focus: 0,
      };
    }
    case 'leave':
      return { ...state, phase: 'leaving' };
    case 'stay':
      // Returns to the choice between both versions, where there was one. Saving must not skip it.
      return { ...state, phase: state.theirs ? 'conflict' : 'editing' };
  }
}

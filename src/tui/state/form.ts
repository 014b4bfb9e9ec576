import type { FieldMessages, Message } from '../../domain/errors.ts';

/** What a form holds, all as typed: nothing is lost by a refusal, a lost connection or a resize. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly initial: Readonly<Record<string, string>>;
  /** Cursor of each text field: an index into its value, between two graphemes. */
  readonly cursors: Readonly<Record<string, number>>;
  /** What undo brings back, by field; as the text editing keeps it. */
  readonly histories: Readonly<Record<string, unknown>>;
  readonly focus: number;
  readonly problems: FieldMessages;
  /** What concerns the form as a whole: a refusal, a lost connection, a warning. */
  readonly banner: { readonly tone: 'failed' | 'warning'; readonly message: Message } | null;
  readonly phase: 'editing' | 'saving' | 'leaving' | 'conflict';
  /** True once a warning was shown: saving again means it. */
  readonly isWarned: boolean;
  /** What is stored now, field by field, where somebody else saved first; and which side is kept. */
  readonly theirs: Readonly<Record<string, string>> | null;
  readonly kept: Readonly<Record<string, 'mine' | 'theirs'>>;
  readonly version: number;
}

export type FormAction =
  | { type: 'edit'; field: string; value: string; cursor: number; history?: unknown }
  | { type: 'focus'; place: number }
  | { type: 'checked'; field: string; value: string; problem: Message | null }
  | { type: 'saving' }
  | { type: 'refused'; problems: FieldMessages; problem: Message | null; fields: readonly string[] }
  | { type: 'warned'; message: Message }
  | { type: 'conflict'; theirs: Readonly<Record<string, string>>; version: number; fields: readonly string[] }
  | { type: 'keep'; field: string; side: 'mine' | 'theirs' }
  | { type: 'merge' }
  | { type: 'leave' }
  | { type: 'stay' };

/** @returns a form that shows `values`, with the cursor at the end of each, and the field at `focus` focused. */
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
    isWarned: false,
    theirs: null,
    kept: {},
    version,
  };
}

/** @returns whether anything typed would be lost by leaving. */
export function isDirty(state: FormState): boolean {
  return Object.keys(changedValues(state)).length > 0;
}

/** @returns the values of the fields that hold something else than at first */
export function changedValues({ values, initial }: FormState): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== initial[field]));
}

/** @returns whether the value of a field is still the one given, and untouched: a field may be selected then. */
export function isUntouched(state: FormState, field: string): boolean {
  const value = state.values[field] ?? '';
  return value !== '' && value === state.initial[field] && state.cursors[field] === undefined;
}

function without(problems: FieldMessages, field: string): FieldMessages {
  const { [field]: _gone, ...rest } = problems;
  return rest;
}

/** The cursors, each where its field has a sign that cannot be seen. */
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
      /** A field that the person did not touch follows what is stored. */
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
      // Back to the choice between both versions, where there was one: saving must not pass over it.
      return { ...state, phase: state.theirs ? 'conflict' : 'editing' };
  }
}

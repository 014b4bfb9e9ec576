import { graphemeAfter, graphemeBefore, graphemeEnd } from './text.ts';
import { columnOf, cursorAt, layoutText, lineOf } from './textLayout.ts';

/** A text under edit. `cursor` is an index into `text`, always between two graphemes. */
export interface TextState {
  readonly text: string;
  readonly cursor: number;
  /** The states for undo and redo. */
  readonly history?: TextHistory | undefined;
}

/** The undo and redo stacks; the nearest state is last. */
interface TextHistory {
  readonly past: readonly TextState[];
  readonly future: readonly TextState[];
  /** The cursor after the last typed letter. A letter typed from there belongs to the same undo step. */
  readonly typedTo: number | null;
}

const NO_HISTORY: TextHistory = { past: [], future: [], typedTo: null };
/** Maximum number of undo steps. */
const MOST_STEPS = 100;

/** A key as Ink's `useInput` gives it, in one object. */
export interface EditKey {
  readonly input: string;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly leftArrow?: boolean | undefined;
  readonly rightArrow?: boolean | undefined;
  readonly upArrow?: boolean | undefined;
  readonly downArrow?: boolean | undefined;
  readonly home?: boolean | undefined;
  readonly end?: boolean | undefined;
  readonly backspace?: boolean | undefined;
  readonly delete?: boolean | undefined;
  readonly return?: boolean | undefined;
  readonly tab?: boolean | undefined;
  readonly escape?: boolean | undefined;
  readonly pageUp?: boolean | undefined;
  readonly pageDown?: boolean | undefined;
}

export interface EditOptions {
  /** Enter inserts a line break. Up, Down, Home and End move by the lines as drawn. */
  readonly isMultiline?: boolean | undefined;
  /** Width of the drawn value in columns (`fieldRoom`). Default: 60. */
  readonly width?: number | undefined;
}

/** Returns a state that holds `text`, with the cursor at its end. */
export const textState = (text: string): TextState => ({ text, cursor: text.length });

const moved = (text: string, cursor: number): TextState => ({
  text,
  cursor: graphemeEnd(text, Math.max(0, Math.min(cursor, text.length))),
});

const without = ({ text }: TextState, from: number, to: number): TextState =>
  moved(text.slice(0, from) + text.slice(to), from);

/**
 * Inserts the typed or pasted text at the cursor. Terminals send each line break of a paste as a carriage return; only
 * that is changed back.
 */
const inserted = ({ text, cursor }: TextState, typed: string): TextState => {
  const kept = typed.replace(/\r\n?/g, '\n');
  return moved(text.slice(0, cursor) + kept + text.slice(cursor), cursor + kept.length);
};

const bare = ({ text, cursor }: TextState): TextState => ({ text, cursor });

/** Returns the state after a change, with the previous state on its undo stack. A typed word is one step. */
const remembered = (before: TextState, after: TextState, isTyped: boolean): TextState => {
  const { past, typedTo } = before.history ?? NO_HISTORY;
  if (after.text === before.text) {
    return before.history ? { ...after, history: { ...before.history, typedTo: null } } : after;
  }
  const isSameStep = isTyped && typedTo === before.cursor && !/\s$/v.test(after.text.slice(0, after.cursor));
  const steps = isSameStep ? past : [...past, bare(before)].slice(-MOST_STEPS);
  return { ...after, history: { past: steps, future: [], typedTo: isTyped ? after.cursor : null } };
};

/** Undoes or redoes one step. Returns null where there is none. */
const stepped = (state: TextState, way: 'undo' | 'redo'): TextState | null => {
  const { past, future } = state.history ?? NO_HISTORY;
  const [from, to] = way === 'undo' ? [past, future] : [future, past];
  const found = from.at(-1);
  if (!found) return null;
  const left = from.slice(0, -1);
  const grown = [...to, bare(state)];
  const history = { past: way === 'undo' ? left : grown, future: way === 'undo' ? grown : left, typedTo: null };
  return { ...found, history };
};

/** Replaces the whole text, as one undo step. */
export const replaceText = (state: TextState, text: string, cursor = text.length): TextState =>
  remembered(state, moved(text, cursor), false);

/** Inserts pasted text at the cursor, as one undo step. */
export const insertText = (state: TextState, pasted: string): TextState =>
  remembered(state, inserted(state, pasted), false);

const WORD_LEFT = /[\p{L}\p{N}\p{M}_]+[^\p{L}\p{N}\p{M}_]*$/v;
const WORD_RIGHT = /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]+/v;
const BLANKS_LEFT = /\S+\s*$/v;

const leftBy = (pattern: RegExp, { text, cursor }: TextState): number => {
  const found = pattern.exec(text.slice(0, cursor))?.index ?? 0;
  return found === 0 ? 0 : graphemeEnd(text, found) >= cursor ? graphemeBefore(text, cursor) : graphemeEnd(text, found);
};

const wordRight = ({ text, cursor }: TextState): number =>
  graphemeEnd(text, cursor + (WORD_RIGHT.exec(text.slice(cursor))?.[0].length ?? text.length - cursor));

/** Returns the bounds of the cursor's line as drawn. In a single-line field they are the whole text. */
const lineBounds = (state: TextState, { isMultiline, width = 60 }: EditOptions): { start: number; end: number } => {
  if (!isMultiline) return { start: 0, end: state.text.length };
  const lines = layoutText(state.text, width - 1);
  const line = lines[lineOf(lines, state.cursor)];
  if (!line) return { start: 0, end: state.text.length };
  return { start: line.start, end: line.isHard ? line.end : cursorAt(state.text, line, Number.POSITIVE_INFINITY) };
};

const toLine = ({ text, cursor }: TextState, step: number, { isMultiline, width = 60 }: EditOptions) => {
  if (!isMultiline) return null;
  const lines = layoutText(text, width - 1);
  const at = lineOf(lines, cursor);
  const [from, to] = [lines[at], lines[at + step]];
  return from && to ? moved(text, cursorAt(text, to, columnOf(text, from, cursor))) : null;
};

const editByLetter = (state: TextState, { input, ctrl }: EditKey, options: EditOptions): TextState | null => {
  const { text, cursor } = state;
  const key = `${ctrl ? 'Ctrl' : 'Alt'}+${input}`;
  if (key === 'Alt+b') return moved(text, leftBy(WORD_LEFT, state));
  if (key === 'Alt+f') return moved(text, wordRight(state));
  if (key === 'Alt+d') return without(state, cursor, wordRight(state));
  if (key === 'Ctrl+w') return without(state, leftBy(BLANKS_LEFT, state), cursor);
  const { start, end } = lineBounds(state, options);
  if (key === 'Ctrl+a') return moved(text, start);
  if (key === 'Ctrl+e') return moved(text, end);
  if (key === 'Ctrl+u') return without(state, start, cursor);
  return key === 'Ctrl+k' ? without(state, cursor, end) : null;
};

/**
 * Returns the state after a key, or null for a key that does not edit text (Tab, Escape, Ctrl+S, Up on the first line).
 * The caller handles such a key itself. Ctrl+Z undoes, Ctrl+Y redoes, Ctrl+X empties the field.
 */
export const editText = (state: TextState, key: EditKey, options: EditOptions = {}): TextState | null => {
  if (key.ctrl && key.input === 'z') return stepped(state, 'undo') ?? state;
  if (key.ctrl && key.input === 'y') return stepped(state, 'redo') ?? state;
  if (key.ctrl && key.input === 'x') return replaceText(state, '');
  const next = changedBy(state, key, options);
  return next && remembered(state, next, key.input !== '' && !key.ctrl && !key.meta);
};

const changedBy = (state: TextState, key: EditKey, options: EditOptions): TextState | null => {
  const { text, cursor } = state;
  const isByWord = key.ctrl || key.meta;
  if (key.leftArrow) return moved(text, isByWord ? leftBy(WORD_LEFT, state) : graphemeBefore(text, cursor));
  if (key.rightArrow) return moved(text, isByWord ? wordRight(state) : graphemeAfter(text, cursor));
  if (key.backspace) return without(state, isByWord ? leftBy(WORD_LEFT, state) : graphemeBefore(text, cursor), cursor);
  if (key.delete) return without(state, cursor, isByWord ? wordRight(state) : graphemeAfter(text, cursor));
  if (key.upArrow) return toLine(state, -1, options);
  if (key.downArrow) return toLine(state, 1, options);
  if (key.home) return moved(text, isByWord ? 0 : lineBounds(state, options).start);
  if (key.end) return moved(text, isByWord ? text.length : lineBounds(state, options).end);
  if (key.return) return options.isMultiline ? inserted(state, '\n') : null;
  if (key.tab || key.escape || key.pageUp || key.pageDown) return null;
  if (key.ctrl || key.meta) return editByLetter(state, key, options);
  return key.input === '' ? null : inserted(state, key.input);
};

import { graphemes } from './text.ts';

/** What is being typed. `cursor` is an index into `text`, always between two graphemes. */
export interface TextState {
  readonly text: string;
  readonly cursor: number;
}

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
  /** Return makes a line; up and down move between the lines as they are drawn in `width` columns. */
  readonly isMultiline?: boolean | undefined;
  readonly width?: number | undefined;
}

/** A field holding `text`, with the cursor at its end. */
export const textState = (text: string): TextState => ({ text, cursor: text.length });

/** `text` typed or pasted at the cursor, kept as it is. */
export const insertText = (state: TextState, text: string): TextState => ({
  text: state.text.slice(0, state.cursor) + text + state.text.slice(state.cursor),
  cursor: state.cursor + text.length,
});

/** The state after a key, or null where the key is none of a text field's business (Tab, Escape, Ctrl+S …). */
export const editText = (state: TextState, key: EditKey, _options: EditOptions = {}): TextState | null => {
  const before = graphemes(state.text.slice(0, state.cursor)).at(-1) ?? '';
  const after = graphemes(state.text.slice(state.cursor))[0] ?? '';
  if (key.leftArrow) return { ...state, cursor: state.cursor - before.length };
  if (key.rightArrow) return { ...state, cursor: state.cursor + after.length };
  if (key.home) return { ...state, cursor: 0 };
  if (key.end) return { ...state, cursor: state.text.length };
  if (key.backspace)
    return {
      text: state.text.slice(0, state.cursor - before.length) + state.text.slice(state.cursor),
      cursor: state.cursor - before.length,
    };
  if (key.delete)
    return {
      text: state.text.slice(0, state.cursor) + state.text.slice(state.cursor + after.length),
      cursor: state.cursor,
    };
  if (key.ctrl || key.meta || key.return || key.tab || key.escape || key.upArrow || key.downArrow) return null;
  if (key.pageUp || key.pageDown || key.input === '') return null;
  return insertText(state, key.input);
};

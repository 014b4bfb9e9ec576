import { useIsScreenReaderEnabled } from 'ink';
import { createContext, use } from 'react';

/** Words for the screen reader, in the user's language. */
export interface ReadingWords {
  /** For the row, option or field under the cursor. */
  readonly selected: string;
  readonly field: string;
  readonly choice: string;
  /** For an option that cannot be chosen, and for a key that is not allowed. */
  readonly refused: string;
  /** Returns a label and its value as one text. */
  readonly labelled: (label: string, value: string) => string;
}

/** Default without a language: signs only. */
const SIGNS: ReadingWords = {
  selected: '▸',
  field: '',
  choice: '',
  refused: '!',
  labelled: (label, value) => `${label}: ${value}`,
};

export const ReadingContext = createContext<ReadingWords>(SIGNS);

/** @returns the screen reader words, or null without a screen reader */
export function useReading(): ReadingWords | null {
  const words = use(ReadingContext);
  return useIsScreenReaderEnabled() ? words : null;
}

/** Returns a text after its labels. Empty and false labels are left out. */
export function spoken(
  { labelled }: ReadingWords,
  states: readonly (string | false | undefined)[],
  text: string,
): string {
  const said = states.filter((state) => state);
  return said.length === 0 ? text : labelled(said.join(', '), text);
}

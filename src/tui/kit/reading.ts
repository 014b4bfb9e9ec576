import { useIsScreenReaderEnabled } from 'ink';
import { createContext, use } from 'react';

/** What is said of a part of the screen that is read aloud, in the person's language. */
export interface ReadingWords {
  /** Of the row, option or field where the cursor is. */
  readonly selected: string;
  readonly field: string;
  readonly choice: string;
  /** Of an option that cannot be chosen, and of a key that is refused. */
  readonly refused: string;
  /** A label and its value. */
  readonly labelled: (label: string, value: string) => string;
}

/** Used where nobody gives words: signs only. */
const SIGNS: ReadingWords = {
  selected: '▸',
  field: '',
  choice: '',
  refused: '!',
  labelled: (label, value) => `${label}: ${value}`,
};

export const ReadingContext = createContext<ReadingWords>(SIGNS);

/** @returns the words for what is read aloud, or null where the screen is seen. */
export function useReading(): ReadingWords | null {
  const words = use(ReadingContext);
  return useIsScreenReaderEnabled() ? words : null;
}

/** A text after what is said of it; what is empty or false is left out. */
export function spoken(
  { labelled }: ReadingWords,
  states: readonly (string | false | undefined)[],
  text: string,
): string {
  const said = states.filter((state) => state);
  return said.length === 0 ? text : labelled(said.join(', '), text);
}

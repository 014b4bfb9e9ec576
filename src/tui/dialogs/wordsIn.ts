import { fold } from '../../domain/likeness.ts';

/** @returns whether every word of `typed` is somewhere in `text`; accents and capitals make no difference. */
export function wordsIn(typed: string, text: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

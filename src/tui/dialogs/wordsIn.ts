import { fold } from '../../domain/likeness.ts';

/** @returns true if `text` contains every word of `typed`, ignoring accents and case */
export function wordsIn(typed: string, text: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

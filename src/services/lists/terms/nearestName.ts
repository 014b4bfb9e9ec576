/** The number of letters to add, leave out or replace to get from one word to the other. */
function distance(one: string, other: string): number {
  let line = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (line[at - 1] ?? 0) + Number(one[row - 1] !== other[at - 1]);
      next.push(Math.min(replaced, (line[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    line = next;
  }
  return line[other.length] ?? 0;
}

const LONGEST = 40;
/** A name is like another one if at most this share of its letters differs; a farther one would be a guess. */
const MOST_DIFFERENT = 1 / 3;

/** @returns the name that is most like what was typed, the first of several; empty if none is like it */
export function nearestName(typed: string, names: Iterable<string>): string {
  const word = typed.slice(0, LONGEST);
  let best = { name: '', far: Math.max(1, Math.floor(word.length * MOST_DIFFERENT)) + 1 };
  for (const name of names) {
    const far = name.startsWith(word) ? 0 : distance(word, name);
    if (far < best.far) best = { name, far };
  }
  return best.name;
}

/** @returns the index that a key moves to, in a list of `count` lines with `page` visible lines */
export function moveInList(key: string, cursor: number, count: number, page: number): number {
  const moves: Readonly<Record<string, number>> = { Up: -1, k: -1, Down: 1, j: 1, PgUp: -page, PgDn: page };
  const to = { Home: 0, g: 0, End: count - 1, G: count - 1 }[key] ?? cursor + (moves[key] ?? 0);
  return Math.max(0, Math.min(to, count - 1));
}

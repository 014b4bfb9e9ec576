import type { Figure, Measure } from '../measure.ts';
import { PAGE } from '../support/bareList.ts';
import { type ListCase, listCases } from '../support/listCases.ts';
import { compare } from '../support/turns.ts';

const SMALL = 10_000;
const MOST = 1.5;

/** Compares every list and filter in a small company and in the large one, alternately. */
export const measure: Measure = {
  name: 'growth',
  runs: 'each engine',
  async run({ database, note, rows }) {
    const [small, large] = [await database(SMALL), await database()];
    const results: { list: ListCase; ratio: number; ours: number; bare: number }[] = [];
    const cases = listCases();
    for (const username of new Set(cases.map((list) => list.username))) {
      const sessions = { small: await small.signIn(username), large: await large.signIn(username) };
      try {
        for (const list of cases.filter((each) => each.username === username)) {
          note(`  ${list.kind}, ${list.name}`);
          const first = (which: keyof typeof sessions) => () =>
            list.list(sessions[which], { from: 'start', limit: PAGE });
          results.push({ list, ...(await compare(first('large'), first('small'))) });
        }
      } finally {
        await sessions.small.close();
        await sessions.large.close();
      }
    }
    return (['clients', 'contracts', 'events'] as const).flatMap((kind): Figure[] => {
      const own = results.filter(({ list }) => list.kind === kind);
      const worst = own.toSorted((a, b) => b.ratio - a.ratio)[0];
      if (worst === undefined) return [];
      return [
        {
          name: `${kind}, every list and filter, ${SMALL.toLocaleString('en')} → ${rows.toLocaleString('en')} rows`,
          value: worst.ours,
          unit: 'ms',
          ratio: worst.ratio,
          bound: MOST,
          detail: `worst of ${own.length}: ${worst.list.name}, ${worst.ours.toFixed(2)} ms against ${worst.bare.toFixed(2)} ms`,
        },
      ];
    });
  },
};

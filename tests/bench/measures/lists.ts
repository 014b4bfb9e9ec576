import type { Connection } from 'mysql2/promise';
import type { Session } from '../../../src/services/session.ts';
import type { BenchDatabase, Figure, Measure } from '../measure.ts';
import { bareConnection } from '../support/bareConnection.ts';
import { BareList, PAGE } from '../support/bareList.ts';
import { type ListCase, listCases } from '../support/listCases.ts';
import { quantile } from '../support/quantile.ts';
import { type Compared, compare } from '../support/turns.ts';

/** The first row of page 10,000. */
const FAR = 10_000 * PAGE;
/** Upper bounds for a page, as a multiple of the time of hand-written SQL for the same rows: the median, and the worst. */
const BY_HAND = { median: 1.3, worst: 2 };
/** The upper bound for the last page, as a multiple of the time of the first one. */
const BY_FIRST = 1.5;

interface Result extends Compared {
  readonly list: ListCase;
  readonly what: 'first page' | 'page 10,000' | 'last page';
}

/**
 * Every list, quick filter and sort: the first page, page 10,000 (or the middle of a shorter list) and the last one.
 */
export const measure: Measure = {
  name: 'lists',
  runs: 'each engine',
  async run({ database, note }) {
    const ground = await database();
    const results: Result[] = [];
    const cases = listCases();
    for (const username of new Set(cases.map((list) => list.username))) {
      const session = await ground.signIn(username);
      const connection = await bareConnection(ground, session);
      try {
        for (const list of cases.filter((each) => each.username === username)) {
          note(`  ${list.kind}, ${list.name}`);
          results.push(...(await measureList(session, connection, list)));
        }
      } finally {
        connection.destroy();
        await session.close();
      }
    }
    return figures(results, ground);
  },
};

async function measureList(session: Session, connection: Connection, list: ListCase): Promise<Result[]> {
  const bare = new BareList(connection, list, session.actor.id);
  const bareFirst = await bare.page(null);
  const first = () => list.list(session, { from: 'start', limit: PAGE });
  mustBeSame(list, (await first()).rows, await bareFirst());
  const results: Result[] = [{ list, what: 'first page', ...(await compare(first, bareFirst)) }];
  if (list.name !== 'to come') {
    const far = await list.list(session, { from: { around: await bare.idAt(FAR) }, limit: PAGE });
    const before = far.rows.at(-1)?.id;
    const { after } = far;
    if (after !== null && before !== undefined) {
      const bareFar = await bare.page(before);
      const next = () => list.list(session, { from: { after }, limit: PAGE });
      mustBeSame(list, (await next()).rows, await bareFar());
      results.push({ list, what: 'page 10,000', ...(await compare(next, bareFar)) });
    }
  }
  const last = () => list.list(session, { from: 'end', limit: PAGE });
  return [...results, { list, what: 'last page', ...(await compare(last, first)) }];
}

function mustBeSame(list: ListCase, ours: readonly { id: number }[], bare: readonly { id: number }[]): void {
  const [own, other] = [ours.map(({ id }) => id).join(), bare.map(({ id }) => id).join()];
  if (own !== other)
    throw new Error(`${list.kind}, ${list.name}: the rows differ from the hand-written SQL:\n${own}\n${other}`);
}

/** Two lines for each list and page, of its filters and of its sorts: the median, and the slowest. */
function figures(results: readonly Result[], { rows }: BenchDatabase): Figure[] {
  return (['clients', 'contracts', 'events'] as const).flatMap((kind) =>
    (['first page', 'page 10,000', 'last page'] as const).flatMap((what) =>
      [true, false].flatMap((isFilter) => {
        const own = results.filter(
          (each) => each.list.kind === kind && each.what === what && each.list.isFilter === isFilter,
        );
        const worst = own.toSorted((a, b) => b.ratio - a.ratio)[0];
        if (worst === undefined) return [];
        const name = `${kind}, ${isFilter ? 'each filter' : 'each sort'}, ${what}`;
        const isLast = what === 'last page';
        const compared = isLast ? 'the first page' : 'hand-written SQL';
        const size = `${rows.toLocaleString('en')} rows`;
        const middle = (of: (each: Result) => number) => quantile(own.map(of), 0.5);
        return [
          {
            name: `${name}, median`,
            value: middle(({ ours }) => ours),
            unit: 'ms',
            ratio: middle(({ ratio }) => ratio),
            bound: isLast ? BY_FIRST : BY_HAND.median,
            detail: `of ${own.length}, against ${compared}; ${size}`,
          },
          {
            name: `${name}, worst`,
            value: worst.ours,
            unit: 'ms',
            ratio: worst.ratio,
            bound: isLast ? BY_FIRST : BY_HAND.worst,
            detail: `${worst.list.name}, ${worst.ours.toFixed(2)} ms against ${worst.bare.toFixed(2)} ms of ${compared}; ${size}`,
          },
        ];
      }),
    ),
  );
}

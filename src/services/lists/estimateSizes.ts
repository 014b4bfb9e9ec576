import type { SqlRow } from '../../db/reader.ts';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';
import type { Estimate } from './plan.ts';
import { joined, raw, sql } from './sql.ts';

/** Above this number of rows the engines do not count a range. They estimate it from a few pages and then double it. */
const COUNTED = 1000;

const likely = ({ type, rows }: SqlRow): number => {
  const expected = Number(rows ?? 0);
  const isRange = type !== 'ALL' && type !== 'index';
  return isRange && expected > COUNTED ? expected / 2 : expected;
};

/**
 * Returns the engine's row estimate for each query, in one statement. The engine only looks up the two ends of each
 * range, so a million rows take as long as ten. The estimate is exact for few rows and rough for many.
 */
export const estimateSizes =
  (session: Session): Estimate =>
  async (queries) => {
    const each = [...new Set(queries)];
    if (each.length === 0) return new Map();
    const selects = joined(
      each.map(({ id, from }) => sql`(SELECT ${raw(id)} FROM ${from})`),
      ' UNION ALL ',
    );
    const { text, values } = sql`EXPLAIN FORMAT=TRADITIONAL ${selects}`;
    const steps = await databaseOf(session).db.read(text, values, { isPlain: true });
    const sizes = new Map<number, number>();
    for (const step of steps) {
      if (step.id !== null) sizes.set(Number(step.id), (sizes.get(Number(step.id)) ?? 1) * likely(step));
    }
    return new Map(each.map((query, place) => [query, sizes.get(place + 1) ?? 0]));
  };

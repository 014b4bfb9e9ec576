import { quantile } from './quantile.ts';

const WARM = 20;
const LEAST_TURNS = 30;
const MOST_TURNS = 300;
/** Short operations are measured more often, because the noise of the machine weighs more. */
const ENOUGH_MS = 400;

export interface Compared {
  readonly ours: number;
  readonly bare: number;
  readonly ratio: number;
}

/** Milliseconds of one run. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * Runs two operations alternately, so that a disturbance of the machine affects both. The order changes in each turn.
 * @returns the medians of both, and their ratio
 */
export async function compare(ours: () => Promise<unknown>, bare: () => Promise<unknown>): Promise<Compared> {
  const times = { ours: [] as number[], bare: [] as number[] };
  let spent = 0;
  for (let turn = -WARM; turn < LEAST_TURNS || (turn < MOST_TURNS && spent < ENOUGH_MS); turn += 1) {
    const order = turn % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const which of order) {
      const taken = await time(which === 'ours' ? ours : bare);
      if (turn < 0) continue;
      times[which].push(taken);
      spent += taken;
    }
  }
  const [own, other] = [quantile(times.ours, 0.5), quantile(times.bare, 0.5)];
  return { ours: own, bare: other, ratio: own / other };
}

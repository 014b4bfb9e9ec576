import { quantile } from './quantile.ts';

const WARM = 4;
const TURNS = 30;

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
 * Two works in turn, so that what happens to the machine meanwhile happens to both; each turn begins with the other.
 * @returns the medians of both, and how they compare
 */
export async function compare(ours: () => Promise<unknown>, bare: () => Promise<unknown>): Promise<Compared> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let turn = -WARM; turn < TURNS; turn += 1) {
    const order = turn % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const which of order) {
      const taken = await time(which === 'ours' ? ours : bare);
      if (turn >= 0) times[which].push(taken);
    }
  }
  const [own, other] = [quantile(times.ours, 0.5), quantile(times.bare, 0.5)];
  return { ours: own, bare: other, ratio: own / other };
}

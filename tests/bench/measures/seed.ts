import type { Measure } from '../measure.ts';

const MILLION = 1_000_000;

/** How long the database took to fill, when it was filled. */
export const measure: Measure = {
  name: 'seed',
  runs: 'each engine',
  async run({ database }) {
    const { seededIn, rows } = await database();
    const detail = `${rows.toLocaleString('en')} clients, contracts and events`;
    return [{ name: 'epicevent seed large', value: seededIn, unit: 's', bound: (300 * rows) / MILLION + 10, detail }];
  },
};

import type { Measure } from '../measure.ts';

const MILLION = 1_000_000;
const SECONDS = 300;
/** The fixed cost of a small company: its tables, rules, demo data and accounts. */
const FOR_ANY = 30;

/** The duration of filling the database, measured when it was filled. */
export const measure: Measure = {
  name: 'seed',
  runs: 'each engine',
  async run({ database }) {
    const { seededIn, rows } = await database();
    const bound = Math.min(SECONDS, Math.ceil((SECONDS * rows) / MILLION) + FOR_ANY);
    const detail = `${rows.toLocaleString('en')} clients, contracts and events`;
    return [{ name: 'npm run seed:large', value: seededIn, unit: 's', bound, detail }];
  },
};

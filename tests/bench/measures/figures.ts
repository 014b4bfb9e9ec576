import { listContractsBehind } from '../../../src/services/figures/contractsBehind.ts';
import { readFigureTable } from '../../../src/services/figures/figureTable.ts';
import { usualRange, VIEWS_OF } from '../../../src/services/figures/figureViews.ts';
import type { Figure, Measure } from '../measure.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const TURNS = 10;

/** Each table of figures, of all records, with its usual range, and the contracts behind its largest sum. */
export const measure: Measure = {
  name: 'figures',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database();
    const session = await ground.signIn('gestion.demo');
    const timed = async (name: string, bound: number, ask: () => Promise<unknown>): Promise<Figure> => {
      await ask();
      const times: number[] = [];
      while (times.length < TURNS) {
        const begun = performance.now();
        await ask();
        times.push(performance.now() - begun);
      }
      const detail = `p50 / p99 ${p50p99(times)} ms; ${ground.rows.toLocaleString('en')} rows`;
      return { name, value: quantile(times, 0.5), unit: 'ms', bound, detail };
    };
    try {
      const figures: Figure[] = [];
      for (const view of VIEWS_OF.gestion) {
        const query = { view, range: usualRange(session, view), scope: 'all' } as const;
        figures.push(await timed(`figures: ${view}, p50`, 2000, () => readFigureTable(session, query)));
      }
      const range = usualRange(session, 'months');
      for (const column of ['signed', 'paid', 'late']) {
        const cell = { view: 'months', range, scope: 'all', row: null, column } as const;
        figures.push(await timed(`behind: ${column}, p50`, 2000, () => listContractsBehind(session, cell, 500)));
      }
      return figures;
    } finally {
      await session.close();
    }
  },
};

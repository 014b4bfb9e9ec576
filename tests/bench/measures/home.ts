import { createConnection } from 'mysql2/promise';
import { listHome } from '../../../src/services/home.ts';
import type { Figure, Measure } from '../measure.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const TURNS = 40;
/** Open tasks of one department. */
const OPEN = 10_000;
const WHO = ['gestion.demo', 'bill.boquet', 'kate.hastroff'] as const;

/** The home of each department, with 10,000 open tasks for gestion: the time from the question to all of its parts. */
export const measure: Measure = {
  name: 'home',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database();
    const root = await createConnection({ ...ground.admin, database: ground.config.schema });
    try {
      // What the seeding has given them already counts; its clients are more than enough for the rest.
      await root.query(
        `INSERT INTO task (client_id, title, due_day, department)
         SELECT client_id, 'Rappeler le client', UTC_DATE() - INTERVAL client_id % 30 DAY, 'gestion' FROM client
         WHERE is_active ORDER BY client_id LIMIT ?`,
        [OPEN],
      );
    } finally {
      await root.end();
    }
    const figures: Figure[] = [];
    for (const username of WHO) {
      const session = await ground.signIn(username);
      try {
        await listHome(session);
        const times: number[] = [];
        while (times.length < TURNS) {
          const begun = performance.now();
          await listHome(session);
          times.push(performance.now() - begun);
        }
        figures.push({
          name: `home of ${username}, p99`,
          value: quantile(times, 0.99),
          unit: 'ms',
          bound: 100,
          detail: `p50 / p99 ${p50p99(times)} ms; ${ground.rows.toLocaleString('en')} rows`,
        });
      } finally {
        await session.close();
      }
    }
    return figures;
  },
};

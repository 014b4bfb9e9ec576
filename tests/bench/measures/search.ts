import { listClients } from '../../../src/services/lists/clientList.ts';
import { listContracts } from '../../../src/services/lists/contractList.ts';
import { listEvents } from '../../../src/services/lists/eventList.ts';
import type { From, Page } from '../../../src/services/lists/page.ts';
import type { Session } from '../../../src/services/session.ts';
import type { Figure, Measure } from '../measure.ts';
import { p50p99, quantile } from '../support/quantile.ts';
import { sampleTyping, type Typed } from '../support/typing.ts';

const LETTERS = 3;
const LIMIT = 40;

/** The query of a pane for this filter text. */
const ask = {
  clients: listClients,
  contracts: listContracts,
  events: listEvents,
};

/** Asks on, as a pane does, until there are rows or the list ends. @returns how many pages that took */
async function answer(session: Session, where: Typed['where'], text: string): Promise<number> {
  let from: From = 'start';
  for (let pages = 1; ; pages += 1) {
    const { rows, after }: Page<unknown> = await ask[where](session, { scope: 'all', text }, { from, limit: LIMIT });
    if (rows.length > 0 || after === null) return pages;
    from = { after };
  }
}

interface Letter extends Typed {
  readonly ms: number;
  readonly pages: number;
}

/** Search while typing, in each pane, from the third letter on: the time from the query to the rows. */
export const measure: Measure = {
  name: 'search',
  runs: 'each engine',
  async run({ database, note }) {
    const ground = await database();
    const session = await ground.signIn('gestion.demo');
    try {
      await answer(session, 'clients', 'warm');
      const letters: Letter[] = [];
      for (const typed of await sampleTyping(ground)) {
        const signs = [...typed.text];
        for (let length = LETTERS; length <= signs.length; length += 1) {
          const text = signs.slice(0, length).join('');
          if (text.trim().length < LETTERS) continue;
          const begun = performance.now();
          const pages = await answer(session, typed.where, text);
          letters.push({ ...typed, text, pages, ms: performance.now() - begun });
        }
      }
      for (const { where, what, text, ms, pages } of letters.toSorted((a, b) => b.ms - a.ms).slice(0, 5)) {
        note(`  slowest: ${where}, ${what}, «${text}» ${ms.toFixed(1)} ms, ${pages} pages`);
      }
      return (['clients', 'contracts', 'events'] as const).map((where) => figure(where, letters, ground.rows));
    } finally {
      await session.close();
    }
  },
};

function figure(where: Typed['where'], letters: readonly Letter[], rows: number): Figure {
  const own = letters.filter((letter) => letter.where === where);
  const times = own.map(({ ms }) => ms);
  const worst = own.toSorted((a, b) => b.ms - a.ms)[0];
  return {
    name: `search as you type in ${where}, question to rows, p99`,
    value: quantile(times, 0.99),
    unit: 'ms',
    bound: 50,
    detail: `p50 / p99 ${p50p99(times)} ms, ${times.length} letters; slowest «${worst?.text}» ${worst?.ms.toFixed(0)} ms; ${rows.toLocaleString('en')} rows`,
  };
}

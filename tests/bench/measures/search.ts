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
/** Nobody waits longer than so many milliseconds for the first row. */
const PATIENCE = 5000;

/** The query of a pane for this filter text. */
const ask = {
  clients: listClients,
  contracts: listContracts,
  events: listEvents,
};

/** The time from the query to its first page, which may be empty, and to its first row or the end of the list. */
async function answer(session: Session, where: Typed['where'], text: string): Promise<{ page: number; row: number }> {
  const begun = performance.now();
  let from: From = 'start';
  for (let page: number | null = null; ; ) {
    const { rows, after }: Page<unknown> = await ask[where](session, { scope: 'all', text }, { from, limit: LIMIT });
    const now = performance.now() - begun;
    page ??= now;
    if (rows.length > 0 || after === null || now > PATIENCE) return { page, row: now };
    from = { after };
  }
}

interface Letter extends Typed {
  /** Milliseconds. */
  readonly page: number;
  readonly row: number;
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
          letters.push({ ...typed, text, ...(await answer(session, typed.where, text)) });
        }
      }
      for (const { where, what, text, page, row } of letters.toSorted((a, b) => b.row - a.row).slice(0, 5)) {
        note(`  slowest: ${where}, ${what}, «${text}» ${page.toFixed(1)} ms, first row ${row.toFixed(1)} ms`);
      }
      return (['clients', 'contracts', 'events'] as const).flatMap((where) => figures(where, letters, ground.rows));
    } finally {
      await session.close();
    }
  },
};

function figures(where: Typed['where'], letters: readonly Letter[], rows: number): Figure[] {
  const own = letters.filter((letter) => letter.where === where);
  const [pages, first] = [own.map(({ page }) => page), own.map(({ row }) => row)];
  const worst = own.toSorted((a, b) => b.page - a.page)[0];
  const name = `search as you type in ${where}`;
  const detail = `p50 / p99 ${p50p99(pages)} ms, ${own.length} letters; slowest «${worst?.text}» ${worst?.page.toFixed(0)} ms; ${rows.toLocaleString('en')} rows`;
  return [
    { name: `${name}, question to page, p50`, value: quantile(pages, 0.5), unit: 'ms', bound: 15, detail },
    { name: `${name}, question to page, p99`, value: quantile(pages, 0.99), unit: 'ms', bound: 100, detail },
    {
      name: `${name}, to the first row, p99`,
      value: quantile(first, 0.99),
      unit: 'ms',
      bound: null,
      detail: `p50 / p99 ${p50p99(first)} ms; a page may be empty`,
    },
  ];
}

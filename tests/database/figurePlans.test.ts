/** Figures read the rows of their range along an index, and no others, however many records there are. */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listContractsBehind } from '../../src/services/figures/contractsBehind.ts';
import { readFigureTable } from '../../src/services/figures/figureTable.ts';
import { FIGURE_VIEWS, type FigureView, isOfWeeks } from '../../src/services/figures/figureViews.ts';
import { largeCompany } from '../support/largeCompany.ts';

const ROWS = 3000;
const company = largeCompany(ROWS);
let admin: Connection;

beforeAll(async () => {
  admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
  await admin.query('ANALYZE TABLE contract, payment, instalment');
}, 180_000);
afterAll(() => admin?.end());

/** The rows that the server has read for anybody, which is nobody else here. */
async function rowsRead(): Promise<number> {
  const [rows] = await admin.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Handler_read%'");
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}

/** The rows that a question reads, once its connection is open. */
async function cost(ask: () => Promise<unknown>): Promise<number> {
  await ask();
  const first = await rowsRead();
  const idle = (await rowsRead()) - first;
  const before = await rowsRead();
  await ask();
  return (await rowsRead()) - before - idle;
}

/** A time in which nothing happened. */
const emptyRange = (view: FigureView) =>
  isOfWeeks(view) ? { from: '1990-01-01', count: 17 } : { from: '1990-01', count: 12 };

/** Reads of the ends of each range, of temporary results, and of the few names. */
const NOTHING = 400;

it.each(FIGURE_VIEWS)('%s reads next to nothing of a time without records', async (view) => {
  for (const [who, scope] of [
    ['gestion', 'all'],
    ['bill', 'mine'],
    ['kate', 'mine'],
  ] as const) {
    // A support’s own money is everybody’s.
    const query = { view, range: emptyRange(view), scope };
    const table = await readFigureTable(company.staff[who], query);
    expect(
      table.totals.every((total) => Number(total) === 0),
      JSON.stringify(table.totals),
    ).toBe(true);
    expect(await cost(() => readFigureTable(company.staff[who], query)), `${who} ${scope}`).toBeLessThan(NOTHING);
  }
});

it('a year of signatures and payments costs a few reads for each', async () => {
  const year = new Date().getUTCFullYear() - 1;
  const range = { from: `${year}-01`, count: 12 };
  const [[found]] = await admin.query<RowDataPacket[]>(
    `SELECT (SELECT COUNT(*) FROM contract WHERE YEAR(signed_at) = ${year})
      + (SELECT COUNT(*) FROM payment WHERE YEAR(paid_on) = ${year})
      + 8 * (SELECT COUNT(*) FROM contract_listing WHERE is_active AND late_from <= '${year + 1}-01-01') AS total`,
  );
  const total = Number(found?.total);
  expect(total).toBeGreaterThan(300);
  const query = { view: 'months', range, scope: 'all' } as const;
  expect(await cost(() => readFigureTable(company.staff.gestion, query))).toBeLessThan(4 * total + NOTHING);
});

it('what is behind a number is read along the same indexes', async () => {
  const range = { from: '1990-01', count: 12 };
  for (const column of ['signed', 'paid', 'due', 'late']) {
    const cell = { view: 'months', range, scope: 'all', row: '1990-03', column } as const;
    expect(await cost(() => listContractsBehind(company.staff.gestion, cell, 100)), column).toBeLessThan(NOTHING);
  }
});

it.each([
  [
    'contract_signed_at',
    "SELECT SUM(cost) FROM contract FORCE INDEX (contract_signed_at) WHERE is_active = 1 AND statut IN ('signed', 'closed') AND signed_at >= '2026-01-01' AND signed_at < '2026-02-01'",
  ],
  [
    'payment_paid_on',
    "SELECT SUM(amount) FROM payment FORCE INDEX (payment_paid_on) WHERE paid_on >= '2026-01-01' AND paid_on < '2026-02-01'",
  ],
] as const)('%s has all that its sum needs', async (index, sql) => {
  const how = company.server.engine === 'mysql' ? 'EXPLAIN FORMAT=TRADITIONAL' : 'EXPLAIN';
  const [[step]] = await admin.query<RowDataPacket[]>(`${how} ${sql}`);
  expect([step?.key, step?.type]).toEqual([index, 'range']);
  expect(step?.Extra).toContain('Using index');
});

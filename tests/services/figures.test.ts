/** The figures are those of the rows, computed anew here in another way. */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/domain/companyClock.ts';
import { addDays } from '../../src/domain/days.ts';
import { duesOf } from '../../src/domain/instalments.ts';
import { fromCents, toCents } from '../../src/domain/money.ts';
import { addMonths, mondayOf, monthOf } from '../../src/domain/periods.ts';
import { listContractsBehind } from '../../src/services/figures/contractsBehind.ts';
import { readFigureTable } from '../../src/services/figures/figureTable.ts';
import { listLoadFigures } from '../../src/services/figures/loadFigures.ts';
import { listMoneyFigures, MONEY_MEASURES, type MoneyFigure } from '../../src/services/figures/moneyFigures.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'camille', 'kate', 'gestion', 'nina');
let owner: Connection;

/** Signatures and events beside midnight of the company, a cancelled and an inactive contract, a draft, a reversal. */
const EDGES = [
  "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (1, 1001.01, 'signed', '2026-02-28 22:59:59')",
  "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (1, 1002.02, 'signed', '2026-02-28 23:00:00')",
  "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (1, 1004.04, 'closed', '2026-06-30 21:59:59')",
  "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (1, 1008.08, 'signed', '2026-06-30 22:00:00')",
  "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (1, 5000, 'cancelled', '2026-06-15 12:00:00')",
  "INSERT INTO contract (client_id, cost, statut, signed_at, is_active) VALUES (1, 7000, 'signed', '2026-06-15 12:00:00', 0)",
  "INSERT INTO contract (client_id, cost, statut) VALUES (1, 9000, 'draft')",
  `INSERT INTO contract (client_id, cost, statut, signed_at, instalments) VALUES
    (1, 600, 'signed', '2026-06-01 12:00:00', '100.00 2026-09-30\\n200.00 signature\\n300.00 J-1')`,
  'SET @split = LAST_INSERT_ID()',
  "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (@split, 250, '2026-06-30', '')",
  "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (@split, -20.5, '2026-07-01', 'mistake')",
  `INSERT INTO event (contract_id, name, event_start, event_end, location, attendees) VALUES
    (@split, 'Edge', '2026-10-31 23:30:00', '2026-11-01 01:00:00', 'Lyon', 12),
    (@split, 'Monday', '2026-11-08 23:00:00', '2026-11-09 03:00:00', 'Lyon', NULL),
    (@split, 'Sunday', '2026-11-08 22:59:00', '2026-11-09 03:00:00', 'Lyon', 5)`,
];

beforeAll(async () => {
  owner = await createConnection({
    ...company.server.admin,
    database: company.server.config.schema,
    timezone: 'Z',
    dateStrings: ['DATE'],
  });
  for (const statement of EDGES) await owner.query(statement);
  // In winter this is late since today, and in summer time it would be tomorrow.
  const yesterday = addDays(company.gestion.clock.today(), -1);
  await owner.query(
    "INSERT INTO contract (client_id, cost, statut, signed_at, instalments) VALUES (1, 64, 'signed', ?, '64.00 signature')",
    [`${yesterday} 22:30:00`],
  );
});
afterAll(() => owner?.end());

interface ContractRow {
  readonly id: number;
  readonly who: number | null;
  readonly name: string;
  readonly cost: string;
  readonly balance: string;
  readonly statut: string;
  readonly instalments: string;
  readonly isActive: number;
  readonly signedAt: Date | null;
  readonly start: Date | null;
}

const rowsOf = async <R>(sql: string): Promise<R[]> => (await owner.query<RowDataPacket[]>(sql))[0] as R[];

const CONTRACTS = `SELECT contract.contract_id AS id, client.collaborator_id AS who, client.commercial_name AS name, cost, balance,
    statut, instalments, contract.is_active AS isActive, signed_at AS signedAt,
    (SELECT MIN(event_start) FROM event WHERE event.contract_id = contract.contract_id AND event.is_active) AS start
  FROM contract JOIN client USING (client_id)`;

type Sums = Record<string, bigint>;
const add = (sums: Sums, key: string, cents: bigint) => {
  sums[key] = (sums[key] ?? 0n) + cents;
};

/** Every sum by measure, month and commercial, from all rows. */
async function truth({ clock, actor }: Session, from: string, last: string, scope: 'mine' | 'all') {
  const sums: Sums = {};
  const isWithin = (month: string) => month >= from && month <= last;
  const dayIn = (instant: Date) => dayOf(clock.toLocal(instant));
  const contracts = (await rowsOf<ContractRow>(CONTRACTS)).filter(({ who }) => scope === 'all' || who === actor.id);
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  for (const { statut, isActive, signedAt, start, cost, balance, instalments, who } of contracts) {
    if (!isActive || (statut !== 'signed' && statut !== 'closed') || !signedAt) continue;
    const month = monthOf(dayIn(signedAt));
    if (isWithin(month)) add(sums, `signed ${month} ${who}`, toCents(cost));
    const beforeEvent = start && ((days: number) => addDays(dayIn(start), -days));
    const days = { today: clock.today(), signed: dayIn(signedAt), beforeEvent };
    for (const { day, amount, paid } of duesOf({ statut, cost, balance, instalments }, days).instalments) {
      const missing = toCents(amount) - toCents(paid);
      if (day === null || monthOf(day) > last || missing === 0n) continue;
      const due = monthOf(day) < from ? null : monthOf(day);
      add(sums, `due ${due} ${who}`, missing);
      if (day < clock.today()) add(sums, `late ${due} ${who}`, missing);
    }
  }
  for (const { contract, day, amount } of await rowsOf<{ contract: number; day: string; amount: string }>(
    'SELECT contract_id AS contract, paid_on AS day, amount FROM payment',
  )) {
    const of = byId.get(contract);
    if (of && isWithin(monthOf(day))) add(sums, `paid ${monthOf(day)} ${of.who}`, toCents(amount));
  }
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, cents]) => cents !== 0n)
      .map(([key, cents]) => [key, fromCents(cents)]),
  );
}

const keyed = (figures: readonly MoneyFigure[]) =>
  Object.fromEntries(
    figures.map(({ measure, month, person, amount }) => [`${measure} ${month} ${person?.id ?? null}`, amount]),
  );

const RANGES: readonly (readonly [from: string, months: number])[] = [
  ['2026-01', 12],
  ['2026-03', 1],
  ['2026-06', 2],
  ['2020-01', 60],
  ['2026-11', 12],
  ['2031-05', 3],
  ['2031-09', 2],
];

describe('the money by month and by commercial', () => {
  it.each(RANGES)('is that of all rows, from %s for %i months', async (from, months) => {
    const session = company.gestion;
    const query = { range: { from, months }, scope: 'all', measures: MONEY_MEASURES, isByPerson: true } as const;
    const found = keyed(await listMoneyFigures(session, query));
    expect(found).toEqual(await truth(session, from, addMonths(from, months - 1), 'all'));
  });

  it.each(['bill', 'camille'] as const)('is that of %s’s own clients', async (name) => {
    const session = company[name];
    const query = {
      range: { from: '2023-01', months: 72 },
      scope: 'mine',
      measures: MONEY_MEASURES,
      isByPerson: true,
    } as const;
    const found = keyed(await listMoneyFigures(session, query));
    expect(found).toEqual(await truth(session, '2023-01', '2028-12', 'mine'));
    expect(
      Object.keys(found).some((key) => key.startsWith('signed')),
      Object.keys(found).join(),
    ).toBe(true);
  });

  it('is the same where the commercials are not told apart', async () => {
    const session = company.nina;
    const asked = { range: { from: '2026-01', months: 24 }, scope: 'all', measures: MONEY_MEASURES } as const;
    const sums: Sums = {};
    for (const { measure, month, amount } of await listMoneyFigures(session, { ...asked, isByPerson: true }))
      add(sums, `${measure} ${month} null`, toCents(amount));
    const found = keyed(await listMoneyFigures(session, { ...asked, isByPerson: false }));
    expect(found).toEqual(Object.fromEntries(Object.entries(sums).map(([key, cents]) => [key, fromCents(cents)])));
  });

  it('knows the company’s months to the second', async () => {
    const query = {
      range: { from: '2026-02', months: 6 },
      scope: 'all',
      measures: ['signed'],
      isByPerson: false,
    } as const;
    const before = keyed(await listMoneyFigures(company.gestion, query));
    await owner.query("UPDATE contract SET signed_at = '2026-02-28 22:59:59' WHERE cost = 1002.02");
    const after = keyed(await listMoneyFigures(company.gestion, query));
    const gained = toCents(after['signed 2026-02 null'] ?? '0') - toCents(before['signed 2026-02 null'] ?? '0');
    expect(gained).toBe(100202n);
  });
});

describe('the contracts behind a number', () => {
  it.each([
    ['gestion', 'dues', 'all'],
    ['gestion', 'months', 'all'],
    ['nina', 'people', 'all'],
    ['bill', 'months', 'mine'],
    ['bill', 'people', 'mine'],
  ] as const)('are those that sum up to it: %s, %s, %s', async (name, view, scope) => {
    const session = company[name];
    const query = { view, scope, range: { from: '2026-03', count: 9 } };
    const { columns, rows, totals } = await readFigureTable(session, query);
    for (const row of [...rows, { key: null, values: totals }]) {
      for (const [at, { key: column }] of columns.entries()) {
        const behind = await listContractsBehind(session, { ...query, row: row.key, column }, 1000);
        const sum = behind.rows.reduce((cents, { amount }) => cents + toCents(amount), 0n);
        expect(fromCents(sum), `${row.key} ${column}`).toBe(row.values[at]);
        expect(behind.isWhole).toBe(true);
      }
    }
  });

  it('are the largest first, each with its client, and no more than asked for', async () => {
    const query = { view: 'months', scope: 'all', range: { from: '2020-01', count: 84 } } as const;
    const cell = { ...query, row: null, column: 'signed' };
    const { rows } = await listContractsBehind(company.gestion, cell, 1000);
    const sorted = rows.toSorted((a, b) => Number(toCents(b.amount) - toCents(a.amount)) || a.id - b.id);
    expect(rows).toEqual(sorted);
    expect(rows.every((row) => row.name !== '')).toBe(true);
    expect(await listContractsBehind(company.gestion, cell, 3)).toEqual({ rows: rows.slice(0, 3), isWhole: false });
  });
});

describe('the load by support and week', () => {
  const WEEKS = 60;

  async function loads({ clock }: Session, from: string, mine: string) {
    const events = await rowsOf<{ who: number | null; start: Date; end: Date; attendees: number | null }>(
      `SELECT support_contact AS who, event_start AS start, event_end AS end, attendees FROM event
       JOIN contract USING (contract_id) JOIN client USING (client_id) WHERE event.is_active AND ${mine}`,
    );
    const sums: Record<string, { events: number; minutes: number; attendees: number }> = {};
    for (const { who, start, end, attendees } of events) {
      const week = mondayOf(dayOf(clock.toLocal(start)));
      if (week < from || week >= addDays(from, 7 * WEEKS)) continue;
      const sum = sums[`${week} ${who}`] ?? { events: 0, minutes: 0, attendees: 0 };
      sums[`${week} ${who}`] = {
        events: sum.events + 1,
        minutes: sum.minutes + (end.getTime() - start.getTime()) / 60_000,
        attendees: sum.attendees + (attendees ?? 0),
      };
    }
    return sums;
  }

  it.each([
    ['gestion', 'all', 'TRUE'],
    ['kate', 'mine', 'support_contact = #'],
    ['bill', 'mine', 'client.collaborator_id = #'],
  ] as const)('%s, %s', async (name, scope, mine) => {
    const session = company[name];
    const from = '2026-06-01';
    const found = await listLoadFigures(session, { range: { from, weeks: WEEKS }, scope });
    const keys = Object.fromEntries(
      found.map(({ week, person, events, minutes, attendees }) => [
        `${week} ${person?.id ?? null}`,
        { events, minutes, attendees },
      ]),
    );
    expect(keys).toEqual(await loads(session, from, mine.replace('#', String(session.actor.id))));
    expect(found.length).toBeGreaterThan(0);
  });
});

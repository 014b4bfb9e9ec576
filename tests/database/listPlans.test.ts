/** Every list statement uses an index: no filter, sort or search reads or sorts a large table. */

import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClients, findDuplicates, listClients } from '../../src/services/clients.ts';
import { countContracts, listContracts } from '../../src/services/contracts.ts';
import { databaseOf, type OpenSession } from '../../src/services/databaseOf.ts';
import { countEvents, listEvents } from '../../src/services/events.ts';
import { clientList } from '../../src/services/lists/clientList.ts';
import { contractList } from '../../src/services/lists/contractList.ts';
import { eventList } from '../../src/services/lists/eventList.ts';
import { findRecords } from '../../src/services/lists/findRecords.ts';
import type { Count, Page, PageOptions } from '../../src/services/lists/page.ts';
import type { Session } from '../../src/services/session.ts';
import { largeCompany } from '../support/largeCompany.ts';

const ROWS = 60_000;
/**
 * The maximum number of rows that may be collected and sorted, by the engines' estimates (twice the real number),
 * independent of the size of the tables.
 */
const SORTED_MOST = 41_000;
const LIMIT = 40;

const company = largeCompany(ROWS);
let admin: Connection;
beforeAll(async () => {
  admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
  // One record of twenty has a task, and half of these are overdue.
  for (const kind of ['client', 'contract', 'event']) {
    await admin.query(
      `INSERT INTO task (${kind}_id, title, due_day, department)
       SELECT ${kind}_id, 'Call back', IF(${kind}_id % 40 = 0, '2020-01-01', '2199-01-01'), 'gestion'
       FROM ${kind} WHERE ${kind}_id % 20 = 0`,
    );
  }
  await admin.query('ANALYZE TABLE task');
});
afterAll(() => admin?.end());

interface Said {
  readonly sql: string;
  readonly values: readonly (string | number | Date | null)[];
}

/** Records the statements that reach the database during an operation, with their real values. */
async function saidBy<T>(
  session: Session,
  ask: (watched: Session) => Promise<T>,
): Promise<{ said: Said[]; answer: T }> {
  const said: Said[] = [];
  const read: OpenSession['db']['read'] = (sql, values = [], options) => {
    if (!sql.startsWith('EXPLAIN')) said.push({ sql, values });
    return databaseOf(session).db.read(sql, values, options);
  };
  const db = { ...databaseOf(session).db, read };
  return { answer: await ask({ ...session, actor: session.actor, texts: session.texts, db } as OpenSession), said };
}

const BIG = /^(?:l|c|e|t|w|o\d+|client|contract|event)(?:_listing|_word)?$/;

/**
 * How many rows a step reads. A step on collected ids reads at most that many rows, although MariaDB's estimate
 * multiplies the numbers.
 */
function sizeOf({ table, rows }: RowDataPacket, steps: readonly RowDataPacket[]): number {
  const [, gathered] = /^<derived(\d+)>$/.exec(String(table)) ?? [];
  const [only, ...others] = steps.filter(
    ({ id, table: from }) => String(id) === gathered && !/^<subquery/.test(String(from)),
  );
  const sources = only && others.length === 0 ? Number(only.rows) : Number.POSITIVE_INFINITY;
  return Math.min(Number(rows ?? 0), sources);
}

/** The steps of a plan whose cost grows with the size of the tables. */
async function faults({ sql, values }: Said): Promise<string[]> {
  const [steps] = await admin.query<RowDataPacket[]>(`EXPLAIN FORMAT=TRADITIONAL ${sql}`, [...values]);
  return steps.flatMap((step) => {
    const rows = sizeOf(step, steps);
    const extra = String(step.Extra ?? '');
    const isScan = step.type === 'ALL' && BIG.test(String(step.table));
    const isSort = /filesort/.test(extra) && (BIG.test(String(step.table)) || rows > SORTED_MOST);
    return isScan || isSort ? [`${step.table} ${step.type} ${step.key} ${rows} ${extra}: ${sql}`] : [];
  });
}

/** The number of rows and index entries that the engine reads for a statement. */
async function touched({ sql, values }: Said): Promise<number> {
  const sum = async () => {
    const [rows] = await admin.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Handler_read%'");
    return rows.reduce((total, row) => total + Number(row.Value), 0);
  };
  const before = await sum();
  const itself = (await sum()) - before;
  const start = await sum();
  await admin.execute(sql, [...values]);
  return (await sum()) - start - itself;
}

type Ask = (session: Session, query: object, options: PageOptions) => Promise<Page<{ readonly id: number }>>;
type CountRows = (session: Session, query: object, options: { at?: number }) => Promise<Count>;

const lists = [
  {
    name: 'clients',
    list: listClients as Ask,
    count: countClients as CountRows,
    spec: clientList,
    filters: [{}, { filters: ['overdue'] }],
  },
  {
    name: 'contracts',
    list: listContracts as Ask,
    count: countContracts as CountRows,
    spec: contractList,
    filters: [
      {},
      { filters: ['unsigned'] },
      { filters: ['unpaid'] },
      { filters: ['late'] },
      { filters: ['overdue'] },
      { clientId: 200 },
    ],
  },
  {
    name: 'events',
    list: listEvents as Ask,
    count: countEvents as CountRows,
    spec: eventList,
    filters: [
      {},
      { filters: ['unassigned'] },
      { filters: ['upcoming'] },
      { filters: ['unassigned', 'upcoming'] },
      { filters: ['unready'] },
      { filters: ['unready', 'unassigned'] },
      { filters: ['overdue'] },
      { contractId: 200 },
      { clientId: 200 },
    ],
  },
] as const;

const TEXTS = [
  'm',
  'mar',
  'martin',
  'marie du',
  '06 12',
  '652',
  '12 000',
  '2026',
  '04/2025',
  'signé',
  '%',
  "l'e",
  'zzz',
];

/** Typed terms of each kind, alone and together, wide and narrow. */
const TERMS = {
  clients: [
    '<30j',
    'création:2024',
    'maj:>30j',
    'commercial:bill',
    'client:studio',
    'commercial:moi <400j martin',
    'email:"@"',
  ],
  contracts: [
    'reste>5000',
    'reste:0 montant<20000',
    'signé:juin 2026',
    'signé:>=2020',
    'signed:<30d reste>0 commercial:bill',
    'création:<400j',
    'statut:clos martin',
    'client:studio reste>100',
    'commercial:b',
    'en retard montant>=10000',
  ],
  events: [
    '<30j',
    'début:2025',
    'fin:>10j',
    'participants>200',
    'sans participants',
    'support:kate cette semaine',
    'sans support <60j',
    'avec support',
    'lieu:paris',
    'client:studio lieu:rue',
    'à venir commercial:bill maj:<30j',
    'annulé',
  ],
} as const;

/** A page at the start, at the end, and on both sides of a record in the middle. */
async function askAll(list: Ask, count: CountRows, session: Session, query: object): Promise<void> {
  await list(session, query, { from: 'start', limit: LIMIT });
  const end = await list(session, query, { from: 'end', limit: LIMIT });
  const first = end.rows[0];
  if (first) await list(session, query, { from: { around: first.id }, limit: LIMIT });
  if (end.before) await list(session, query, { from: { before: end.before }, limit: LIMIT });
  await count(session, query, first ? { at: first.id } : {});
}

describe.each(lists)('the statements of the $name', ({ name, list, count, spec, filters }) => {
  const sorts = Object.keys(spec.sorts).flatMap((column) => [
    { column, descending: false },
    { column, descending: true },
  ]);

  it('read about one page of rows in every order, at any depth', { timeout: 120_000 }, async () => {
    const session = company.staff.gestion;
    for (const sort of sorts) {
      const middle = await list(session, { scope: 'all', sort }, { from: { around: ROWS / 2 }, limit: LIMIT });
      if (!middle.after || !middle.before) throw new Error('The middle of the list has no cursors.');
      for (const from of [{ after: middle.after }, { before: middle.before }, 'start', 'end'] as const) {
        for (const includeInactive of [false, true]) {
          const query = { scope: 'all', sort, includeInactive };
          const { said, answer } = await saidBy(session, (watched) => list(watched, query, { from, limit: LIMIT }));
          expect(answer.rows.length).toBe(LIMIT);
          expect(said).toHaveLength(1);
          const [only] = said;
          if (only) expect(await touched(only), only.sql).toBeLessThan(20 * LIMIT);
        }
      }
    }
  });

  it('read no whole table and sort no large set, with every filter, sort and text', { timeout: 420_000 }, async () => {
    const shapes = new Map<string, Said>();
    for (const who of ['bill', 'kate'] as const) {
      const session = company.staff[who];
      const queries = [
        ...filters.flatMap((filter) =>
          sorts.flatMap((sort) =>
            ['mine', 'all'].map((scope) => ({ ...filter, scope, sort, includeInactive: sort.descending })),
          ),
        ),
        ...TEXTS.flatMap((text) => filters.map((filter) => ({ ...filter, text, scope: 'all' }))),
        ...TERMS[name].flatMap((text) => [
          ...sorts.map((sort) => ({ text, scope: 'all', sort })),
          ...filters.map((filter) => ({ ...filter, text, scope: 'mine' })),
        ]),
      ];
      for (const query of queries) {
        const { said } = await saidBy(session, (watched) => askAll(list, count, watched, query));
        for (const one of said) shapes.set(one.sql, one);
      }
    }
    expect(shapes.size).toBeGreaterThan(100);
    const found = [];
    for (const said of shapes.values()) found.push(...(await faults(said)));
    expect(found).toEqual([]);
  });
});

it('the palette reads no whole table and sorts no large set', async () => {
  const found = [];
  for (const text of ['m', 'mar', 'martin', '652', "l'e", 'zzz']) {
    const { said, answer } = await saidBy(company.staff.bill, (watched) => findRecords(watched, text, 12));
    expect(answer.length, text).toBeLessThanOrEqual(12);
    for (const one of said) found.push(...(await faults(one)));
  }
  expect(found).toEqual([]);
});

it('likely duplicates are found by the index of words', async () => {
  const { rows } = await listClients(
    company.staff.bill,
    { scope: 'all' },
    { from: { around: ROWS / 2 }, limit: LIMIT },
  );
  for (const { email, phone, fullName, companyName } of rows.slice(0, 5)) {
    const typed = { email, phone, fullName, companyName };
    const { said, answer } = await saidBy(company.staff.bill, (watched) => findDuplicates(watched, typed));
    expect(answer.length).toBeGreaterThan(0);
    expect(said).toHaveLength(1);
    for (const one of said) {
      expect(await faults(one)).toEqual([]);
      expect(await touched(one), one.sql).toBeLessThan(ROWS / 10);
    }
  }
});

/** Pages read in any direction give the rows of one plain query, in every order, with every filter and search. */
import fc from 'fast-check';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countClients, listClients } from '../../src/services/clients.ts';
import { countContracts, listContracts } from '../../src/services/contracts.ts';
import { countEvents, listEvents } from '../../src/services/events.ts';
import type { Count, CountOptions, Page, PageOptions } from '../../src/services/lists/page.ts';
import type { Session } from '../../src/services/session.ts';
import { largeCompany } from '../support/largeCompany.ts';

const company = largeCompany(3000);
let admin: Connection;
beforeAll(async () => {
  admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
});
afterAll(() => admin?.end());

type Query = {
  scope: 'mine' | 'all';
  text: string;
  includeInactive: boolean;
  sort: { column: string; descending: boolean };
};
type List = (session: Session, query: Query, options: PageOptions) => Promise<Page<{ readonly id: number }>>;
type CountRows = (session: Session, query: Query, options?: CountOptions) => Promise<Count>;

/** One kind of list: its services, and the SQL of its plain query. */
interface Kind {
  readonly list: List;
  readonly count: CountRows;
  readonly table: string;
  readonly listing: string;
  readonly sorts: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, readonly [query: object, sql: string]>>;
  readonly mine: (session: Session) => string;
  readonly words: (word: string) => string;
}

const wordOf = (table: string, key: string) => (word: string) =>
  `EXISTS (SELECT 1 FROM ${table} w WHERE w.${key} = l.${key} AND w.word LIKE ${admin.escape(`${word}%`)})`;
const named = (column: string) => (word: string) =>
  `CONCAT(' ', REPLACE(l.${column}, '-', ' ')) LIKE ${admin.escape(`% ${word}%`)}`;
const either =
  (...tests: readonly ((word: string) => string)[]) =>
  (word: string) =>
    `(${tests.map((test) => test(word)).join(' OR ')})`;

const NOW = 'UTC_TIMESTAMP()';
const kinds: Readonly<Record<string, Kind>> = {
  clients: {
    list: listClients,
    count: countClients,
    table: 'client',
    listing: 'client',
    sorts: {
      companyName: 'company_name',
      fullName: 'full_name',
      email: 'email',
      phone: 'phone',
      commercial: 'commercial_name',
      creationDate: 'creation_date',
      lastUpdate: 'last_update',
    },
    states: { any: [{}, 'TRUE'] },
    mine: ({ actor }) => `l.collaborator_id = ${actor.id}`,
    words: either(wordOf('client_word', 'client_id'), named('commercial_name')),
  },
  contracts: {
    list: listContracts as List,
    count: countContracts as CountRows,
    table: 'contract',
    listing: 'contract_listing',
    sorts: {
      id: 'contract_id',
      companyName: 'company_name',
      cost: 'cost',
      balance: 'balance',
      statut: "FIELD(l.statut, 'draft', 'to_sign', 'signed', 'closed', 'cancelled')",
      commercial: 'commercial_name',
      creationDate: 'creation_date',
    },
    states: {
      any: [{}, 'TRUE'],
      unsigned: [{ filters: ['unsigned'] }, "l.statut IN ('draft', 'to_sign')"],
      unpaid: [{ filters: ['unpaid'] }, "l.statut IN ('signed', 'closed') AND l.balance > 0"],
      client: [{ clientId: 120 }, 'l.client_id = 120'],
    },
    mine: ({ actor }) => `l.commercial_id = ${actor.id}`,
    words: either(wordOf('client_word', 'client_id'), named('commercial_name')),
  },
  events: {
    list: listEvents as List,
    count: countEvents as CountRows,
    table: 'event',
    listing: 'event_listing',
    sorts: {
      start: 'event_start',
      end: 'event_end',
      name: 'name',
      contractId: 'contract_id',
      location: 'location',
      attendees: 'attendees',
      support: 'support_name',
      lastUpdate: 'last_update',
    },
    states: {
      any: [{}, 'TRUE'],
      unassigned: [{ filters: ['unassigned'] }, 'l.support_id IS NULL'],
      upcoming: [{ filters: ['upcoming'] }, `l.event_end >= ${NOW}`],
      toAssign: [{ filters: ['unassigned', 'upcoming'] }, `l.support_id IS NULL AND l.event_end >= ${NOW}`],
    },
    mine: ({ actor }) => (actor.role === 'commercial' ? `l.commercial_id = ${actor.id}` : `l.support_id = ${actor.id}`),
    words: either(
      wordOf('event_word', 'event_id'),
      wordOf('client_word', 'client_id'),
      named('commercial_name'),
      named('support_name'),
      (word) => `l.support_id IS NULL AND ('sans' LIKE '${word}%' OR 'support' LIKE '${word}%')`,
    ),
  },
};

/** Search texts: empty, one letter, common and rare words, several words, and words without a match. */
const TEXTS = [
  '',
  '',
  '',
  'm',
  'ma',
  'mar',
  'martin',
  'du',
  'paris',
  'sa',
  'marie du',
  'lyo mar',
  'zzzz',
  'be ro',
  // A filter where it is not in quotes.
  '"sans support"',
];

const queries = fc.record({
  kind: fc.constantFrom(...Object.keys(kinds)),
  who: fc.constantFrom('bill' as const, 'kate' as const),
  scope: fc.constantFrom('mine' as const, 'all' as const),
  includeInactive: fc.boolean(),
  text: fc.constantFrom(...TEXTS),
  sort: fc.nat(),
  state: fc.nat(),
  descending: fc.boolean(),
  limit: fc.constantFrom<number>(1000, 333),
  place: fc.nat(),
});
type GeneratedQuery = typeof queries extends fc.Arbitrary<infer T> ? T : never;

function read({ kind, who, sort, state, descending, ...query }: GeneratedQuery) {
  const spec = kinds[kind] as Kind;
  const session = company.staff[who];
  const nth = <T>(values: Readonly<Record<string, T>>, n: number) =>
    Object.entries(values)[n % Object.keys(values).length] as [string, T];
  const [column, sorted] = nth(spec.sorts, sort);
  const [, [filter, condition]] = nth(spec.states, state);
  const by = /^\w+$/.test(sorted) ? `l.${sorted}` : sorted;
  const direction = descending ? 'DESC' : 'ASC';
  const conditions = [
    condition,
    ...(query.includeInactive ? [] : ['l.is_active']),
    ...(query.scope === 'mine' ? [spec.mine(session)] : []),
    ...query.text.replaceAll('"', '').split(' ').filter(Boolean).map(spec.words),
  ];
  const id = `${spec.table}_id`;
  return {
    spec,
    session,
    query: { ...query, ...filter, sort: { column, descending } },
    plain: `SELECT l.${id} AS id FROM ${spec.listing} l WHERE ${conditions.map((each) => `(${each})`).join(' AND ')}
      ORDER BY ${by} ${direction}, l.${id} ${direction}`,
  };
}

const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

async function idsByPlainQuery(sql: string): Promise<number[]> {
  const [rows] = await admin.query<(RowDataPacket & { id: number })[]>(sql);
  return idsOf(rows);
}

/** Reads the whole list forward from its start and backward from its end. Both results are in the list's order. */
async function readForwardAndBackward(ask: (options: PageOptions) => ReturnType<List>, limit: number) {
  const on: number[] = [];
  let page = await ask({ from: 'start', limit });
  expect(page.before).toBeNull();
  for (on.push(...idsOf(page.rows)); page.after; on.push(...idsOf(page.rows))) {
    page = await ask({ from: { after: page.after }, limit });
  }
  const back: number[] = [];
  page = await ask({ from: 'end', limit });
  expect(page.after).toBeNull();
  for (back.unshift(...idsOf(page.rows)); page.before; back.unshift(...idsOf(page.rows))) {
    page = await ask({ from: { before: page.before }, limit });
  }
  return { on, back };
}

describe.each(Object.keys(kinds))('the pages of the list of %s', (kind) => {
  it('are the whole list in every order, in both directions, with every filter', { timeout: 300_000 }, async () => {
    const { sorts, states } = kinds[kind] as Kind;
    const common = { kind, who: 'bill', scope: 'all', text: '', place: 0 } as const;
    for (const sort of Object.keys(sorts).keys()) {
      for (const state of Object.keys(states).keys()) {
        const descending = (sort + state) % 2 === 0;
        for (const values of [
          { ...common, sort, state, descending, includeInactive: true, limit: 240 },
          { ...common, sort, state, descending: !descending, includeInactive: false, limit: 170 },
        ]) {
          const { spec, session, query, plain } = read(values);
          const expected = await idsByPlainQuery(plain);
          const { on, back } = await readForwardAndBackward(
            (options) => spec.list(session, query, options),
            values.limit,
          );
          expect(on, JSON.stringify(query)).toEqual(expected);
          expect(back, JSON.stringify(query)).toEqual(expected);
        }
      }
    }
  });
});

describe('the pages of a list', () => {
  it('are the rows of one plain query: forward, backward, and around any record', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (values) => {
        const { spec, session, query, plain } = read(values);
        const { limit, place } = values;
        const expected = await idsByPlainQuery(plain);
        const { on, back } = await readForwardAndBackward((options) => spec.list(session, query, options), limit);
        expect(on).toEqual(expected);
        expect(back).toEqual(expected);

        const counted = await spec.count(session, query, { at: expected[place % (expected.length || 1)] ?? 0 });
        if (counted.isExact) expect(counted.total).toBe(expected.length);
        else expect(counted.total).toBeLessThanOrEqual(expected.length);
        if (expected.length === 0) return;
        const middle = place % expected.length;
        if (counted.place !== null) expect(counted.place).toBe(middle);
        const { rows: near } = await spec.list(session, query, { from: { around: expected[middle] ?? 0 }, limit: 21 });
        const first = expected.indexOf(near[0]?.id ?? -1);
        expect(idsOf(near)).toContain(expected[middle]);
        expect(idsOf(near)).toEqual(expected.slice(first, first + near.length));
      }),
      { numRuns: 60 },
    );
  });
});

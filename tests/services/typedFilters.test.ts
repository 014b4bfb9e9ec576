/** The rows that each typed term finds are those that the same rule finds among all rows of the demo company. */
import { describe, expect, it } from 'vitest';
import { type CompanyClock, createCompanyClock } from '../../src/domain/companyClock.ts';
import { addDays } from '../../src/domain/days.ts';
import { Invalid } from '../../src/domain/errors.ts';
import { fold } from '../../src/domain/likeness.ts';
import { toCents } from '../../src/domain/money.ts';
import type { ClientRecord } from '../../src/domain/records/client.ts';
import type { ContractRecord } from '../../src/domain/records/contract.ts';
import type { EventRecord } from '../../src/domain/records/event.ts';
import { listClients } from '../../src/services/clients.ts';
import { listCollaborators } from '../../src/services/collaborators.ts';
import { countContracts, listContracts } from '../../src/services/contracts.ts';
import { countEvents, listEvents } from '../../src/services/events.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'kate', 'gestion');
const first = { from: 'start', limit: 1000 } as const;
const everything = { scope: 'all', includeInactive: true } as const;

/** The session on another day, in another zone. */
function at(session: Session, now: string, zone = 'Europe/Paris'): Session {
  const clock = createCompanyClock(zone, () => new Date(now));
  return new Proxy(session, {
    get: (target, name) => {
      if (name === 'clock') return clock;
      return name === 'now' ? clock.now : Reflect.get(target, name, target);
    },
  });
}

const dayIn = (clock: CompanyClock, instant: Date): string => {
  const { year, month, day } = clock.toLocal(instant);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
const isWithin = (day: string, from: string | null, until: string | null) =>
  (from === null || day >= from) && (until === null || day < until);
const begins = (text: string, typed: string): boolean =>
  fold(text)
    .split(/[ '’(/.@-]/u)
    .some((_, start, parts) => parts.slice(start).join(' ').startsWith(fold(typed)));

type Rule<R> = (row: R, clock: CompanyClock) => boolean;

const TIMES = [
  ['2026-11-23T18:00:00Z', 'Europe/Paris'],
  // The night in which the clock goes back, and the one in which it goes forward.
  ['2026-10-24T22:30:00Z', 'Europe/Paris'],
  ['2026-03-29T00:59:59Z', 'Europe/Paris'],
  ['2023-06-03T23:30:00Z', 'Pacific/Kiritimati'],
  ['2021-03-28T04:00:00Z', 'America/New_York'],
] as const;

const EVENTS: readonly (readonly [string, Rule<EventRecord>])[] = [
  ['début:<30j', ({ start }, clock) => isWithin(dayIn(clock, start), clock.today(), addDays(clock.today(), 30))],
  ['>30d', ({ start }, clock) => dayIn(clock, start) > addDays(clock.today(), 30)],
  ['start:<=200d', ({ start }, clock) => isWithin(dayIn(clock, start), clock.today(), addDays(clock.today(), 201))],
  ['demain', ({ start }, clock) => dayIn(clock, start) === addDays(clock.today(), 1)],
  ['juin 2023', ({ start }, clock) => dayIn(clock, start).startsWith('2023-06')],
  ['début:2023', ({ start }, clock) => dayIn(clock, start).startsWith('2023')],
  ['fin:06/2023', ({ end }, clock) => dayIn(clock, end).startsWith('2023-06')],
  ['début:04/06/2023..21/06/2026', ({ start }, clock) => isWithin(dayIn(clock, start), '2023-06-04', '2026-06-22')],
  ['start:>=2026', ({ start }, clock) => dayIn(clock, start) >= '2026-01-01'],
  ['maj:>30j', ({ lastUpdate }, clock) => dayIn(clock, lastUpdate) < addDays(clock.today(), -30)],
  ['participants>70', ({ attendees }) => attendees !== null && attendees > 70],
  ['participants<=75', ({ attendees }) => attendees !== null && attendees <= 75],
  ['sans participants', ({ attendees }) => attendees === null],
  ['support:kate', ({ support }) => support !== null && fold(support.name).startsWith('kate')],
  ['support:"Kate Hastroff"', ({ support }) => support?.name === 'Kate Hastroff'],
  ['sans support', ({ support }) => support === null],
  ['avec support', ({ support }) => support !== null],
  ['commercial:boq', ({ commercial }) => commercial !== null && /boq/i.test(commercial.name)],
  ['lieu:candé', ({ location }) => begins(location, 'candé')],
  ['venue:"53 rue"', ({ location }) => begins(location, '53 rue')],
  ['client:lou', ({ client }) => begins(client.companyName, 'lou')],
  ['upcoming', ({ end }, clock) => end >= clock.now()],
  [
    'support:kate juin 2023',
    ({ support, start }, clock) => /^Kate/.test(support?.name ?? '') && dayIn(clock, start).startsWith('2023-06'),
  ],
  ['contrat:652', ({ contract }) => contract.id === 652],
];

const CONTRACTS: readonly (readonly [string, Rule<ContractRecord>])[] = [
  ['reste>5000', ({ balance }) => toCents(balance) > 500000n],
  // One contract has exactly these amounts.
  ['reste>4000', ({ balance }) => toCents(balance) > 400000n],
  ['reste>=4000', ({ balance }) => toCents(balance) >= 400000n],
  ['montant<12000', ({ cost }) => toCents(cost) < 1200000n],
  ['reste<=1 000,50', ({ balance }) => toCents(balance) <= 100050n],
  ['balance:0', ({ balance }) => toCents(balance) === 0n],
  ['montant>=12000', ({ cost }) => toCents(cost) >= 1200000n],
  ['amount:5000..12000', ({ cost }) => toCents(cost) >= 500000n && toCents(cost) <= 1200000n],
  ['signé', ({ statut }) => statut === 'signed'],
  ['statut:annulé', ({ statut }) => statut === 'cancelled'],
  ['non signé', ({ statut }) => statut === 'draft' || statut === 'to_sign'],
  ['commercial:"Bill Boquet"', ({ commercial }) => commercial?.name === 'Bill Boquet'],
  [
    'création:<400j',
    ({ creationDate }, clock) =>
      isWithin(dayIn(clock, creationDate), addDays(clock.today(), -399), addDays(clock.today(), 1)),
  ],
  ['créé:>400j', ({ creationDate }, clock) => dayIn(clock, creationDate) < addDays(clock.today(), -400)],
  ['signé:>1j', ({ signedAt }, clock) => signedAt !== null && dayIn(clock, signedAt) < addDays(clock.today(), -1)],
  ['signé:2026', ({ signedAt }, clock) => signedAt !== null && dayIn(clock, signedAt).startsWith('2026')],
  ['signed:<2026', ({ signedAt }, clock) => signedAt !== null && dayIn(clock, signedAt) < '2026-01-01'],
  ['signé reste>5000', ({ statut, balance }) => statut === 'signed' && toCents(balance) > 500000n],
];

const CLIENTS: readonly (readonly [string, Rule<ClientRecord>])[] = [
  [
    '<2000j',
    ({ creationDate }, clock) => isWithin(creationDate, addDays(clock.today(), -1999), addDays(clock.today(), 1)),
  ],
  ['création:2021', ({ creationDate }) => creationDate.startsWith('2021')],
  ['client:cool', ({ companyName }) => begins(companyName, 'cool')],
  ['email:kevin', ({ email }) => begins(email, 'kevin')],
  ['interlocuteur:casey', ({ fullName }) => begins(fullName, 'casey')],
  ['commercial:bill', ({ commercial }) => /^Bill/.test(commercial?.name ?? '')],
];

const ids = (rows: readonly { readonly id: number }[]): number[] => rows.map(({ id }) => id).toSorted((a, b) => a - b);

describe.each(TIMES)('at %s in %s', (now, zone) => {
  it('each term of the events finds exactly its rows, and counts them', async () => {
    const session = at(company.kate, now, zone);
    const { rows } = await listEvents(session, everything, first);
    for (const [text, rule] of EVENTS) {
      const found = await listEvents(session, { ...everything, text }, first);
      expect(ids(found.rows), text).toEqual(ids(rows.filter((row) => rule(row, session.clock))));
      const { total } = await countEvents(session, { ...everything, text }, {});
      expect(total, text).toBe(found.rows.length);
    }
  });

  it('each term of the contracts finds exactly its rows, and counts them', async () => {
    const session = at(company.bill, now, zone);
    const { rows } = await listContracts(session, everything, first);
    for (const [text, rule] of CONTRACTS) {
      const found = await listContracts(session, { ...everything, text }, first);
      expect(ids(found.rows), text).toEqual(ids(rows.filter((row) => rule(row, session.clock))));
      const { total } = await countContracts(session, { ...everything, text }, {});
      expect(total, text).toBe(found.rows.length);
    }
  });

  it('each term of the clients finds exactly its rows', async () => {
    const session = at(company.bill, now, zone);
    const { rows } = await listClients(session, everything, first);
    for (const [text, rule] of CLIENTS) {
      const found = await listClients(session, { ...everything, text }, first);
      expect(ids(found.rows), text).toEqual(ids(rows.filter((row) => rule(row, session.clock))));
    }
  });
});

it('every term finds something somewhere, so that the comparison says something', async () => {
  const empty: string[] = [];
  for (const [text] of EVENTS) {
    const each = await Promise.all(
      TIMES.map(([now, zone]) => listEvents(at(company.kate, now, zone), { ...everything, text }, first)),
    );
    if (each.every(({ rows }) => rows.length === 0)) empty.push(text);
  }
  for (const [text] of CONTRACTS) {
    const each = await Promise.all(
      TIMES.map(([now, zone]) => listContracts(at(company.bill, now, zone), { ...everything, text }, first)),
    );
    if (each.every(({ rows }) => rows.length === 0)) empty.push(text);
  }
  for (const [text] of CLIENTS) {
    const { rows } = await listClients(company.bill, { ...everything, text }, first);
    if (rows.length === 0) empty.push(text);
  }
  expect(empty).toEqual([]);
});

it('terms go with the order, with pages, with quick filters and with one’s own records', async () => {
  const session = company.bill;
  const text = 'reste>0';
  const sort = { column: 'balance', descending: true };
  const query = { scope: 'mine', filters: ['unpaid'], text, sort } as const;
  const whole = await listContracts(session, query, first);
  expect(whole.rows.length).toBeGreaterThan(1);
  const one = await listContracts(session, query, { from: 'start', limit: 1 });
  expect(one.after).not.toBeNull();
  const then = await listContracts(session, query, { from: { after: one.after as never }, limit: 1000 });
  expect([...one.rows, ...then.rows].map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
  expect(whole.rows.every(({ commercial }) => commercial?.id === session.actor.id)).toBe(true);
});

it('cancelled events are found without being asked for otherwise', async () => {
  const { rows } = await listEvents(company.gestion, { scope: 'all', text: 'annulé' }, first);
  expect(rows.every(({ isActive }) => !isActive)).toBe(true);
  const { rows: all } = await listEvents(company.gestion, everything, first);
  expect(ids(rows)).toEqual(ids(all.filter(({ isActive }) => !isActive)));
});

it('the collaborators are found by department and name', async () => {
  const { rows } = await listCollaborators(company.gestion, { text: 'département:support nom:hastroff' }, first);
  expect(rows.map(({ username }) => username)).toEqual(['kate.hastroff']);
});

it('a wrong term is refused by name, never searched as words', async () => {
  for (const text of ['reste>abc', 'cool rest>5', '<x'])
    await expect(listContracts(company.bill, { scope: 'all', text }, first), text).rejects.toThrow(Invalid);
});

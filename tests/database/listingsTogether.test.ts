/** Concurrent writers: whoever writes a listing row locks its client first, so there are no deadlocks. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Company, contractOf, EVENTS, openCompany, type Person, refusalOf, scalar } from './support/company.ts';
import { wrongListings, wrongWords } from './support/listingTruth.ts';

const ROUNDS = 60;
let company: Company;
const people = {} as Record<Person, Connection>;

beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina', 'george'] as const) {
    people[person] = await company.as(person);
  }
});
afterAll(() => company.close());

beforeEach(() =>
  company.owner(async (owner) => {
    await owner.query('UPDATE client SET collaborator_id = 1 WHERE client_id IN (10, 13)');
    await owner.query('UPDATE event SET support_contact = 3 WHERE event_id = ?', [EVENTS.billKate]);
  }),
);

/** Runs each user's statement repeatedly, all at the same time. @returns the refusals */
async function together(work: readonly (readonly [Person, (round: number) => string])[]): Promise<number[]> {
  const refusals = await Promise.all(
    work.map(async ([person, sql]) => {
      const found: number[] = [];
      for (let round = 0; round < ROUNDS; round++) found.push(await refusalOf(people[person], sql(round)));
      return found;
    }),
  );
  return [...new Set(refusals.flat())];
}

async function expectTrue(): Promise<void> {
  expect(await wrongListings(company.admin)).toEqual({ stored: [], expected: [] });
  expect(await wrongWords(company.admin)).toEqual([]);
}

const rename: readonly [Person, (round: number) => string] = [
  'bill',
  (round) => `UPDATE client SET company_name = 'Name ${round}' WHERE client_id = 10`,
];

it('a client is renamed while its contracts and events change', async () => {
  const signed = contractOf(10, 'signed');
  const refusals = await together([
    rename,
    ['gina', (round) => `UPDATE contract SET cost = ${200 + round} WHERE contract_id = ${contractOf(10, 'to_sign')}`],
    [
      'kate',
      (round) =>
        `UPDATE event SET event_end = '2090-01-0${3 + (round % 3)} 12:00', name = 'Gala ${round}' WHERE event_id = ${EVENTS.billKate}`,
    ],
    [
      'george',
      (round) =>
        `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${signed}, ${(round % 2) + 1} / 2, '2026-01-01')`,
    ],
  ]);
  expect(refusals).toEqual([0]);
  await expectTrue();
});

it('a client is reassigned back and forth while a contract moves between it and another', async () => {
  const draft = contractOf(10, 'draft');
  const refusals = await together([
    ['gina', (round) => `UPDATE client SET collaborator_id = ${1 + (round % 2)} WHERE client_id = 10`],
    ['george', (round) => `UPDATE contract SET client_id = ${round % 2 ? 10 : 13} WHERE contract_id = ${draft}`],
  ]);
  expect(refusals).toEqual([0]);
  await expectTrue();
});

it('neighbouring ids are renamed at the same time', async () => {
  await company.owner((owner) => owner.query('UPDATE client SET collaborator_id = 2 WHERE client_id = 11'));
  const refusals = await together([
    rename,
    ['cora', (round) => `UPDATE client SET company_name = 'Other ${round}', phone = '${round}' WHERE client_id = 11`],
  ]);
  expect(refusals).toEqual([0]);
  await expectTrue();
});

it('several users create clients, contracts and events at the same time', async () => {
  const [signed, other] = [contractOf(10, 'signed'), contractOf(11, 'signed')];
  const event = (contract: number) => (round: number) =>
    `INSERT INTO event (contract_id, name, event_start, event_end) VALUES (${contract}, 'New ${round}', '2095-01-01', '2095-01-02')`;
  const refusals = await together([
    ['bill', event(signed)],
    ['cora', event(other)],
    ['gina', (round) => `INSERT INTO contract (client_id, cost) VALUES (10, ${round + 1})`],
    ['george', (round) => `INSERT INTO contract (client_id, cost) VALUES (11, ${round + 1})`],
  ]);
  expect(refusals).toEqual([0]);
  await expectTrue();
});

it.each(['READ COMMITTED', 'REPEATABLE READ'])(
  'a contract created from an old snapshot shows the new name: %s',
  async (level) => {
    const { bill, gina } = people;
    await gina.query(`SET SESSION TRANSACTION ISOLATION LEVEL ${level}`);
    await gina.query('START TRANSACTION');
    await gina.query('SELECT * FROM client');
    await bill.query(`UPDATE client SET company_name = 'After ${level}' WHERE client_id = 10`);
    await gina.query('INSERT INTO contract (client_id, cost) VALUES (10, 7)');
    await gina.query('COMMIT');
    const shown = 'SELECT company_name FROM contract_listing ORDER BY contract_id DESC LIMIT 1';
    expect(await scalar(company.admin, shown)).toBe(`After ${level}`);
    await expectTrue();
  },
);

/** What is due of a contract, and from which day it is late, through each person's own account (decision 13). */
import type { Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  openCompany,
  type Person,
  refusalOf,
  type Statut,
  scalar,
} from './support/company.ts';

let company: Company;
const people = {} as Record<Person, Connection>;
beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina', 'nell'] as const) people[person] = await company.as(person);
});
afterAll(() => company.close());

const EVERYBODY = ['bill', 'cora', 'kate', 'gina', 'nell'] as const;
const SHAPE = 51034;
const SUM = 51035;
const FROZEN = 51036;

const linesOf = (connection: Connection, contract: number) =>
  scalar<string>(connection, 'SELECT instalments FROM contract WHERE contract_id = ?', [contract]);
const lateFrom = (connection: Connection, contract: number) =>
  scalar<string | null>(connection, 'SELECT CAST(late_from AS CHAR) FROM contract_listing WHERE contract_id = ?', [
    contract,
  ]);
const rowsOf = (connection: Connection, contract: number) =>
  scalar<string>(
    connection,
    `SELECT GROUP_CONCAT(CONCAT_WS(' ', amount, due_on, days_before) ORDER BY position) FROM instalment
     WHERE contract_id = ?`,
    [contract],
  );
const set = (person: Person, lines: string, contract: number) =>
  refusalOf(people[person], 'UPDATE contract SET instalments = ? WHERE contract_id = ?', [lines, contract]);

beforeEach(async () => {
  for (const person of EVERYBODY) await people[person].query('START TRANSACTION');
});
afterEach(async () => {
  for (const person of EVERYBODY) await people[person].query('ROLLBACK');
});

describe('a new contract gets the company’s default, to the cent', () => {
  it.each([
    ['100.00', '30.00 signature\n70.00 J-30'],
    ['0.01', '0.01 J-30'],
    ['0.02', '0.01 signature\n0.01 J-30'],
    ['0.05', '0.02 signature\n0.03 J-30'],
    ['333.33', '100.00 signature\n233.33 J-30'],
    ['9999999999.98', '2999999999.99 signature\n6999999999.99 J-30'],
  ])('%s', async (cost, lines) => {
    const { bill } = people;
    await bill.query('INSERT INTO contract (client_id, cost) VALUES (?, ?)', [CLIENTS.bill, cost]);
    const id = await scalar<number>(bill, 'SELECT MAX(contract_id) FROM contract');
    expect(await linesOf(bill, id)).toBe(lines);
    const sum = await scalar(bill, 'SELECT CAST(SUM(amount) AS CHAR) FROM instalment WHERE contract_id = ?', [id]);
    expect(sum).toBe(cost);
  });

  it('or instalments of its own', async () => {
    const { gina } = people;
    const insert = 'INSERT INTO contract (client_id, cost, instalments) VALUES (?, 50, ?)';
    expect(await refusalOf(gina, insert, [CLIENTS.cora, '40.00 signature'])).toBe(SUM);
    expect(await refusalOf(gina, insert, [CLIENTS.cora, '40.00 2027-03-15\n10.00 J-0'])).toBe(0);
    const id = await scalar<number>(gina, 'SELECT MAX(contract_id) FROM contract');
    expect(await rowsOf(gina, id)).toBe('40.00 2027-03-15,10.00 0');
  });
});

describe('before the signature', () => {
  const LINES = '60.00 signature\n40.00 2027-03-15';
  it.each([
    ['bill', CLIENTS.bill, 0],
    ['bill', CLIENTS.cora, 51020],
    ['gina', CLIENTS.bill, 0],
    ['kate', CLIENTS.bill, 1142],
    ['nell', CLIENTS.bill, 1142],
  ] as const)('%s sets those of client %i: %i', async (person, client, expected) => {
    for (const statut of ['draft', 'to_sign'] as const) {
      expect(await set(person, LINES, contractOf(client, statut))).toBe(expected);
      if (expected === 0) {
        expect(await rowsOf(people[person], contractOf(client, statut))).toBe('60.00,40.00 2027-03-15');
      }
    }
  });

  it.each([
    ['', SHAPE],
    ['100.00', SHAPE],
    ['100.00 SIGNATURE', SHAPE],
    ['100.00 j-30', SHAPE],
    ['100 signature', SHAPE],
    ['100.00 signature\n', SHAPE],
    ['\n100.00 signature', SHAPE],
    ['100.00 signature\n0.00 J-30', SHAPE],
    ['-1.00 signature\n101.00 J-30', SHAPE],
    ['100.00 signature","0.00 J-1', SHAPE],
    ['100.00 J--3', SHAPE],
    ['100.00 J-10000', SHAPE],
    ['100.00 1899-12-31', SHAPE],
    ['100.00 2200-01-01', SHAPE],
    ['99.99 signature', SUM],
    ['60.00 signature\n40.01 J-30', SUM],
  ])('%j is refused', async (lines, expected) => {
    expect(await set('gina', lines, contractOf(CLIENTS.bill, 'draft'))).toBe(expected);
  });

  it('a day that does not exist is refused', async () => {
    expect(await set('gina', '100.00 2027-02-30', contractOf(CLIENTS.bill, 'draft'))).not.toBe(0);
  });

  it('a new cost keeps the proportions', async () => {
    const id = contractOf(CLIENTS.bill, 'draft');
    await people.bill.query('UPDATE contract SET cost = 333.33 WHERE contract_id = ?', [id]);
    expect(await linesOf(people.bill, id)).toBe('100.00 signature\n233.33 J-30');
    await people.bill.query('UPDATE contract SET cost = 0.01 WHERE contract_id = ?', [id]);
    expect(await linesOf(people.bill, id)).toBe('0.01 J-30');
    expect(await rowsOf(people.bill, id)).toBe('0.01 30');
  });

  it('the history tells them, and the version moves', async () => {
    const id = contractOf(CLIENTS.bill, 'draft');
    const version = () => scalar<number>(people.bill, 'SELECT version FROM contract WHERE contract_id = ?', [id]);
    const before = await version();
    expect(await set('bill', LINES, id)).toBe(0);
    expect(await version()).toBe(before + 1);
    const told = await scalar<string>(
      people.bill,
      "SELECT JSON_UNQUOTE(JSON_EXTRACT(`Après`, '$.instalments')) FROM list_history WHERE `Table` = 'contract' AND `Enregistrement` = ? ORDER BY `Historique ID` DESC LIMIT 1",
      [id],
    );
    expect(told).toBe(LINES);
  });
});

describe('after the signature', () => {
  const MOVED = '30.00 2027-01-31\n70.00 J-10';
  it.each([
    ['signed', 'gina', 0],
    ['closed', 'gina', 0],
    ['cancelled', 'gina', FROZEN],
    ['signed', 'bill', FROZEN],
    ['closed', 'bill', FROZEN],
    ['signed', 'cora', 51020],
    ['signed', 'kate', 1142],
    ['signed', 'nell', 1142],
  ] as const)('days of a contract that is %s, moved by %s: %i', async (statut: Statut, person, expected) => {
    expect(await set(person, MOVED, contractOf(CLIENTS.bill, statut))).toBe(expected);
  });

  it.each(['40.00 signature\n60.00 J-30', '70.00 J-30\n30.00 signature', '100.00 signature', '30.00 signature'])(
    'gestion changes no amount: %j',
    async (lines) => {
      // A session may cut texts short, which changes nothing.
      await people.gina.query('SET SESSION group_concat_max_len = 4');
      expect([FROZEN, SUM]).toContain(await set('gina', lines, contractOf(CLIENTS.bill, 'signed')));
      await people.gina.query('SET SESSION group_concat_max_len = DEFAULT');
    },
  );

  it('nor may the signing itself move an amount with a commercial’s help', async () => {
    const id = contractOf(CLIENTS.bill, 'to_sign');
    await people.bill.query("UPDATE contract SET statut = 'signed' WHERE contract_id = ?", [id]);
    expect(await set('bill', '50.00 signature\n50.00 J-30', id)).toBe(FROZEN);
  });
});

describe('the company’s default', () => {
  const change = 'UPDATE company_terms SET instalments = ?';
  it.each([
    ['gina', 0],
    ['bill', 1142],
    ['kate', 1142],
    ['nell', 1142],
  ] as const)('%s changes it: %i', async (person, expected) => {
    expect(await refusalOf(people[person], change, ['50.00 signature\n50.00 J-7'])).toBe(expected);
    expect(await refusalOf(people[person], 'DELETE FROM company_terms')).toBe(1142);
    expect(await refusalOf(people[person], "INSERT INTO company_terms VALUES (2, '100.00 signature')")).toBe(1142);
    expect(await scalar(people[person], 'SELECT COUNT(*) FROM company_terms')).toBe(1);
  });

  it('has shares that add up to 100', async () => {
    const { gina } = people;
    expect(await refusalOf(gina, change, ['50.00 signature'])).toBe(51037);
    expect(await refusalOf(gina, change, ['half now'])).toBe(SHAPE);
    expect(await refusalOf(gina, change, ['33.33 signature\n33.33 J-60\n33.34 J-7'])).toBe(0);
    await gina.query('INSERT INTO contract (client_id, cost) VALUES (?, 100.01)', [CLIENTS.cora]);
    const id = await scalar<number>(gina, 'SELECT MAX(contract_id) FROM contract');
    expect(await linesOf(gina, id)).toBe('33.33 signature\n33.34 J-60\n33.34 J-7');
  });
});

describe('late', () => {
  const pay = (contract: number, amount: number, note = '') =>
    people.gina.query("INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (?, ?, '2026-01-01', ?)", [
      contract,
      amount,
      note,
    ]);

  /** A signed contract of 100.00 for a client of Cora, signed on 1 March 2026. */
  async function signed(): Promise<number> {
    return company.owner(async (owner) => {
      await owner.query(
        "INSERT INTO contract (client_id, cost, statut, signed_at) VALUES (?, 100, 'signed', '2026-02-28 23:30:00')",
        [CLIENTS.cora],
      );
      return scalar<number>(owner, 'SELECT MAX(contract_id) FROM contract');
    });
  }
  const event = (contract: number, start: string) =>
    company.owner(async (owner) => {
      await owner.query(
        "INSERT INTO event (contract_id, name, event_start, event_end) VALUES (?, 'Gala', ?, '2199-01-01')",
        [contract, start],
      );
      return scalar<number>(owner, 'SELECT MAX(event_id) FROM event');
    });

  it('from the day after the one that what was paid does not cover; a reversal makes it late again', async () => {
    const id = await signed();
    expect(await lateFrom(people.gina, id)).toBe('2026-03-02');
    await pay(id, 30);
    expect(await lateFrom(people.gina, id)).toBeNull();
    await pay(id, -30, 'Bounced');
    expect(await lateFrom(people.gina, id)).toBe('2026-03-02');
    await pay(id, 29.99);
    expect(await lateFrom(people.gina, id)).toBe('2026-03-02');
  });

  it('what is due before the event follows it: created, moved over a change of clock, cancelled', async () => {
    const id = await signed();
    await pay(id, 50);
    expect(await lateFrom(people.gina, id)).toBeNull();
    await people.gina.query('COMMIT');
    // 31 October 2026 at 0:30 in Paris, which is winter time; 30 days before it is 1 October.
    const gala = await event(id, '2026-10-30 23:30:00');
    expect(await lateFrom(company.admin, id)).toBe('2026-10-02');
    const move = (start: string) =>
      company.owner((owner) => owner.query('UPDATE event SET event_start = ? WHERE event_id = ?', [start, gala]));
    // 24 October at 0:30 in Paris, which is summer time.
    await move('2026-10-23 22:30:00');
    expect(await lateFrom(company.admin, id)).toBe('2026-09-25');
    const earlier = await event(id, '2026-09-01 10:00:00');
    expect(await lateFrom(company.admin, id)).toBe('2026-08-03');
    await people.gina.query('UPDATE event SET is_active = FALSE WHERE event_id = ?', [earlier]);
    expect(await lateFrom(people.gina, id)).toBe('2026-09-25');
    await pay(id, 50);
    expect(await lateFrom(people.gina, id)).toBeNull();
  });

  it('a day that gestion moves moves it, and a cancelled contract is never late', async () => {
    const id = await signed();
    expect(await set('gina', '30.00 2026-05-01\n70.00 2026-04-01', id)).toBe(0);
    expect(await lateFrom(people.gina, id)).toBe('2026-04-02');
    await pay(id, 70);
    expect(await lateFrom(people.gina, id)).toBe('2026-05-02');
    await people.gina.query("UPDATE contract SET statut = 'cancelled' WHERE contract_id = ?", [id]);
    expect(await lateFrom(people.gina, id)).toBeNull();
  });

  it('the view has those of today, for everybody', async () => {
    const id = await signed();
    for (const person of EVERYBODY) {
      const since = await scalar(
        people[person],
        'SELECT CAST(`En retard depuis` AS CHAR) FROM late_contract WHERE `Contrat ID` = ?',
        [id],
      );
      expect(since).toBe('2026-03-02');
    }
    const today = await company.owner((owner) => scalar<string>(owner, 'SELECT CAST(company_today() AS CHAR)'));
    expect(await set('gina', `30.00 ${today}\n70.00 J-30`, id)).toBe(0);
    const count = 'SELECT COUNT(*) FROM late_contract WHERE `Contrat ID` = ?';
    expect(await scalar(people.gina, count, [id])).toBe(0);
  });
});

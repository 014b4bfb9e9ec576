/** What others did since the last visit, through each person's own account. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  EVENTS,
  openCompany,
  PEOPLE,
  type Person,
  refusalOf,
} from './support/company.ts';

let company: Company;
const by = {} as Record<Person, Connection>;
beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina', 'nell'] as const) by[person] = await company.as(person);
});
afterAll(() => company.close());

let minute = 0;
/** Signs in, as the journal has it. Each sign-in is later than what was done before. */
async function signIn(person: Person): Promise<void> {
  minute += 1;
  await company.owner((owner) =>
    owner.query(
      `INSERT INTO journal (happened_at, kind, actor_id, account, origin) VALUES (UTC_TIMESTAMP(3), 'sign_in', ?, 'x', ?)`,
      [PEOPLE[person].id, `host ${minute}`],
    ),
  );
}

interface Line extends RowDataPacket {
  readonly id: number;
  readonly kind: string;
  readonly eventId: number | null;
  readonly contractId: number | null;
  readonly clientId: number;
}

async function since(person: Person): Promise<Line[]> {
  const [results] = await by[person].query<Line[][]>('CALL changes_since_visit()');
  return results[0] as unknown as Line[];
}
const see = async (person: Person) => by[person].query('CALL see_changes(?)', [(await since(person))[0]?.id ?? 0]);
const note = (person: Person, column: string, id: number) =>
  by[person].query(`INSERT INTO note (${column}, kind, body) VALUES (?, 'call', 'A')`, [id]);
const told = (lines: readonly Line[]) =>
  lines.map(({ kind, eventId, contractId, clientId }) => [kind, eventId, contractId, clientId]);

describe('what others did since the last visit', () => {
  it('is nothing at the first sign-in', async () => {
    await signIn('bill');
    expect(await since('bill')).toEqual([]);
  });

  it('is of own records only, by others only, the newest first; what was shown does not come back', async () => {
    const signed = contractOf(CLIENTS.bill, 'signed');
    await note('gina', 'client_id', CLIENTS.cora);
    await note('gina', 'contract_id', signed);
    await note('kate', 'event_id', EVENTS.billKate);
    await note('bill', 'client_id', CLIENTS.bill);
    await by.gina.query("INSERT INTO payment (contract_id, amount, paid_on) VALUES (?, 5, '2026-01-01')", [signed]);
    await signIn('bill');
    const expected = [
      ['contract', null, signed, CLIENTS.bill],
      ['payment', null, signed, CLIENTS.bill],
      ['note', EVENTS.billKate, signed, CLIENTS.bill],
      ['note', null, signed, CLIENTS.bill],
    ];
    expect(told(await since('bill'))).toEqual(expect.arrayContaining(expected));
    expect(await since('bill')).toHaveLength(expected.length);
    await see('bill');
    // It stays for the rest of the visit.
    expect(await since('bill')).toHaveLength(expected.length);
    await signIn('bill');
    expect(await since('bill')).toEqual([]);
  });

  it('what happened during the visit and was not shown comes at the next one', async () => {
    await note('gina', 'client_id', CLIENTS.bill);
    await signIn('bill');
    expect(told(await since('bill'))).toEqual([['note', null, null, CLIENTS.bill]]);
  });

  it('is of assigned events for a support, of all for gestion, of none without a department', async () => {
    for (const person of ['kate', 'gina', 'nell'] as const) await signIn(person);
    await note('bill', 'event_id', EVENTS.billKate);
    await note('bill', 'event_id', EVENTS.billSam);
    await note('cora', 'client_id', CLIENTS.cora);
    for (const person of ['kate', 'gina', 'nell'] as const) await signIn(person);
    expect((await since('kate')).map(({ eventId }) => eventId)).toEqual([EVENTS.billKate]);
    expect((await since('gina')).map(({ clientId }) => clientId)).toEqual([CLIENTS.cora, CLIENTS.bill, CLIENTS.bill]);
    expect(await since('nell')).toEqual([]);
  });

  it('nobody marks more than there is, takes a mark back, or reads the marks', async () => {
    await by.kate.query('CALL see_changes(999999999)');
    await by.kate.query('CALL see_changes(-5)');
    await by.kate.query('CALL see_changes(NULL)');
    await note('bill', 'event_id', EVENTS.billKate);
    await signIn('kate');
    expect(await since('kate')).toHaveLength(1);
    for (const sql of ['SELECT * FROM visit', 'UPDATE visit SET shown_id = 0', 'SELECT visit_start()']) {
      expect([1142, 1370]).toContain(await refusalOf(by.kate, sql));
    }
  });

  it('is not what the owner of the schema does, such as an import', async () => {
    await signIn('gina');
    await see('gina');
    await signIn('gina');
    await company.owner((owner) =>
      owner.query('UPDATE client SET phone = ? WHERE client_id = ?', ['99 99', CLIENTS.bill]),
    );
    expect(await since('gina')).toEqual([]);
  });

  it('looks at a bounded part of the history', async () => {
    const five = '(SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)';
    await company.owner((owner) =>
      owner.query(
        `INSERT INTO history (at, actor_id, table_name, record_id, action)
         SELECT UTC_TIMESTAMP(6), 2, 'client', ?, 'update'
         FROM ${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${five} AS ${name}`).join(' JOIN ')}`,
        [CLIENTS.cora],
      ),
    );
    const read = async () => {
      const [rows] = await by.gina.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Handler_read_prev'");
      return Number(rows[0]?.Value);
    };
    const before = await read();
    expect(await since('gina')).toHaveLength(200);
    expect((await read()) - before).toBeLessThan(4000);
  });
});

/** Attack: an import as a way to take back what others have done since. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  openCompany,
  PEOPLE,
  type Person,
  refusalOf,
  scalar,
} from '../database/support/company.ts';

const [MOVED, STALE, NOT_OPEN] = [51111, 51060, 51110];

let company: Company;
const by = {} as Record<Person, Connection>;
beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina', 'george'] as const) by[person] = await company.as(person);
});
afterAll(() => company.close());

async function called(connection: Connection, procedure: string, values: readonly unknown[]): Promise<number> {
  const [sets] = await connection.query<RowDataPacket[][]>(`CALL ${procedure}(?)`, [values]);
  return sets[0]?.[0]?.id;
}
const begin = (who: Connection) => called(who, 'begin_import', ['clients.csv', 'a'.repeat(64)]);
const JOHN = ['John Ouick', 'John Ouick', 'john@ouick.example', '+1 234', '2023-01-05'];
const newClient = (who: Connection, id: number) =>
  called(who, 'take_over_client', [id, 'x', 1, null, 0, null, null, ...JOHN, PEOPLE.bill.id]);
const finish = (who: Connection, id: number) => who.query('CALL finish_import(?)', [id]);
const undo = (who: Connection, id: number) => refusalOf(who, 'CALL undo_import(?)', [id]);
const emailOf = (id: number) => scalar<string>(company.admin, 'SELECT email FROM client WHERE client_id = ?', [id]);

/** Takes a client over that was there, as it is, but for the commercial. */
async function handOver(id: number, client: number, commercial: number) {
  const [[row]] = await company.admin.query<RowDataPacket[]>(
    'SELECT full_name, company_name, email, phone, CAST(creation_date AS CHAR) AS day, version FROM client WHERE client_id = ?',
    [client],
  );
  await called(by.gina, 'take_over_client', [
    id,
    'x',
    1,
    null,
    0,
    client,
    row?.version,
    row?.full_name,
    row?.company_name,
    row?.email,
    row?.phone,
    row?.day,
    commercial,
  ]);
}

it('gestion takes back no edit of the commercial that came between the import and its end', async () => {
  const id = await begin(by.gina);
  await handOver(id, CLIENTS.billToo, PEOPLE.cora.id);
  await by.cora.query("UPDATE client SET email = 'cora@wrote.example' WHERE client_id = ?", [CLIENTS.billToo]);
  expect([0, MOVED, STALE]).toContain(await refusalOf(by.gina, 'CALL finish_import(?)', [id]));
  expect([MOVED, NOT_OPEN]).toContain(await undo(by.gina, id));
  expect(await emailOf(CLIENTS.billToo)).toBe('cora@wrote.example');
});

it('nor one that came between two lines of the same import', async () => {
  const id = await begin(by.gina);
  await handOver(id, CLIENTS.cora, PEOPLE.bill.id);
  await by.bill.query("UPDATE client SET email = 'bill@wrote.example' WHERE client_id = ?", [CLIENTS.cora]);
  await handOver(id, CLIENTS.cora, PEOPLE.cora.id).catch(() => undefined);
  await finish(by.gina, id).catch(() => undefined);
  expect([MOVED, NOT_OPEN]).toContain(await undo(by.gina, id));
  expect(await emailOf(CLIENTS.cora)).toBe('bill@wrote.example');
});

it('an undo sees what others have added since its transaction began', async () => {
  const id = await begin(by.gina);
  const client = await newClient(by.gina, id);
  await finish(by.gina, id);
  await by.gina.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  await by.gina.query('SELECT COUNT(*) FROM client');
  await by.bill.query('INSERT INTO contract (client_id, cost) VALUES (?, 5)', [client]);
  expect(await undo(by.gina, id)).toBe(MOVED);
  await by.gina.query('ROLLBACK');
  expect(await scalar(company.admin, 'SELECT is_active FROM client WHERE client_id = ?', [client])).toBe(1);
});

it('an undo waits for an open edit of a colleague, and is refused after it', async () => {
  const id = await begin(by.gina);
  const client = await newClient(by.gina, id);
  await finish(by.gina, id);
  await by.bill.query('START TRANSACTION');
  await by.bill.query("UPDATE client SET phone = '+33 1' WHERE client_id = ?", [client]);
  const undoing = undo(by.gina, id);
  expect(await Promise.race([undoing, company.admin.query('SELECT SLEEP(0.3)').then(() => 'waits')])).toBe('waits');
  await by.bill.query('COMMIT');
  expect(await undoing).toBe(MOVED);
});

it('two undos at once reverse a payment once', async () => {
  const contract = contractOf(CLIENTS.bill, 'signed');
  await by.gina.query("INSERT INTO payment (contract_id, amount, paid_on) VALUES (?, 50, '2026-01-01')", [contract]);
  const id = await begin(by.gina);
  await called(by.gina, 'take_over_payment', [id, 'x', 1, contract, '20.00', '2026-01-02', 'card', '']);
  await finish(by.gina, id);
  const outcomes = await Promise.all([undo(by.gina, id), undo(by.george, id)]);
  expect(outcomes.toSorted((a, b) => a - b)).toEqual([0, NOT_OPEN]);
  expect(await scalar(company.admin, 'SELECT balance FROM contract WHERE contract_id = ?', [contract])).toBe('50.00');
});

it('an undo reverses no payment that was reversed by hand already', async () => {
  const contract = contractOf(CLIENTS.cora, 'signed');
  await by.gina.query("INSERT INTO payment (contract_id, amount, paid_on) VALUES (?, 50, '2026-01-01')", [contract]);
  const id = await begin(by.gina);
  await called(by.gina, 'take_over_payment', [id, 'x', 1, contract, '20.00', '2026-01-02', 'card', '']);
  await finish(by.gina, id);
  await by.george.query(
    "INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (?, -20, '2026-01-03', 'Error')",
    [contract],
  );
  expect(await scalar(company.admin, 'SELECT balance FROM contract WHERE contract_id = ?', [contract])).toBe('50.00');
  expect(await undo(by.gina, id)).toBe(MOVED);
  expect(await scalar(company.admin, 'SELECT balance FROM contract WHERE contract_id = ?', [contract])).toBe('50.00');
});

it('a commercial takes back no client that gestion has given away, and nobody else’s import', async () => {
  const id = await begin(by.bill);
  const client = await newClient(by.bill, id);
  await finish(by.bill, id);
  for (const stranger of [by.cora, by.kate]) expect(await undo(stranger, id)).not.toBe(0);
  await by.gina.query('UPDATE client SET collaborator_id = 2 WHERE client_id = ?', [client]);
  expect(await undo(by.bill, id)).toBe(MOVED);
  expect(await undo(by.gina, id)).toBe(MOVED);
});

it('what is not finished is not undone, and what is undone takes no more records', async () => {
  const id = await begin(by.bill);
  await newClient(by.bill, id);
  expect(await undo(by.bill, id)).toBe(NOT_OPEN);
  await finish(by.bill, id);
  expect(await undo(by.bill, id)).toBe(0);
  expect(await undo(by.bill, id)).toBe(NOT_OPEN);
  expect(await refusalOf(by.bill, 'CALL take_over_client(?)', [[id, 'x', 1, null, 0, null, null, ...JOHN, 1]])).toBe(
    NOT_OPEN,
  );
});

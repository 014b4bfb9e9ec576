/** The history: who changed what and when, one row per change, written by the database. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CLIENTS, type Company, contractOf, EVENTS, HASH, openCompany, refusalOf, scalar } from './support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());

const parsed = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : json);
async function lines(reader: Connection, table: string, id: number) {
  const [rows] = await reader.query<RowDataPacket[]>(
    'SELECT * FROM list_history WHERE `Table` = ? AND Enregistrement = ? ORDER BY `Historique ID`',
    [table, id],
  );
  return rows.map((row) => ({
    by: row.Collaborateur,
    action: row.Action,
    before: parsed(row.Avant),
    after: parsed(row.Après),
    reason: row.Motif,
  }));
}

it('a creation stores every value and the author', async () => {
  const bill = await company.as('bill');
  await bill.query(
    "INSERT INTO client (full_name, company_name, email, phone) VALUES ('Léa', 'L''Été', 'a@b.fr', '+33 1')",
  );
  const id = await scalar<number>(bill, 'SELECT LAST_INSERT_ID()');
  expect(await lines(bill, 'client', id)).toEqual([
    {
      by: 1,
      action: 'create',
      before: null,
      after: expect.objectContaining({ full_name: 'Léa', company_name: "L'Été", phone: '+33 1', collaborator_id: '1' }),
      reason: null,
    },
  ]);
});

it('an update stores the changed columns, old and new, money with all digits', async () => {
  const gina = await company.as('gina');
  const id = contractOf(CLIENTS.bill, 'to_sign');
  await gina.query('UPDATE contract SET cost = 1250.50 WHERE contract_id = ?', [id]);
  const last = (await lines(gina, 'contract', id)).at(-1);
  expect(last).toMatchObject({ by: 5, action: 'update' });
  expect(last?.before).toEqual({ cost: '100.00', balance: '100.00', instalments: '30.00 signature\n70.00 J-30' });
  expect(last?.after).toEqual({
    cost: '1250.50',
    balance: '1250.50',
    instalments: '375.15 signature\n875.35 J-30',
  });
});

it('a change of capitals or accents counts; no change writes no row; a value can be removed', async () => {
  const bill = await company.as('bill');
  const count = async () => (await lines(bill, 'event', EVENTS.billFree)).length;
  const before = await count();
  await bill.query("UPDATE event SET name = 'WEDDING', attendees = 75 WHERE event_id = ?", [EVENTS.billFree]);
  expect(await count()).toBe(before + 1);
  await bill.query("UPDATE event SET name = 'WEDDING' WHERE event_id = ?", [EVENTS.billFree]);
  expect(await count()).toBe(before + 1);
  await bill.query('UPDATE event SET attendees = NULL WHERE event_id = ?', [EVENTS.billFree]);
  expect((await lines(bill, 'event', EVENTS.billFree)).at(-1)).toMatchObject({
    before: { attendees: '75' },
    after: { attendees: null },
  });
});

it('a payment writes one row for itself and one for the balance', async () => {
  const gina = await company.as('gina');
  const contract = contractOf(CLIENTS.bill, 'signed');
  await gina.query(
    "INSERT INTO payment (contract_id, amount, paid_on, method) VALUES (?, 40.10, '2026-01-01', 'card')",
    [contract],
  );
  const id = await scalar<number>(gina, 'SELECT LAST_INSERT_ID()');
  expect(await lines(gina, 'payment', id)).toMatchObject([
    { by: 5, action: 'create', after: { amount: '40.10', recorded_by: '5' } },
  ]);
  expect((await lines(gina, 'contract', contract)).at(-1)).toMatchObject({
    before: { balance: '100.00' },
    after: { balance: '59.90' },
  });
});

it.each([
  ['client', CLIENTS.bill],
  ['contract', contractOf(CLIENTS.bill, 'signed')],
  ['event', EVENTS.billFree],
  ['collaborator', 2],
])('an update of a %s that changes nothing moves neither stamp nor version', async (table, id) => {
  const gina = await company.as('gina');
  const stamps = async () => {
    const [rows] = await company.admin.query<RowDataPacket[]>(
      `SELECT version, CAST(last_update AS CHAR) AS last_update FROM ${table} WHERE ${table}_id = ?`,
      [id],
    );
    return rows[0];
  };
  const before = { stamps: await stamps(), lines: await lines(gina, table, id) };
  await gina.query(`UPDATE ${table} SET version = 0 WHERE ${table}_id = ?`, [id]);
  await gina.query(`UPDATE ${table} SET version = 40, last_update = '2001-01-01' WHERE ${table}_id = ?`, [id]);
  expect({ stamps: await stamps(), lines: await lines(gina, table, id) }).toEqual(before);
});

it('a payment moves the version and the stamp of its contract', async () => {
  const gina = await company.as('gina');
  const contract = contractOf(CLIENTS.bill, 'signed');
  const stamps = async () => {
    const [rows] = await company.admin.query<RowDataPacket[]>(
      'SELECT version, last_update FROM contract WHERE contract_id = ?',
      [contract],
    );
    return { version: rows[0]?.version, at: Number(rows[0]?.last_update) };
  };
  const before = await stamps();
  await gina.query("INSERT INTO payment (contract_id, amount, paid_on, method) VALUES (?, 1, '2026-01-01', 'card')", [
    contract,
  ]);
  const after = await stamps();
  expect(after.version).toBe(before.version + 1);
  expect(after.at).toBeGreaterThan(before.at);
});

it('a refused or rolled-back change writes no row', async () => {
  const bill = await company.as('bill');
  const total = () => scalar(company.admin, 'SELECT COUNT(*) FROM history');
  const before = await total();
  await refusalOf(bill, 'UPDATE client SET phone = 1 WHERE client_id = ?', [CLIENTS.cora]);
  await bill.query('START TRANSACTION');
  await bill.query('UPDATE client SET phone = 1 WHERE client_id = ?', [CLIENTS.bill]);
  await bill.query('ROLLBACK');
  expect(await total()).toBe(before);
});

it('rows about collaborators are visible to gestion and to that collaborator, and contain no hash', async () => {
  const [gina, bill] = [await company.as('gina'), await company.as('bill')];
  await gina.query("UPDATE collaborator SET email = 'new@epic.test' WHERE collaborator_id = 2");
  await gina.query('CALL reset_password(2, ?)', [HASH]);
  const seen = await lines(gina, 'collaborator', 2);
  expect(seen.map((line) => line.action)).toEqual(['create', 'provision', 'update', 'reset_password']);
  expect(JSON.stringify(seen)).not.toContain('$2b$');
  expect(await lines(bill, 'collaborator', 2)).toEqual([]);
});

it('set-up and import write rows without an author', async () => {
  const gina = await company.as('gina');
  expect((await lines(gina, 'client', CLIENTS.cora))[0]).toMatchObject({ by: null, action: 'create' });
});

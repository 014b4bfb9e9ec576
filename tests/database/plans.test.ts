/** The views for a user's own records use an index: the filter's function is evaluated once, not for every row. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, scalar } from './support/company.ts';

const ROWS = 3000;
const FIRST = 1000;
let company: Company;

beforeAll(async () => {
  company = await openCompany();
  await company.owner(fill);
});
afterAll(() => company.close());

/** Thousands of foreign records, so that a full scan would show. */
async function fill(owner: Connection): Promise<void> {
  const numbers = Array.from({ length: ROWS }, (_, i) => FIRST + i);
  await owner.query('INSERT INTO client (client_id, full_name, company_name, email, phone, collaborator_id) VALUES ?', [
    numbers.map((n) => [n, `Name ${n}`, `Company ${n}`, `p${n}@x.fr`, '01', 2]),
  ]);
  await owner.query('INSERT INTO contract (contract_id, client_id, cost, statut) VALUES ?', [
    numbers.map((n) => [n, n, 100, n % 100 ? 'closed' : 'signed']),
  ]);
  // Most closed contracts are paid: the few unpaid ones are found without reading all.
  await owner.query('INSERT INTO payment (contract_id, amount, paid_on, method) VALUES ?', [
    numbers.filter((n) => n % 100).map((n) => [n, 100, '2026-01-05', 'transfer']),
  ]);
  await owner.query(
    'INSERT INTO event (event_id, contract_id, support_contact, name, event_start, event_end, location, attendees) VALUES ?',
    [
      numbers.map((n) => [
        n,
        n,
        n % 500 ? 4 : null,
        'E',
        new Date(Date.UTC(2100, 0, n)),
        new Date(Date.UTC(2100, 0, n, 2)),
        'Lyon',
        5,
      ]),
    ],
  );
  for (const table of ['client', 'contract', 'contract_listing', 'event']) await owner.query(`ANALYZE TABLE ${table}`);
}

/** The steps of a query plan, one per table. */
async function explain(query: string): Promise<RowDataPacket[]> {
  const how = company.server.engine === 'mysql' ? 'EXPLAIN FORMAT=TRADITIONAL' : 'EXPLAIN';
  const [plan] = await company.admin.query<RowDataPacket[]>(`${how} ${query}`);
  return plan;
}

it.each([
  ['bill', 'commercial_own_client', 'client'],
  ['bill', 'commercial_client_contract', 'client contract'],
  ['bill', 'commercial_client_event', 'client contract event'],
  ['kate', 'user_assigned_event', 'event'],
  ['gina', 'unassigned_event', 'event'],
  ['gina', 'unready_event', 'event'],
  ['gina', 'unsigned_contract', 'contract'],
  ['gina', 'unpaid_contract', 'contract'],
] as const)('%s: %s reads few rows of %s', async (person, view, _tables) => {
  const plan = await explain(`SELECT * FROM ${view}`);
  const scanned = plan.filter((step) => step.type === 'ALL' && !String(step.table).startsWith('<'));
  expect(scanned).toEqual([]);

  const connection = await company.as(person);
  await connection.query('FLUSH STATUS').catch(() => undefined);
  const read = async () => {
    const [rows] = await connection.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Handler_read%'");
    return rows.reduce((sum, row) => sum + Number(row.Value), 0);
  };
  const found = await scalar<number>(connection, `SELECT COUNT(*) FROM ${view}`);
  expect(found).toBeGreaterThan(0);
  const before = await read();
  const own = await read();
  await connection.query(`SELECT * FROM ${view}`);
  expect((await read()) - before - (own - before)).toBeLessThan(ROWS / 4);
});

it('the history of one record uses its index', async () => {
  const plan = await explain("SELECT * FROM list_history WHERE `Table` = 'client' AND Enregistrement = 10");
  expect(plan.map((step) => step.type)).not.toContain('ALL');
  expect(plan[0]).toMatchObject({ key: 'history_record' });
});

it('one’s own last sign-ins are found without reading the journal of others', async () => {
  const rows = Array.from({ length: 4000 }, (_, n) => [new Date(), 'sign_in', 1 + (n % 8), 'x', 'here']);
  await company.admin.query('INSERT INTO journal (happened_at, kind, actor_id, account, origin) VALUES ?', [rows]);
  await company.admin.query('ANALYZE TABLE journal');
  const connection = await company.as('gina');
  const read = async () => {
    const [status] = await connection.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Handler_read%'");
    return status.reduce((sum, row) => sum + Number(row.Value), 0);
  };
  const query = 'SELECT * FROM list_my_sign_ins ORDER BY `Date` DESC LIMIT 100';
  const before = await read();
  const own = await read();
  const [found] = await connection.query<RowDataPacket[]>(query);
  expect(found).toHaveLength(100);
  expect((await read()) - before - (own - before)).toBeLessThan(2500);
});

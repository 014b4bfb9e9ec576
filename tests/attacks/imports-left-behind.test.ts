/** Attack: connections that pass for ones that take over, and imports that others hold up. */
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

/** Of a call that is ended from outside, or by a limit of time. No handler of the procedure runs then. */
const ENDED = [1317, 1969];
const NOT_OWN_EVENT = 51040;
const OWN_NUMBER = 51003;

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  await company.admin.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
});
afterAll(() => company.close());

const begin = async (who: Connection): Promise<number> => {
  const [[[begun] = []]] = await who.query<RowDataPacket[][]>("CALL begin_import('a.csv', ?)", ['a'.repeat(64)]);
  return begun?.id;
};
const clientOf = (importId: number, id: number | null, version: number | null, commercial: number = PEOPLE.bill.id) => [
  ...[importId, 'x', 1, null, 0, id, version],
  ...['Kevin', 'Cool', 'k@cool.example', '1', '2023-01-05', commercial],
];
const take = (who: Connection, values: readonly unknown[]) => refusalOf(who, 'CALL take_over_client(?)', [values]);
const leftBy = async ({ threadId }: Connection) =>
  Number(await scalar(company.admin, 'SELECT COUNT(*) FROM import_source WHERE connection_id = ?', [threadId]));
/** Ends the call of a commercial's import in the middle, so that its place in the file stays. */
async function ended(): Promise<Connection> {
  const [bill, other] = await Promise.all([company.as('bill'), company.as('bill')]);
  const id = await begin(bill);
  await other.query('START TRANSACTION');
  await other.query("UPDATE client SET phone = '+33 2' WHERE client_id = ?", [CLIENTS.bill]);
  const call = take(bill, clientOf(id, CLIENTS.bill, 0));
  while ((await leftBy(bill)) === 0) await new Promise(setImmediate);
  await company.admin.query(`KILL QUERY ${bill.threadId}`);
  expect(ENDED).toContain(await call);
  await other.query('ROLLBACK');
  return bill;
}

it('a commercial whose call was ended in the middle gets no further than before', async () => {
  const bill = await ended();
  // What this attacks is there: the row that makes the connection one that takes over.
  expect(await leftBy(bill)).toBe(1);
  const event = "INSERT INTO event (contract_id, name, event_start, event_end) VALUES (?, 'Mine', ?, ?)";
  expect(await refusalOf(bill, event, [contractOf(CLIENTS.cora, 'signed'), '2091-01-01', '2091-01-02'])).toBe(
    NOT_OWN_EVENT,
  );
  const past = [contractOf(CLIENTS.bill, 'signed'), '2001-01-01', '2001-01-02'];
  expect(await refusalOf(bill, event, past)).not.toBe(0);
  expect(await refusalOf(bill, 'INSERT INTO contract (contract_id, client_id, cost) VALUES (700, 10, 5)')).toBe(
    OWN_NUMBER,
  );
  await bill.query('ROLLBACK');
});

it('nothing of an ended call stays by itself', async () => {
  const bill = await ended();
  expect(await leftBy(bill)).toBe(1);
  await bill.query('ROLLBACK');
  expect(await leftBy(bill)).toBe(0);
});

it.each(['bill', 'gina'] as const)(
  'a row that %s has left gives nothing to a connection of the same number',
  async (left) => {
    const [gina, bill] = await Promise.all([company.as('gina'), company.as('bill')]);
    const place = [gina.threadId, PEOPLE[left].id, await begin(bill)];
    await company.admin.query("INSERT INTO import_source VALUES (?, ?, ?, '', 0)", place);
    const other = await scalar<number>(gina, 'SELECT 3 - collaborator_id FROM client WHERE client_id = ?', [
      CLIENTS.cora,
    ]);
    await gina.query('UPDATE client SET collaborator_id = ? WHERE client_id = ?', [other, CLIENTS.cora]);
    const reason =
      "SELECT `Motif` FROM list_history WHERE `Table` = 'client' AND `Enregistrement` = ? ORDER BY `Historique ID` DESC LIMIT 1";
    expect(await scalar(gina, reason, [CLIENTS.cora])).toBeNull();
    await company.admin.query('DELETE FROM import_source');
  },
);

it('the open edit of a colleague holds no import up', async () => {
  const [cora, kate, gina] = await Promise.all((['cora', 'kate', 'gina'] as Person[]).map(company.as));
  if (!cora || !kate || !gina) throw new Error('three connections');
  await cora.query('START TRANSACTION');
  expect(await refusalOf(cora, "UPDATE client SET phone = '+33 3' WHERE client_id = ?", [CLIENTS.cora])).toBe(0);
  await kate.query('START TRANSACTION');
  expect(await refusalOf(kate, "UPDATE event SET notes = 'Open' WHERE support_contact = 3 AND is_active")).toBe(0);
  await gina.query('SET SESSION innodb_lock_wait_timeout = 1');
  expect(await take(gina, clientOf(await begin(gina), null, null))).toBe(0);
  await Promise.all([cora.query('ROLLBACK'), kate.query('ROLLBACK')]);
});

it('two imports at once, for two commercials, do not wait for each other', async () => {
  const [gina, george] = await Promise.all([company.as('gina'), company.as('george')]);
  const numbers = [await begin(gina), await begin(george)];
  for (const one of [gina, george]) {
    await one.query('SET SESSION innodb_lock_wait_timeout = 1');
    await one.query('START TRANSACTION');
  }
  for (let count = 0; count < 3; count += 1)
    for (const [at, one] of [gina, george].entries())
      expect(await take(one, clientOf(numbers[at] ?? 0, null, null, at === 0 ? PEOPLE.bill.id : PEOPLE.cora.id))).toBe(
        0,
      );
  for (const one of [gina, george]) await one.query('COMMIT');
});

it.each(['bill', 'gina', 'nell'] as const)(
  '%s can neither name the lock nor state a place without an import',
  async (person) => {
    const who = await company.as(person);
    // What this attacks is there.
    expect(await scalar<string>(company.admin, 'SELECT source_lock()')).toMatch(/^[0-9a-f]{64}$/);
    for (const sql of [
      'SELECT source_lock()',
      "SELECT keyed_digest('import:7')",
      'SELECT taking_over()',
      'CALL open_step(@alone)',
      'CALL forget_source()',
      "CALL state_source(1, '', 1)",
    ])
      expect(await refusalOf(who, sql)).toBe(1370);
  },
);

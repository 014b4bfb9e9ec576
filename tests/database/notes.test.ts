/** Notes in raw SQL, through each person's own account. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  EVENTS,
  openCompany,
  type Person,
  refusalOf,
  scalar,
  undone,
} from './support/company.ts';

const NOT_OWN = 51070;
const APPEND_ONLY = 51071;
const NOT_AUTHOR = 51072;

let company: Company;
const by = {} as Record<Person, Connection>;
beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'sam', 'gina', 'nell'] as const) by[person] = await company.as(person);
});
afterAll(() => company.close());

const [BILLS, CORAS] = [contractOf(CLIENTS.bill, 'cancelled'), contractOf(CLIENTS.cora, 'draft')];
const insert = (column: string, kind = 'call') =>
  `INSERT INTO note (${column}, kind, body) VALUES (?, '${kind}', 'Rappelé, d’accord pour mardi.')`;

describe('who may write a note', () => {
  it.each([
    ['bill', 'client_id', CLIENTS.bill, 0],
    ['bill', 'client_id', CLIENTS.inactive, 0],
    ['bill', 'contract_id', BILLS, 0],
    ['bill', 'event_id', EVENTS.billSam, 0],
    ['bill', 'client_id', CLIENTS.cora, NOT_OWN],
    ['bill', 'contract_id', CORAS, NOT_OWN],
    ['bill', 'event_id', EVENTS.coraFree, NOT_OWN],
    ['kate', 'event_id', EVENTS.billKate, 0],
    ['kate', 'event_id', EVENTS.off, 0],
    ['kate', 'client_id', CLIENTS.bill, 0],
    ['kate', 'event_id', EVENTS.billSam, NOT_OWN],
    ['kate', 'event_id', EVENTS.billFree, NOT_OWN],
    ['kate', 'client_id', CLIENTS.cora, NOT_OWN],
    ['kate', 'contract_id', contractOf(CLIENTS.bill, 'signed'), NOT_OWN],
    ['gina', 'client_id', CLIENTS.cora, 0],
    ['gina', 'contract_id', BILLS, 0],
    ['gina', 'event_id', EVENTS.off, 0],
    ['nell', 'client_id', CLIENTS.bill, 1142],
  ] as const)('%s on %s %i: %i', async (person, column, id, expected) => {
    await undone(by[person], async () => {
      expect(await refusalOf(by[person], insert(column), [id])).toBe(expected);
    });
  });

  it.each([
    "INSERT INTO note (client_id, owner_client, kind, body) VALUES (#, 2, 'call', 'A')",
    'UPDATE note SET owner_client = 2',
    'UPDATE note SET is_active = 0, owner_client = owner_client',
    'UPDATE note JOIN client USING (client_id) SET note.owner_client = client.client_id',
    "INSERT INTO note (client_id, kind, body) VALUES (#, 'call', 'A') ON DUPLICATE KEY UPDATE owner_client = 2",
    "REPLACE INTO note (client_id, kind, body, owner_client) VALUES (#, 'call', 'A', 2)",
    'UPDATE list_note SET owner_client = 2',
    'UPDATE (SELECT note_id FROM note) AS n JOIN note USING (note_id) SET note.owner_client = 2',
  ])('nobody puts a note under another client: %s', async (statement) => {
    // Refused by the right on the table, or on the column; the view has no such column.
    for (const person of ['bill', 'kate', 'gina', 'nell'] as const)
      expect([1054, 1142, 1143], person).toContain(
        await refusalOf(by[person], statement.replace('#', String(CLIENTS.bill))),
      );
  });

  it('the same holds for notes that are written from a query', async () => {
    const copied = "INSERT INTO note (client_id, kind, body) SELECT ?, 'call', 'A'";
    for (const [person, id, expected] of [
      ['bill', CLIENTS.bill, 0],
      ['bill', CLIENTS.cora, NOT_OWN],
      ['gina', CLIENTS.cora, 0],
    ] as const)
      await undone(by[person], async () => {
        expect(await refusalOf(by[person], copied, [id]), person).toBe(expected);
        const last = 'SELECT owner_client FROM note WHERE note_id = LAST_INSERT_ID()';
        if (expected === 0) expect(await scalar(by[person], last)).toBe(id);
      });
  });

  it('nobody writes a note on two records, on none, or on one that does not exist', async () => {
    const two = `INSERT INTO note (client_id, event_id, kind, body) VALUES (?, ?, 'call', 'A')`;
    for (const person of ['bill', 'kate', 'gina'] as const) {
      await undone(by[person], async () => {
        expect(await refusalOf(by[person], two, [CLIENTS.bill, EVENTS.billKate])).not.toBe(0);
        expect(await refusalOf(by[person], "INSERT INTO note (kind, body) VALUES ('call', 'A')")).not.toBe(0);
        expect(await refusalOf(by[person], insert('client_id'), [999])).not.toBe(0);
      });
    }
  });

  it.each([
    ['an unknown kind', "'gossip'", "'A'"],
    ['an empty text', "'call'", "'  '"],
    ['a text that is too long', "'call'", "REPEAT('é', 4001)"],
  ])('never %s', async (_what, kind, body) => {
    await undone(by.gina, async () => {
      const sql = `INSERT INTO note (client_id, kind, body) VALUES (10, ${kind}, ${body})`;
      expect([3819, 4025]).toContain(await refusalOf(by.gina, sql));
    });
  });

  it('4,000 characters fit', async () => {
    await undone(by.gina, async () => {
      const sql = "INSERT INTO note (client_id, kind, body) VALUES (10, 'call', REPEAT('😀', 4000))";
      expect(await refusalOf(by.gina, sql)).toBe(0);
    });
  });
});

describe('a note, once written', () => {
  it('has its author and time from the database, whatever is named', async () => {
    await undone(by.bill, async () => {
      await by.bill.query(
        "INSERT INTO note (client_id, kind, body, author, creation_date, is_active) VALUES (10, 'call', 'A', 2, '2001-01-01', 0)",
      );
      const [rows] = await by.bill.query(
        'SELECT author, is_active AS isActive, YEAR(creation_date) > 2001 AS isNow FROM note WHERE note_id = LAST_INSERT_ID()',
      );
      expect(rows).toEqual([{ author: 1, isActive: 1, isNow: 1 }]);
    });
  });

  it('is withdrawn by its author only, for good, and never changed or deleted', async () => {
    await by.bill.query(insert('event_id'), [EVENTS.billKate]);
    const id = await scalar<number>(by.bill, 'SELECT LAST_INSERT_ID()');
    const withdraw = 'UPDATE note SET is_active = 0 WHERE note_id = ?';
    for (const person of ['gina', 'kate', 'cora'] as const) {
      expect(await refusalOf(by[person], withdraw, [id])).toBe(NOT_AUTHOR);
    }
    for (const column of ['body', 'kind', 'author', 'creation_date', 'client_id', 'event_id']) {
      expect(await refusalOf(by.bill, `UPDATE note SET ${column} = NULL WHERE note_id = ?`, [id])).toBe(1143);
    }
    expect(await refusalOf(by.bill, 'DELETE FROM note WHERE note_id = ?', [id])).toBe(1142);
    await company.owner(async (owner) => {
      for (const sql of [
        `UPDATE note SET body = 'B' WHERE note_id = ${id}`,
        `DELETE FROM note WHERE note_id = ${id}`,
      ]) {
        expect(await refusalOf(owner, sql)).toBe(APPEND_ONLY);
      }
    });
    const listed = 'SELECT COUNT(*) FROM list_note WHERE `Note ID` = ?';
    expect(await scalar(by.nell, listed, [id])).toBe(1);
    expect(await refusalOf(by.bill, withdraw, [id])).toBe(0);
    expect(await scalar(by.nell, listed, [id])).toBe(0);
    expect(await refusalOf(by.bill, 'UPDATE note SET is_active = 1 WHERE note_id = ?', [id])).toBe(APPEND_ONLY);
    const [lines] = await by.nell.query(
      "SELECT `Action` AS action, `Collaborateur` AS actor FROM list_history WHERE `Table` = 'note' AND `Enregistrement` = ? ORDER BY `Historique ID`",
      [id],
    );
    expect(lines).toEqual([
      { action: 'create', actor: 1 },
      { action: 'update', actor: 1 },
    ]);
  });
});

describe('a contact with the client', () => {
  const client = async (id: number) => {
    const [rows] = await company.admin.query(
      'SELECT version, last_update AS stamp, full_name AS name FROM client WHERE client_id = ?',
      [id],
    );
    return (rows as { version: number; stamp: Date; name: string }[])[0];
  };
  const old = (id: number) =>
    company.owner((owner) =>
      owner.query("UPDATE client SET full_name = CONCAT(full_name, '.') WHERE client_id = ?", [id]),
    );
  const steps = () => scalar<number>(company.admin, "SELECT COUNT(*) FROM history WHERE table_name = 'client'");

  it.each([
    ['bill', 'client_id', CLIENTS.bill, 'call'],
    ['gina', 'contract_id', contractOf(CLIENTS.bill, 'signed'), 'email'],
    ['kate', 'event_id', EVENTS.billKate, 'meeting'],
    ['kate', 'client_id', CLIENTS.bill, 'call'],
  ] as const)('%s on %s %i moves its last update, not its version: %s', async (person, column, id, kind) => {
    await old(CLIENTS.bill);
    const before = await client(CLIENTS.bill);
    const history = await steps();
    await by[person].query(insert(column, kind), [id]);
    const after = await client(CLIENTS.bill);
    expect(after?.stamp.getTime()).toBeGreaterThan(before?.stamp.getTime() ?? 0);
    expect(after).toMatchObject({ version: before?.version, name: before?.name });
    expect(await steps()).toBe(history);
  });

  it('an internal note moves nothing', async () => {
    const before = await client(CLIENTS.bill);
    await by.bill.query(insert('client_id', 'internal'), [CLIENTS.bill]);
    expect(await client(CLIENTS.bill)).toEqual(before);
  });

  it('no account names the column that the trigger moves', async () => {
    for (const person of ['bill', 'kate', 'gina', 'nell'] as const) {
      const sql = 'UPDATE client SET last_contact = 1 WHERE client_id = ?';
      expect([1142, 1143], person).toContain(await refusalOf(by[person], sql, [CLIENTS.bill]));
    }
  });
});

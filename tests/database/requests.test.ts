/** Requests in raw SQL: doing the action answers them, whoever does it; nothing else does, and nobody forges an answer. */
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
} from './support/company.ts';

const PERSONS = ['bill', 'cora', 'kate', 'sam', 'gina', 'george', 'nell'] as const satisfies Person[];
const by = {} as Record<Person, Connection>;
let company: Company;

beforeAll(async () => {
  company = await openCompany();
  for (const person of PERSONS) by[person] = await company.as(person);
});
afterAll(() => company.close());

type Row = Record<string, string | number>;

/** Asks for an action. @returns the id of the task */
async function ask(person: Person, action: string, row: Row): Promise<number> {
  const values = { title: 'Please', due_day: '2089-12-01', asked_action: action, ...row };
  await by[person].query('INSERT INTO task SET ?', [values]);
  return scalar<number>(by[person], 'SELECT LAST_INSERT_ID()');
}

const of = <T>(id: number, column: string) =>
  scalar<T>(company.admin, `SELECT CAST(${column} AS CHAR) FROM task WHERE task_id = ?`, [id]);
/** Whether it is done, and by whom. */
const doer = async (id: number) => [await of(id, 'done_at IS NOT NULL'), await of(id, 'done_by')];

const insertContract = async (client: number, statut: string) => {
  await company.owner((owner) =>
    owner.query('INSERT INTO contract (client_id, cost, statut) VALUES (?, 100, ?)', [client, statut]),
  );
  return scalar<number>(company.admin, 'SELECT MAX(contract_id) FROM contract');
};
const insertEvent = async (support: number | null = null) => {
  await company.owner((owner) =>
    owner.query(
      `INSERT INTO event (contract_id, support_contact, name, event_start, event_end)
       VALUES (?, ?, 'Gala', '2091-01-01 10:00', '2091-01-01 12:00')`,
      [contractOf(CLIENTS.bill, 'signed'), support],
    ),
  );
  return scalar<number>(company.admin, 'SELECT MAX(event_id) FROM event');
};
const insertClient = async () => {
  await by.bill.query("INSERT INTO client (full_name, company_name, email, phone) VALUES ('A', 'B', 'a@b.fr', '1')");
  return scalar<number>(by.bill, 'SELECT LAST_INSERT_ID()');
};

interface Case {
  readonly action: string;
  readonly on: 'client' | 'contract' | 'event';
  readonly make: () => Promise<number>;
  readonly asker: Person;
  readonly doer: Person;
  readonly to: Row;
  readonly sql: string;
  /** Another change of the same record, which answers nothing. */
  readonly beside?: string;
  /** Who makes that other change. Default: the doer. */
  readonly besideBy?: Person;
}

const gestion = { department: 'gestion' };
const insertPayment = (amount: string) =>
  `INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (?, ${amount}, '2026-01-01', 'A reason')`;
const fresh = (statut: string) => () => insertContract(CLIENTS.bill, statut);

const CASES: readonly Case[] = [
  {
    action: 'contract.issue',
    on: 'contract',
    make: fresh('draft'),
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: "UPDATE contract SET statut = 'to_sign' WHERE contract_id = ?",
    beside: 'UPDATE contract SET cost = 150 WHERE contract_id = ?',
  },
  {
    action: 'contract.sign',
    on: 'contract',
    make: fresh('to_sign'),
    asker: 'kate',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: "UPDATE contract SET statut = 'signed' WHERE contract_id = ?",
    beside: 'UPDATE contract SET cost = 150 WHERE contract_id = ?',
  },
  {
    action: 'contract.close',
    on: 'contract',
    make: fresh('signed'),
    asker: 'bill',
    doer: 'george',
    to: gestion,
    sql: "UPDATE contract SET statut = 'closed' WHERE contract_id = ?",
    beside: insertPayment('1'),
  },
  {
    action: 'contract.cancel',
    on: 'contract',
    make: fresh('to_sign'),
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: "UPDATE contract SET statut = 'cancelled' WHERE contract_id = ?",
    beside: 'UPDATE contract SET cost = 150 WHERE contract_id = ?',
  },
  {
    action: 'contract.update',
    on: 'contract',
    make: fresh('to_sign'),
    asker: 'kate',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: 'UPDATE contract SET cost = 175 WHERE contract_id = ?',
    beside: insertPayment('1'),
    besideBy: 'gina',
  },
  {
    action: 'contract.moveDays',
    on: 'contract',
    make: fresh('signed'),
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: "UPDATE contract SET instalments = REPLACE(instalments, 'J-30', 'J-20') WHERE contract_id = ?",
    beside: insertPayment('1'),
  },
  {
    action: 'payment.record',
    on: 'contract',
    make: fresh('signed'),
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: insertPayment('5'),
  },
  {
    action: 'payment.reverse',
    on: 'contract',
    make: async () => {
      const id = await insertContract(CLIENTS.bill, 'signed');
      await by.gina.query(insertPayment('10'), [id]);
      return id;
    },
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: insertPayment('-5'),
    beside: insertPayment('5'),
  },
  {
    action: 'contract.create',
    on: 'client',
    make: insertClient,
    asker: 'kate',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: 'INSERT INTO contract (client_id, cost) VALUES (?, 100)',
    beside: "UPDATE client SET phone = '2' WHERE client_id = ?",
  },
  {
    action: 'event.create',
    on: 'contract',
    make: fresh('signed'),
    asker: 'kate',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: `INSERT INTO event (contract_id, name, event_start, event_end)
      VALUES (?, 'A', '2092-02-01 10:00:00', '2092-02-01 12:00:00')`,
  },
  {
    action: 'event.assign',
    on: 'event',
    make: () => insertEvent(),
    asker: 'bill',
    doer: 'gina',
    to: gestion,
    sql: 'UPDATE event SET support_contact = 3 WHERE event_id = ?',
    beside: "UPDATE event SET name = 'B' WHERE event_id = ?",
    besideBy: 'bill',
  },
  {
    action: 'event.update',
    on: 'event',
    make: () => insertEvent(3),
    asker: 'bill',
    doer: 'kate',
    to: { assignee_id: 3 },
    sql: "UPDATE event SET location = 'Lyon' WHERE event_id = ?",
  },
  {
    action: 'event.cancel',
    on: 'event',
    make: () => insertEvent(3),
    asker: 'kate',
    doer: 'gina',
    to: gestion,
    sql: 'UPDATE event SET is_active = 0 WHERE event_id = ?',
  },
  {
    action: 'client.update',
    on: 'client',
    make: insertClient,
    asker: 'gina',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: "UPDATE client SET phone = '3' WHERE client_id = ?",
  },
  {
    action: 'client.reassign',
    on: 'client',
    make: insertClient,
    asker: 'cora',
    doer: 'gina',
    to: gestion,
    sql: 'UPDATE client SET collaborator_id = 2 WHERE client_id = ?',
  },
  {
    action: 'client.deactivate',
    on: 'client',
    make: insertClient,
    asker: 'gina',
    doer: 'bill',
    to: { assignee_id: 1 },
    sql: 'UPDATE client SET is_active = 0 WHERE client_id = ?',
    beside: "UPDATE client SET phone = '4' WHERE client_id = ?",
  },
];

const idOf = (person: Person) => String(PERSONS.indexOf(person) + 1);

describe.each(CASES)('$action', ({ action, on, make, asker, doer: who, to, sql, beside, besideBy }) => {
  it('done answers the request for it, and tells by whom; the asker could not do it', async () => {
    const record = await make();
    const [asked, other] = [
      await ask(asker, action, { [`${on}_id`]: record, ...to }),
      await ask(asker, 'client.none', { [`${on}_id`]: record, ...to }),
    ];
    expect(await refusalOf(by[asker], sql, [record])).not.toBe(0);
    expect(await doer(asked)).toEqual(['0', null]);
    if (beside) {
      await by[besideBy ?? who].query(beside, [record]);
      expect(await doer(asked)).toEqual(['0', null]);
    }
    await by[who].query(sql, [record]);
    expect(await doer(asked)).toEqual(['1', idOf(who)]);
    expect(await doer(other)).toEqual(['0', null]);
    const told =
      "SELECT COUNT(*) FROM list_history WHERE `Table` = 'task' AND `Enregistrement` = ? AND `Après` LIKE '%done_by%' AND `Action` = 'update'";
    expect(Number(await scalar(by.nell, told, [asked]))).toBe(1);
    expect(await of(asked, 'is_answered')).toBe('1');
  });
});

it('an assignment with the procedure of gestion answers, too', async () => {
  const event = await insertEvent();
  const id = await ask('bill', 'event.assign', { event_id: event, ...gestion });
  await by.gina.query("CALL assign_support(?, 0, 3, 'Both fit')", [event]);
  expect(await doer(id)).toEqual(['1', '5']);
});

it('what cancels a record answers the request for that; its other requests are cancelled with it, and come back', async () => {
  const event = await insertEvent(3);
  const [cancel, update] = [
    await ask('kate', 'event.cancel', { event_id: event, ...gestion }),
    await ask('bill', 'event.update', { event_id: event, assignee_id: 3 }),
  ];
  await by.gina.query('UPDATE event SET is_active = 0 WHERE event_id = ?', [event]);
  expect(await doer(cancel)).toEqual(['1', '5']);
  expect([await of(update, 'done_at'), await of(update, 'is_answered')]).toEqual([null, '1']);
  await by.bill.query('CALL see_answer(?)', [update]);
  expect(await of(update, 'is_answered')).toBe('0');
  await company.owner((owner) => owner.query('UPDATE event SET is_active = 1 WHERE event_id = ?', [event]));
  expect([await of(update, 'is_open'), await of(update, 'is_answer_seen')]).toEqual(['1', '0']);
});

describe('declining', () => {
  const DECLINE = 'CALL decline_request(?, ?, ?)';
  const onKates = () => ask('bill', 'event.update', { event_id: EVENTS.billKate, assignee_id: 3 });

  it('is for who was asked and for gestion, with a reason, once; who asked reads the reason and who gave it', async () => {
    const id = await onKates();
    expect(await refusalOf(by.sam, DECLINE, [id, 0, 'No'])).toBe(51097);
    expect(await refusalOf(by.bill, DECLINE, [id, 0, 'No'])).toBe(51097);
    expect([1044, 1142, 1370]).toContain(await refusalOf(by.nell, DECLINE, [id, 0, 'No']));
    expect(await refusalOf(by.kate, DECLINE, [id, 0, ' '])).toBe(51099);
    expect(await refusalOf(by.kate, DECLINE, [id, 0, null])).toBe(51099);
    expect(await refusalOf(by.kate, DECLINE, [id, 7, 'No'])).toBe(51060);
    expect(await refusalOf(by.kate, DECLINE, [id, 0, 'The hall is booked'])).toBe(0);
    expect(await refusalOf(by.gina, DECLINE, [id, 1, 'No'])).toBe(51098);
    expect([await of(id, 'is_active'), await of(id, 'decline_reason'), await of(id, 'cancelled_by')]).toEqual([
      '0',
      'The hall is booked',
      '3',
    ]);
    const reason = "SELECT `Motif` FROM list_history WHERE `Table` = 'task' AND `Enregistrement` = ? AND `Motif` <> ''";
    expect(await scalar(by.bill, reason, [id])).toBe('The hall is booked');
    // A request that comes back is open, and has no answer.
    await by.bill.query('UPDATE task SET is_active = 1 WHERE task_id = ?', [id]);
    expect([await of(id, 'decline_reason'), await of(id, 'cancelled_by'), await of(id, 'is_open')]).toEqual([
      null,
      null,
      '1',
    ]);
    expect(await refusalOf(by.george, DECLINE, [id, 2, 'Later'])).toBe(0);
  });

  it('concerns requests only, and of a department every colleague', async () => {
    const id = await ask('bill', 'event.assign', { event_id: EVENTS.billFree, ...gestion });
    expect(await refusalOf(by.kate, DECLINE, [id, 0, 'No'])).toBe(51097);
    expect(await refusalOf(by.gina, DECLINE, [id, 0, 'Nobody is free'])).toBe(0);
    const plain = await scalar<number>(company.admin, 'SELECT task_id FROM task WHERE asked_action IS NULL LIMIT 1');
    expect(await refusalOf(by.gina, DECLINE, [plain, 0, 'No'])).toBe(51096);
    expect(await refusalOf(by.gina, DECLINE, [99999, 0, 'No'])).toBe(51096);
  });

  it('a request that gestion cancels tells who did; one that its giver cancels is no news for the giver', async () => {
    const [mine, theirs] = [await onKates(), await onKates()];
    await by.bill.query('UPDATE task SET is_active = 0 WHERE task_id = ?', [mine]);
    await by.gina.query('UPDATE task SET is_active = 0 WHERE task_id = ?', [theirs]);
    expect([await of(mine, 'is_answered'), await of(mine, 'cancelled_by')]).toEqual(['0', '1']);
    expect([await of(theirs, 'is_answered'), await of(theirs, 'cancelled_by')]).toEqual(['1', '5']);
  });
});

describe('a forged answer', () => {
  it('is refused: nobody but the addressee and the giver marks it, and nobody says who did it or that it was seen', async () => {
    const id = await ask('bill', 'event.update', { event_id: EVENTS.billKate, assignee_id: 3 });
    for (const person of ['cora', 'sam', 'gina'] as const)
      expect(await refusalOf(by[person], 'UPDATE task SET done_at = NOW() WHERE task_id = ?', [id])).toBe(51083);
    for (const person of PERSONS) {
      for (const value of ['done_by = 5', 'is_answer_seen = 1', "decline_reason = 'No'", 'cancelled_by = 5'])
        expect([1142, 1143]).toContain(await refusalOf(by[person], `UPDATE task SET ${value} WHERE task_id = ?`, [id]));
      expect([1044, 1142, 1370]).toContain(
        await refusalOf(by[person], "CALL answer_requests(NULL, NULL, ?, 'event.update')", [EVENTS.billKate]),
      );
    }
    expect(await doer(id)).toEqual(['0', null]);
  });

  it('marked by the addressee carries the addressee, whatever was sent', async () => {
    const id = await ask('bill', 'event.update', { event_id: EVENTS.billKate, assignee_id: 3 });
    await by.kate.query("UPDATE task SET done_at = '2001-01-01' WHERE task_id = ?", [id]);
    expect(await doer(id)).toEqual(['1', '3']);
    expect(await of(id, 'done_at > UTC_TIMESTAMP() - INTERVAL 1 HOUR')).toBe('1');
  });

  it('is not seen for somebody else, nor before there is one', async () => {
    const id = await ask('bill', 'event.update', { event_id: EVENTS.billKate, assignee_id: 3 });
    await by.bill.query('CALL see_answer(?)', [id]);
    expect(await of(id, 'is_answer_seen')).toBe('0');
    await by.kate.query('UPDATE task SET done_at = NOW() WHERE task_id = ?', [id]);
    for (const person of ['kate', 'gina'] as const) await by[person].query('CALL see_answer(?)', [id]);
    expect(await of(id, 'is_answered')).toBe('1');
    await by.bill.query('CALL see_answer(?)', [id]);
    expect(await of(id, 'is_answered')).toBe('0');
  });

  it('no request makes the action happen, nor lets the asker do it', async () => {
    const draft = await insertContract(CLIENTS.bill, 'draft');
    await ask('bill', 'contract.issue', { contract_id: draft, assignee_id: 1 });
    expect(await refusalOf(by.bill, "UPDATE contract SET statut = 'to_sign' WHERE contract_id = ?", [draft])).toBe(
      51022,
    );
    expect(await scalar(by.bill, 'SELECT statut FROM contract WHERE contract_id = ?', [draft])).toBe('draft');
  });
});

it('a refused change answers nothing, and one that is rolled back neither', async () => {
  const draft = await insertContract(CLIENTS.bill, 'draft');
  const id = await ask('bill', 'contract.issue', { contract_id: draft, ...gestion });
  await by.gina.query('START TRANSACTION');
  await by.gina.query("UPDATE contract SET statut = 'to_sign' WHERE contract_id = ?", [draft]);
  await by.gina.query('ROLLBACK');
  expect(await doer(id)).toEqual(['0', null]);
  expect(await refusalOf(by.gina, "UPDATE contract SET statut = 'closed' WHERE contract_id = ?", [draft])).toBe(51022);
  expect(await doer(id)).toEqual(['0', null]);
});

it('a request made while the action is under way in an older snapshot is answered, too', async () => {
  const draft = await insertContract(CLIENTS.bill, 'draft');
  await by.gina.query('START TRANSACTION');
  await by.gina.query('SELECT COUNT(*) FROM task');
  const id = await ask('bill', 'contract.issue', { contract_id: draft, ...gestion });
  await by.gina.query("UPDATE contract SET statut = 'to_sign' WHERE contract_id = ?", [draft]);
  await by.gina.query('COMMIT');
  expect(await doer(id)).toEqual(['1', '5']);
});

/** Tasks in raw SQL: whose they are, and what happens to them with their record, their day and their addressee. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, contractOf, EVENTS, openCompany, refusalOf, scalar, undone } from './support/company.ts';

let company: Company;
let bill: Connection;
let kate: Connection;
let sam: Connection;
let gina: Connection;
let id = 0;
beforeAll(async () => {
  company = await openCompany();
  [bill, kate, sam, gina] = await Promise.all([
    company.as('bill'),
    company.as('kate'),
    company.as('sam'),
    company.as('gina'),
  ]);
});
afterAll(() => company.close());

const add = async (values: Record<string, unknown>, by = bill) => {
  const row = { title: 'Order the flowers', due_day: '2089-12-01', ...values };
  await by.query('INSERT INTO task SET ?', [row]);
  return scalar<number>(by, 'SELECT LAST_INSERT_ID()');
};
const of = <T>(column: string, task = id) =>
  scalar<T>(company.admin, `SELECT CAST(${column} AS CHAR) FROM task WHERE task_id = ?`, [task]);
const FINISH = 'UPDATE task SET done_at = NOW() WHERE task_id = ?';
const REOPEN = 'UPDATE task SET done_at = NULL WHERE task_id = ?';
const RENAME = "UPDATE task SET title = CONCAT('Other ', UUID()) WHERE task_id = ?";

describe('a task that a commercial gave a support', () => {
  beforeEach(async () => {
    id = await add({ event_id: EVENTS.billKate, assignee_id: 3 });
  });

  it('is finished by the addressee or the giver, by nobody else, and carries who did it', async () => {
    expect(await refusalOf(sam, FINISH, [id])).toBe(51083);
    expect(await refusalOf(gina, FINISH, [id])).toBe(51083);
    expect(await refusalOf(kate, FINISH, [id])).toBe(0);
    expect(await of('done_by')).toBe('3');
    expect(await refusalOf(bill, REOPEN, [id])).toBe(0);
    expect(await of('done_by')).toBeNull();
  });

  it('is changed and cancelled by the giver and gestion, not by its addressee, and not once it is done', async () => {
    expect(await refusalOf(kate, RENAME, [id])).toBe(51082);
    expect(await refusalOf(sam, RENAME, [id])).toBe(51083);
    expect(await refusalOf(gina, RENAME, [id])).toBe(0);
    expect(await refusalOf(kate, FINISH, [id])).toBe(0);
    expect(await refusalOf(bill, RENAME, [id])).toBe(51084);
    expect(await refusalOf(bill, REOPEN, [id])).toBe(0);
    expect(await refusalOf(bill, 'UPDATE task SET is_active = 0 WHERE task_id = ?', [id])).toBe(0);
    expect(await refusalOf(kate, FINISH, [id])).toBe(51085);
    expect(await refusalOf(bill, RENAME, [id])).toBe(51085);
    expect(await refusalOf(bill, 'UPDATE task SET is_active = 1 WHERE task_id = ?', [id])).toBe(0);
  });

  it('says nothing of its record, its giver or what it asks that could be changed', async () => {
    for (const change of ['event_id = 50', 'contract_id = 102', 'created_by = 3', "asked_action = 'event.assign'"])
      expect([1142, 1143]).toContain(await refusalOf(kate, `UPDATE task SET ${change} WHERE task_id = ?`, [id]));
  });

  it('is marked once when two mark it: the first stays', async () => {
    await kate.query(FINISH, [id]);
    const [at, version] = [await of('done_at'), await of('version')];
    expect(await refusalOf(bill, FINISH, [id])).toBe(0);
    expect([await of('done_at'), await of('done_by'), await of('version')]).toEqual([at, '3', version]);
  });

  it('keeps a history that everybody reads', async () => {
    await kate.query(FINISH, [id]);
    const told = "SELECT COUNT(*) FROM list_history WHERE `Table` = 'task' AND `Enregistrement` = ?";
    expect(Number(await scalar(sam, told, [id]))).toBe(2);
  });
});

describe('for a department', () => {
  it('every colleague of it finishes it, and giving it to a person takes it from the department', async () => {
    id = await add({ contract_id: contractOf(10, 'signed'), department: 'gestion' });
    expect(await refusalOf(kate, FINISH, [id])).toBe(51083);
    expect(await refusalOf(gina, 'UPDATE task SET assignee_id = 6 WHERE task_id = ?', [id])).toBe(0);
    expect([await of('assignee_id'), await of('department')]).toEqual(['6', null]);
    expect(await refusalOf(gina, "UPDATE task SET department = 'support' WHERE task_id = ?", [id])).toBe(0);
    expect([await of('assignee_id'), await of('department')]).toEqual([null, 'support']);
    expect(await refusalOf(sam, FINISH, [id])).toBe(0);
  });

  it('nobody without a department is given one, and nobody who has left', async () => {
    const to = (person: number) =>
      refusalOf(bill, "INSERT INTO task (client_id, title, due_day, assignee_id) VALUES (10, 'A', '2027-01-01', ?)", [
        person,
      ]);
    expect(await to(7)).toBe(51081);
    await company.owner((owner) => owner.query('UPDATE collaborator SET is_active = 0 WHERE collaborator_id = 6'));
    expect(await to(6)).toBe(51081);
    await company.owner((owner) => owner.query('UPDATE collaborator SET is_active = 1 WHERE collaborator_id = 6'));
  });
});

it('is on exactly one record, has a day and one addressee', async () => {
  const wrong = (values: Record<string, unknown>) =>
    refusalOf(bill, 'INSERT INTO task SET ?', [
      { title: 'A', due_day: '2027-01-01', department: 'support', ...values },
    ]);
  const refused = [3819, 4025];
  expect(refused).toContain(await wrong({}));
  expect(refused).toContain(await wrong({ client_id: 10, event_id: 50 }));
  expect(refused).toContain(await wrong({ client_id: 10, due_day: null }));
  expect(refused).toContain(await wrong({ client_id: 10, assignee_id: 3 }));
  expect(refused).toContain(await wrong({ client_id: 10, department: null }));
  expect(refused).toContain(await wrong({ client_id: 10, department: 'collaborator' }));
  expect(refused).toContain(await wrong({ client_id: 10, days_before: 30 }));
  expect(refused).toContain(await wrong({ client_id: 10, title: ' ' }));
  expect(await wrong({ client_id: 10, due_day: '3027-01-01' })).toBe(51062);
});

describe('so many days before an event', () => {
  const move = (start: string, end: string, event: number = EVENTS.billFree) =>
    bill.query('UPDATE event SET event_start = ?, event_end = ? WHERE event_id = ?', [start, end, event]);

  it('follows the event, also over a change of the clocks and over midnight of the company', async () => {
    await undone(bill, async () => {
      id = await add({ event_id: EVENTS.billFree, due_day: null, days_before: 30, department: 'support' });
      const now = () => scalar(bill, 'SELECT CAST(due_on AS CHAR) FROM task WHERE task_id = ?', [id]);
      expect(await now()).toBe('2089-12-02');
      // 22:30 UTC is half past midnight of the next day in summer, half past eleven at night in winter.
      await move('2090-07-10 22:30:00', '2090-07-11 02:00:00');
      expect(await now()).toBe('2090-06-11');
      await move('2090-01-10 22:30:00', '2090-01-11 02:00:00');
      expect(await now()).toBe('2089-12-11');
      // 29 March 2026 has 23 hours in Paris.
      await move('2026-03-29 21:30:00', '2026-03-29 22:30:00');
      expect(await now()).toBe('2026-02-27');
    });
  });

  it('its day cannot be moved by hand, and a fixed day does not follow', async () => {
    await undone(bill, async () => {
      id = await add({ event_id: EVENTS.billFree, days_before: -2, department: 'support' });
      const fixed = await add({ event_id: EVENTS.billFree, department: 'support' });
      expect([1142, 1143]).toContain(
        await refusalOf(bill, "UPDATE task SET event_day = '2027-01-01' WHERE task_id = ?", [id]),
      );
      await move('2091-01-01 10:00:00', '2091-01-01 12:00:00');
      const now = (task: number) => scalar(bill, 'SELECT CAST(due_on AS CHAR) FROM task WHERE task_id = ?', [task]);
      expect([await now(id), await now(fixed)]).toEqual(['2091-01-03', '2089-12-01']);
    });
  });
});

describe('with its record', () => {
  it('is cancelled, and comes back', async () => {
    await undone(bill, async () => {
      id = await add({ client_id: 13, department: 'support' });
      const isOpen = () => scalar(bill, 'SELECT is_open FROM task WHERE task_id = ?', [id]);
      await bill.query('UPDATE client SET is_active = 0 WHERE client_id = 13');
      expect(await isOpen()).toBe(0);
      expect(await refusalOf(bill, FINISH, [id])).toBe(51080);
      expect(
        await refusalOf(
          bill,
          "INSERT INTO task (client_id, title, due_day, department) VALUES (13, 'A', '2027-01-01', 'support')",
        ),
      ).toBe(51080);
      await bill.query('UPDATE client SET is_active = 1 WHERE client_id = 13');
      expect(await isOpen()).toBe(1);
    });
  });

  it('also with an event or a contract that somebody else cancels', async () => {
    await undone(gina, async () => {
      const event = await add({ event_id: EVENTS.coraFree, department: 'gestion' }, gina);
      const contract = await add({ contract_id: contractOf(11, 'to_sign'), department: 'gestion' }, gina);
      await gina.query('UPDATE event SET is_active = 0 WHERE event_id = ?', [EVENTS.coraFree]);
      await gina.query("UPDATE contract SET statut = 'cancelled' WHERE contract_id = ?", [contractOf(11, 'to_sign')]);
      const open = 'SELECT SUM(is_open) FROM task WHERE task_id IN (?, ?)';
      expect(Number(await scalar(gina, open, [event, contract]))).toBe(0);
    });
  });
});

it('of somebody who leaves stays with the department', async () => {
  id = await add({ event_id: EVENTS.billFree, assignee_id: 4 });
  const done = await add({ event_id: EVENTS.billFree, assignee_id: 4 });
  await sam.query(FINISH, [done]);
  await gina.query('CALL deactivate_collaborator(4, NULL, NULL, 0)');
  expect([await of('assignee_id'), await of('department')]).toEqual([null, 'support']);
  expect(await of('assignee_id', done)).toBe('4');
  expect(await refusalOf(kate, FINISH, [id])).toBe(0);
});

it('the view of overdue tasks has what is open and was due before the company’s day, as the filters of the lists do', async () => {
  await company.owner(async (owner) => {
    await owner.query('UPDATE task SET done_at = COALESCE(done_at, utc_now())');
    const today = 'company_today()';
    for (const [title, due, more] of [
      ['yesterday', `${today} - INTERVAL 1 DAY`, ''],
      ['today', today, ''],
      ['done', `${today} - INTERVAL 1 DAY`, ', done_at = utc_now()'],
      ['cancelled', `${today} - INTERVAL 1 DAY`, ', is_active = 0'],
    ]) {
      await owner.query(
        `INSERT INTO task SET client_id = 10, title = ?, department = 'gestion', due_day = ${due}${more}`,
        [title],
      );
    }
    await owner.query(`INSERT INTO task SET client_id = 12, title = 'of a deactivated client', department = 'gestion',
      due_day = ${today} - INTERVAL 1 DAY`);
  });
  const seen = async (view: string) => {
    const [rows] = await kate.query<RowDataPacket[]>(`SELECT \`À faire\` AS title FROM ${view} ORDER BY \`Tâche ID\``);
    return rows.map(({ title }) => String(title));
  };
  expect(await seen('overdue_task')).toEqual(['yesterday']);
  expect(await seen('list_task WHERE `Client ID` = 10')).toEqual(
    expect.arrayContaining(['yesterday', 'today', 'done']),
  );
  expect(await seen('list_task')).not.toContain('cancelled');
  expect(await seen('list_task')).not.toContain('of a deactivated client');
});

/** What a bare SQL client tries with the tasks of others. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, EVENTS, openCompany, refusalOf, scalar, TASKS } from '../database/support/company.ts';

let company: Company;
let kate: Connection;
let sam: Connection;
beforeAll(async () => {
  company = await openCompany();
  [kate, sam] = await Promise.all([company.as('kate'), company.as('sam')]);
});
afterAll(() => company.close());

const row = (id: number) => company.admin.query('SELECT * FROM task WHERE task_id = ?', [id]).then(([rows]) => rows);

it('nobody writes what only triggers keep: who did it, the event’s day, the state of the record', async () => {
  const before = await row(TASKS.cora);
  for (const change of [
    'done_by = 4',
    "event_day = '2027-01-01'",
    'is_record_active = 0',
    'is_open = 0',
    'creation_date = 0',
  ]) {
    for (const who of [kate, sam]) {
      expect([1142, 1143, 1906, 3105]).toContain(
        await refusalOf(who, `UPDATE task SET ${change} WHERE task_id = ${TASKS.cora}`),
      );
    }
  }
  expect(await row(TASKS.cora)).toEqual(before);
});

it('a task of others is neither taken over nor finished by giving it to oneself first', async () => {
  const before = await row(TASKS.cora);
  for (const change of [
    'assignee_id = 3',
    "department = 'support'",
    'assignee_id = 3, done_at = NOW()',
    'version = 7',
  ]) {
    expect(await refusalOf(kate, `UPDATE task SET ${change} WHERE task_id = ${TASKS.cora}`)).toBe(51083);
  }
  expect(await row(TASKS.cora)).toEqual(before);
});

it('the moment and the person of what is done are the server’s, whatever the session says', async () => {
  await sam.query("SET timestamp = 1, time_zone = '-12:00'");
  await sam.query(`UPDATE task SET done_at = '2001-01-01' WHERE task_id = ${TASKS.cora}`);
  const age = 'SELECT ABS(TIMESTAMPDIFF(SECOND, done_at, UTC_TIMESTAMP())) FROM task WHERE task_id = ?';
  expect(Number(await scalar(company.admin, age, [TASKS.cora]))).toBeLessThan(60);
  expect(await scalar(company.admin, 'SELECT done_by FROM task WHERE task_id = ?', [TASKS.cora])).toBe(4);
});

it('a new task carries its giver, and no number, state or author that was made up', async () => {
  const give = (columns: string, values: string) =>
    refusalOf(
      kate,
      `INSERT INTO task (event_id, title, due_day, department, ${columns})
      VALUES (${EVENTS.billKate}, 'Lie', '2027-01-01', 'gestion', ${values})`,
    );
  expect(await give('task_id', '4000000')).toBe(51003);
  expect([1142, 1143]).toContain(await give('done_at', 'NOW()'));
  expect([1142, 1143]).toContain(await give('done_by', '5'));
  expect([1142, 1143]).toContain(await give('is_record_active', '0'));
  expect(await give('created_by', '1')).toBe(0);
  const by = "SELECT created_by FROM task WHERE title = 'Lie' ORDER BY task_id DESC LIMIT 1";
  expect(await scalar(company.admin, by)).toBe(3);
});

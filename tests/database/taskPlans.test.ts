/** Home and cards read few rows of tasks, notes and templates, however many there are. */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planTemplate } from '../../src/services/applyTemplate.ts';
import { listNotes } from '../../src/services/lists/noteList.ts';
import type { Session } from '../../src/services/session.ts';
import { listDepartmentTasks, listMyTasks, listTasksOf } from '../../src/services/taskLists.ts';
import { listTemplates } from '../../src/services/taskTemplates.ts';
import { largeCompany } from '../support/largeCompany.ts';

const OPEN = 10_000;
/** The rows of a page, with what is read beside each: the record, its client, and three people. */
const READ_MOST = 1500;
const PAGE = 20;

const company = largeCompany(3000);
let admin: Connection;
let busiest = { event: 0, contract: 0, client: 0, noted: 0 };
let event = 0;
let client = 0;

/** @returns the first value of the first row */
async function one(sql: string): Promise<number> {
  const [[row]] = await admin.query<RowDataPacket[]>(sql);
  return Number(Object.values(row ?? {})[0]);
}

beforeAll(async () => {
  admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
  const [[kate]] = await admin.query<RowDataPacket[]>(
    "SELECT collaborator_id AS id FROM collaborator WHERE username = 'kate.hastroff'",
  );
  const values = (open: number) =>
    [...Array(open).keys()].map((n) => [1000 + (n % 2000), 'Call back', `20${20 + (n % 60)}-03-04`]);
  await admin.query('CREATE TEMPORARY TABLE due (event_id INT, title VARCHAR(120), due_day DATE)');
  await admin.query('INSERT INTO due VALUES ?', [values(OPEN)]);
  for (const [assignee, department] of [
    [null, 'gestion'],
    [Number(kate?.id), null],
  ])
    await admin.query(
      `INSERT INTO task (client_id, title, due_day, assignee_id, department)
       SELECT client.client_id, due.title, due.due_day, ?, ? FROM due
       JOIN client ON client.client_id = due.event_id`,
      [assignee, department],
    );
  await admin.query('ANALYZE TABLE task, note');
  const most = (table: string, kind: string) =>
    one(
      `SELECT ${kind}_id FROM ${table} WHERE ${kind}_id IS NOT NULL GROUP BY ${kind}_id ORDER BY COUNT(*) DESC LIMIT 1`,
    );
  busiest = {
    event: await most('task', 'event'),
    contract: await most('note', 'contract'),
    client: await most('task', 'client'),
    noted: await most('note', 'event'),
  };
  // Its list also has the notes of its contracts and events.
  client = await one('SELECT owner_client FROM note GROUP BY owner_client ORDER BY COUNT(*) DESC LIMIT 1');
  event = await one('SELECT event_id FROM event WHERE is_active ORDER BY event_start DESC LIMIT 1');
}, 180_000);
afterAll(() => admin?.end());

/** The rows that the server has read for anybody, which is nobody else here. */
async function rowsRead(): Promise<number> {
  const [rows] = await admin.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Handler_read%'");
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}

const far = { until: '2199-12-31', limit: PAGE };
const questions: readonly (readonly [
  name: string,
  who: 'gestion' | 'kate',
  ask: (session: Session) => Promise<{ length: number }>,
])[] = [
  ['the tasks of a department', 'gestion', (session) => listDepartmentTasks(session, far)],
  ['all tasks of a department', 'gestion', (session) => listDepartmentTasks(session, { until: null, limit: PAGE })],
  ['one’s own tasks', 'kate', (session) => listMyTasks(session, PAGE)],
  ['the tasks of a client', 'kate', (session) => listTasksOf(session, 'client', busiest.client, PAGE)],
  ['the tasks of an event', 'kate', (session) => listTasksOf(session, 'event', busiest.event, PAGE)],
  ['the notes of a client', 'kate', (session) => listNotes(session, { kind: 'client', id: client }, PAGE)],
  [
    'the notes of a contract',
    'kate',
    (session) => listNotes(session, { kind: 'contract', id: busiest.contract }, PAGE),
  ],
  ['the notes of an event', 'kate', (session) => listNotes(session, { kind: 'event', id: busiest.noted }, PAGE)],
  ['the templates', 'kate', (session) => listTemplates(session)],
  ['what a template would give', 'kate', (session) => planTemplate(session, event, 1)],
];

it('there are many', async () => {
  expect(await one("SELECT COUNT(*) FROM task WHERE department = 'gestion' AND is_open")).toBeGreaterThan(0.9 * OPEN);
  expect(await one('SELECT COUNT(*) FROM note')).toBeGreaterThanOrEqual(3000);
});

it.each(questions)('%s', async (name, who, ask) => {
  const session = company.staff[who];
  // The first time also opens a connection.
  expect((await ask(session)).length, name).toBeGreaterThan(0);
  const before = await rowsRead();
  const idle = (await rowsRead()) - before;
  await ask(session);
  expect((await rowsRead()) - before - 2 * idle).toBeLessThan(READ_MOST);
});

/** Reading tasks: whose they are, and on which record. */

import type { SqlRow } from '../db/reader.ts';
import { addDays } from '../domain/days.ts';
import type { OnKind } from '../domain/onRecord.ts';
import type { PersonRef } from '../domain/records/record.ts';
import { DEPARTMENTS, type Department, type TaskAnswer, type TaskLine, task } from '../domain/records/task.ts';
import { databaseOf } from './databaseOf.ts';
import { rowReader } from './lists/describedList.ts';
import { allOf, joined, raw, type Sql, sql } from './lists/sql.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

const readTask = rowReader(task);

const COLUMNS = `t.task_id AS id, t.client_id AS clientId, t.contract_id AS contractId, t.event_id AS eventId,
  t.title, t.due_day AS dueDay, t.days_before AS daysBefore, t.event_day AS eventDay, t.due_on AS dueOn, t.department, t.asked_action AS askedAction,
  t.template_id AS templateId, t.template_line AS templateLine,
  t.done_at AS doneAt, t.is_active AS isActive, t.is_record_active AS isRecordActive, t.creation_date AS creationDate,
  t.last_update AS lastUpdate, t.version,
  t.assignee_id AS assigneeId, CONCAT(a.first_name, ' ', a.last_name) AS assigneeName,
  t.created_by AS createdById, CONCAT(b.first_name, ' ', b.last_name) AS createdByName,
  t.done_by AS doneById, CONCAT(d.first_name, ' ', d.last_name) AS doneByName,
  t.decline_reason AS declineReason, CONCAT(x.first_name, ' ', x.last_name) AS cancelledByName,
  e.name AS eventName, c.company_name AS companyName`;
const JOINS = `LEFT JOIN event e ON e.event_id = t.event_id
  LEFT JOIN contract k ON k.contract_id = COALESCE(t.contract_id, e.contract_id)
  LEFT JOIN client c ON c.client_id = COALESCE(t.client_id, k.client_id)
  LEFT JOIN colleague a ON a.collaborator_id = t.assignee_id
  LEFT JOIN colleague b ON b.collaborator_id = t.created_by
  LEFT JOIN colleague d ON d.collaborator_id = t.done_by
  LEFT JOIN colleague x ON x.collaborator_id = t.cancelled_by`;

const personIn = (row: SqlRow, name: string): PersonRef | null =>
  row[`${name}Id`] === null ? null : { id: Number(row[`${name}Id`]), name: String(row[`${name}Name`]) };

function toLine(row: SqlRow): TaskLine {
  const people = {
    assignee: personIn(row, 'assignee'),
    createdBy: personIn(row, 'createdBy'),
    doneBy: personIn(row, 'doneBy'),
  };
  const kind: OnKind = row.eventId !== null ? 'event' : row.contractId !== null ? 'contract' : 'client';
  const id = Number(row.eventId ?? row.contractId ?? row.clientId);
  const eventName = row.eventName === null ? null : String(row.eventName);
  return { ...readTask(row, people), on: { kind, id, eventName, companyName: String(row.companyName ?? '') } };
}

/** What became of a request that is no longer open. */
function answerOf(row: SqlRow, { doneAt, doneBy, isActive, lastUpdate }: TaskLine): TaskAnswer {
  if (doneAt) return { kind: 'done', by: doneBy?.name ?? null, reason: '', at: doneAt };
  const by = row.cancelledByName === null ? null : String(row.cancelledByName);
  const kind = isActive ? 'gone' : row.declineReason === null ? 'cancelled' : 'declined';
  return { kind, by, reason: String(row.declineReason ?? ''), at: lastUpdate };
}

interface Asked {
  readonly index: string;
  /** The tasks that meet all conditions of one of these; each is read along the index by itself. */
  readonly branches: readonly (readonly Sql[])[];
  readonly order: string;
  readonly limit: number;
}

/** Reads tasks along one index: first their ids, then what is shown of them. */
async function readRows(session: Session, { index, branches, order, limit }: Asked): Promise<SqlRow[]> {
  const most = raw(String(limit));
  const ids = branches.map(
    (where) => sql`(SELECT t.task_id FROM task t FORCE INDEX (${raw(index)})
      WHERE ${allOf(where)} ORDER BY ${raw(order)} LIMIT ${most})`,
  );
  const { text, values } = sql`SELECT ${raw(COLUMNS)} FROM (${joined(ids, ' UNION ALL ')}) k
    STRAIGHT_JOIN task t ON t.task_id = k.task_id ${raw(JOINS)} ORDER BY ${raw(order)} LIMIT ${most}`;
  return databaseOf(session).db.read(text, values);
}

const readTasks = async (session: Session, asked: Asked): Promise<TaskLine[]> =>
  (await readRows(session, asked)).map(toLine);

const BY_DAY = 't.due_on, t.task_id';

/** @param today `YYYY-MM-DD` @returns the last of the seven days from today on */
export const weekAhead = (today: string): string => addDays(today, 6);

/** The user's own open tasks that are overdue or due within a week, the oldest first. */
export async function listMyTasks(session: Session, limit: number): Promise<TaskLine[]> {
  requirePermission(session, 'task.list');
  const until = weekAhead(session.clock.today());
  const where = [sql`t.assignee_id = ${session.actor.id}`, raw('t.is_open = 1'), sql`t.due_on <= ${until}`];
  return readTasks(session, { index: 'task_assignee', branches: [where], order: BY_DAY, limit });
}

/** True for a department of which nobody is left. */
const isEmpty = (department: Department): Sql =>
  sql`NOT EXISTS (SELECT 1 FROM active_colleague WHERE role = ${department})`;

/**
 * The open tasks of the user's department, the oldest first. Gestion also sees those of a department of which nobody is
 * left, so that they can be given to somebody else.
 * @param until the last day on which they are due, `YYYY-MM-DD`; null for all
 */
export async function listDepartmentTasks(
  session: Session,
  { until, limit }: { readonly until: string | null; readonly limit: number },
): Promise<TaskLine[]> {
  requirePermission(session, 'task.list');
  const { role } = session.actor;
  if (role === 'collaborator') return [];
  const day = until === null ? [] : [sql`t.due_on <= ${until}`];
  const of = (department: Department, ...more: readonly Sql[]) => [
    sql`t.department = ${department}`,
    raw('t.is_open = 1'),
    ...day,
    ...more,
  ];
  const others = role === 'gestion' ? DEPARTMENTS.filter((department) => department !== role) : [];
  const branches = [of(role), ...others.map((department) => of(department, isEmpty(department)))];
  return readTasks(session, { index: 'task_department', branches, order: BY_DAY, limit });
}

/** The answers to the user's own requests that they have not seen, the newest first. */
export async function listAnswers(session: Session, limit: number): Promise<TaskLine[]> {
  requirePermission(session, 'task.list');
  const where = [sql`t.created_by = ${session.actor.id}`, raw('t.is_answered = 1')];
  const order = 't.last_update DESC, t.task_id DESC';
  const rows = await readRows(session, { index: 'task_answered', branches: [where], order, limit });
  return rows.map((row) => {
    const line = toLine(row);
    return { ...line, answer: answerOf(row, line) };
  });
}

/** The tasks of one record: the open ones first, by their day, then the newest of the others. */
export async function listTasksOf(session: Session, kind: OnKind, id: number, limit: number): Promise<TaskLine[]> {
  requirePermission(session, 'task.list');
  const where = [sql`${raw(`t.${kind}_id`)} = ${id}`];
  const order = 't.is_open DESC, IF(t.is_open, t.due_on, NULL), t.done_at DESC, t.task_id';
  return readTasks(session, { index: `task_${kind}`, branches: [where], order, limit });
}

/** The tasks of several events, in the order of the events' numbers, each by its day; cancelled ones too. */
export async function listTasksOfEvents(session: Session, ids: readonly number[]): Promise<TaskLine[]> {
  requirePermission(session, 'task.list');
  if (ids.length === 0) return [];
  const places = joined(
    ids.map((id) => sql`${id}`),
    ', ',
  );
  const { text, values } = sql`SELECT ${raw(COLUMNS)} FROM task t FORCE INDEX (task_event) ${raw(JOINS)}
    WHERE t.event_id IN (${places}) ORDER BY t.event_id, t.due_on, t.task_id`;
  const rows = await databaseOf(session).db.read(text, values, { isPlain: true });
  return rows.map(toLine);
}

/** The colleagues whom a task can be given: the active ones with a department, by name, without the user. */
export async function listAddressees(session: Session): Promise<PersonRef[]> {
  requirePermission(session, 'collaborator.names');
  const rows = await databaseOf(session).db.read(
    `SELECT collaborator_id AS id, CONCAT(first_name, ' ', last_name) AS name FROM active_colleague
     WHERE role <> 'collaborator' AND collaborator_id <> ? ORDER BY last_name, first_name, collaborator_id`,
    [session.actor.id],
  );
  return rows.map(({ id, name }) => ({ id: Number(id), name: String(name) }));
}

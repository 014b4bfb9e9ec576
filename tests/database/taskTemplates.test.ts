/** Templates of tasks in raw SQL: who keeps them, what a line is, and what applying one gives on an event. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, EVENTS, openCompany, refusalOf, scalar } from './support/company.ts';

let company: Company;
let bill: Connection;
let kate: Connection;
let gina: Connection;
let nell: Connection;
beforeAll(async () => {
  company = await openCompany();
  [bill, kate, gina, nell] = await Promise.all([
    company.as('bill'),
    company.as('kate'),
    company.as('gina'),
    company.as('nell'),
  ]);
});
afterAll(() => company.close());

const LINES = [
  'J-90 event_support Réserver "le traiteur" \\ l’apéritif',
  'J-30 gestion Vérifier l’acompte',
  'J client_commercial Saluer le client',
  'J+2 support Ranger',
].join('\n');
const ADD = 'INSERT INTO task_template (name, task_lines) VALUES (?, ?)';
const APPLY = 'CALL apply_task_template(?, ?)';
let count = 0;

async function add(lines = LINES): Promise<number> {
  count += 1;
  await gina.query(ADD, [`Mariage ${count}`, lines]);
  return scalar<number>(gina, 'SELECT LAST_INSERT_ID()');
}

async function given(event: number, template: number): Promise<string[]> {
  const [rows] = await company.admin.query<RowDataPacket[]>(
    `SELECT CONCAT_WS(' ', title, CAST(due_on AS CHAR), COALESCE(assignee_id, department), created_by) AS line
     FROM task WHERE event_id = ? AND template_id = ? ORDER BY task_id`,
    [event, template],
  );
  return rows.map(({ line }) => String(line));
}

describe('the lines', () => {
  it('have each a row, with its days, its addressee and its title as written', async () => {
    const id = await add();
    const [rows] = await bill.query<RowDataPacket[]>(
      'SELECT position, title, days_before, addressee FROM task_template_line WHERE task_template_id = ? ORDER BY position',
      [id],
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      [1, 'Réserver "le traiteur" \\ l’apéritif', 90, 'event_support'],
      [2, 'Vérifier l’acompte', 30, 'gestion'],
      [3, 'Saluer le client', 0, 'client_commercial'],
      [4, 'Ranger', -2, 'support'],
    ]);
  });

  it.each([
    '',
    'Ranger',
    'J-3 Ranger',
    'J-3 collaborator Ranger',
    'J-3 support ',
    'J-3 SUPPORT Ranger',
    'J3 support Ranger',
    'J-3 support Ranger\n',
    '\nJ-3 support Ranger',
    `J-3 support ${'a'.repeat(121)}`,
  ])('are refused where one is none: %j', async (lines) => {
    expect(await refusalOf(gina, ADD, ['Gala', lines])).toBe(51090);
  });

  it('are refused with the same task twice, or too many days', async () => {
    expect(await refusalOf(gina, ADD, ['Gala', 'J-3 support Ranger\nJ gestion ranger'])).toBe(51091);
    expect([3819, 4025]).toContain(await refusalOf(gina, ADD, ['Gala', 'J-9999 support Ranger']));
    expect(Number(await scalar(gina, "SELECT COUNT(*) FROM task_template WHERE name = 'Gala'"))).toBe(0);
  });

  it('may be as many as fit', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `J-${n} support Tâche ${n} ${'é'.repeat(10)}`).join('\n');
    const id = await add(many);
    const rows = 'SELECT COUNT(*) FROM task_template_line WHERE task_template_id = ?';
    expect(Number(await scalar(gina, rows, [id]))).toBe(200);
  });
});

describe('keeping them', () => {
  it('is for gestion and support, and the rows of the lines for nobody', async () => {
    const id = await add();
    const rename = "UPDATE task_template SET name = CONCAT(name, '!') WHERE task_template_id = ?";
    expect(await refusalOf(kate, rename, [id])).toBe(0);
    for (const other of [bill, nell]) {
      expect([1142, 1143]).toContain(await refusalOf(other, ADD, ['Gala', LINES]));
      expect([1142, 1143]).toContain(await refusalOf(other, rename, [id]));
    }
    for (const person of [bill, kate, gina, nell]) {
      expect(await refusalOf(person, "UPDATE task_template_line SET title = 'A'")).toBe(1142);
      expect(await refusalOf(person, 'DELETE FROM task_template WHERE task_template_id = ?', [id])).toBe(1142);
      expect(await refusalOf(person, 'CALL spread_task_template(?, ?)', [id, LINES])).toBe(1370);
    }
  });

  it('leaves one of a name in use, and changes nothing of one that is not', async () => {
    const id = await add();
    const name = await scalar<string>(gina, 'SELECT name FROM task_template WHERE task_template_id = ?', [id]);
    expect(await refusalOf(gina, ADD, [name, LINES])).toBe(1062);
    await gina.query('UPDATE task_template SET is_active = 0 WHERE task_template_id = ?', [id]);
    expect(await refusalOf(gina, ADD, [name, LINES])).toBe(0);
    expect(await refusalOf(gina, "UPDATE task_template SET name = 'A' WHERE task_template_id = ?", [id])).toBe(51092);
    expect(await refusalOf(gina, 'UPDATE task_template SET is_active = 1 WHERE task_template_id = ?', [id])).toBe(1062);
    expect(await refusalOf(bill, APPLY, [EVENTS.billFree, id])).toBe(51092);
  });

  it('has a history that everybody reads', async () => {
    const id = await add();
    const told = "SELECT COUNT(*) FROM list_history WHERE `Table` = 'task_template' AND `Enregistrement` = ?";
    expect(Number(await scalar(nell, told, [id]))).toBe(1);
  });
});

describe('applying one', () => {
  let id = 0;
  beforeEach(async () => {
    id = await add();
  });

  it('gives its tasks, due by the event, from whoever applies it', async () => {
    expect(await refusalOf(bill, APPLY, [EVENTS.billKate, id])).toBe(0);
    expect(await given(EVENTS.billKate, id)).toEqual([
      'Réserver "le traiteur" \\ l’apéritif 2089-10-04 3 1',
      'Vérifier l’acompte 2089-12-03 gestion 1',
      'Saluer le client 2090-01-02 1 1',
      'Ranger 2090-01-04 support 1',
    ]);
  });

  it('is for the department where nobody serves the event yet', async () => {
    await kate.query(APPLY, [EVENTS.billFree, id]);
    const [first, , third] = await given(EVENTS.billFree, id);
    expect(first).toMatch(/ support 3$/);
    expect(third).toMatch(/ 1 3$/);
  });

  it('again adds what is missing only, also where a task is done, cancelled or named otherwise', async () => {
    await gina.query(APPLY, [EVENTS.billKate, id]);
    const change = (set: string, line: string) =>
      gina.query(`UPDATE task SET ${set} WHERE template_id = ? AND template_line = ?`, [id, line]);
    await change('done_at = NOW()', 'Vérifier l’acompte');
    await change('is_active = 0', 'Saluer le client');
    await change("title = 'Tout ranger'", 'Ranger');
    await gina.query(APPLY, [EVENTS.billKate, id]);
    expect(await given(EVENTS.billKate, id)).toHaveLength(4);
    await gina.query('UPDATE task_template SET task_lines = ? WHERE task_template_id = ?', [
      'J-9 support Ranger\nJ-8 support Balayer',
      id,
    ]);
    expect(await given(EVENTS.billKate, id)).toHaveLength(4);
    await gina.query(APPLY, [EVENTS.billKate, id]);
    const after = await given(EVENTS.billKate, id);
    expect(after.slice(3)).toEqual(['Tout ranger 2090-01-04 support 5', 'Balayer 2089-12-25 support 5']);
  });

  it('by two at once gives each task once', async () => {
    for (const template of [id, await add(), await add(), await add()]) {
      const values = [EVENTS.billKate, template];
      await Promise.all([bill, gina, kate].map((person) => person.query(APPLY, values)));
      expect(await given(EVENTS.billKate, template)).toHaveLength(4);
    }
    const twice =
      'INSERT INTO task (event_id, title, days_before, department, template_id, template_line) VALUES (?, ?, 1, ?, ?, ?)';
    const row = [EVENTS.billKate, 'A', 'support', id, 'Ranger'];
    expect(await company.owner((owner) => refusalOf(owner, twice, row))).toBe(1062);
    expect([1142, 1143]).toContain(await refusalOf(gina, twice, row));
  });

  it('is refused on a cancelled or unknown event, with an unknown template, and without a department', async () => {
    expect(await refusalOf(bill, APPLY, [EVENTS.off, id])).toBe(51080);
    expect(await refusalOf(bill, APPLY, [9999, id])).toBe(51080);
    expect(await refusalOf(bill, APPLY, [null, id])).toBe(51080);
    expect(await refusalOf(bill, APPLY, [EVENTS.billFree, 9999])).toBe(51092);
    expect(await refusalOf(nell, APPLY, [EVENTS.billFree, id])).toBe(1370);
  });
});

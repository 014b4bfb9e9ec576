/**
 * Attack: list_history leaves out the rows about colleagues, but the engine may evaluate the reader's own condition
 * before the view's. A condition can reveal values: by a user variable that collects them, or by an error whose message
 * quotes its argument. Bill wants the new username that gestion gave Cora.
 */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, scalar } from '../database/support/company.ts';

let company: Company;
let bill: Connection;
beforeAll(async () => {
  company = await openCompany();
  const gina = await company.as('gina');
  await gina.query("UPDATE collaborator SET username = 'hidden.name' WHERE collaborator_id = 2");
  bill = await company.as('bill');
});
afterAll(() => company.close());

const COLLECTED = "(@seen := CONCAT(COALESCE(@seen, ''), COALESCE(`Après`, ''), COALESCE(`Action`, ''), '|')) IS NULL";

it.each([
  `SELECT 1 FROM list_history WHERE ${COLLECTED}`,
  `SELECT 1 FROM list_history WHERE \`Table\` = 'collaborator' AND ${COLLECTED}`,
  `SELECT 1 FROM (SELECT 2 AS id) AS one LEFT JOIN list_history ON Enregistrement = one.id AND \`Table\` = 'collaborator' AND ${COLLECTED}`,
])('a variable collects nothing: %s', async (sql) => {
  await bill.query("SET @seen = ''");
  await bill.query(sql);
  const seen = await scalar<unknown>(bill, 'SELECT CAST(@seen AS CHAR)');
  expect(String(seen)).not.toMatch(/hidden|username|provision/);
});

it.each(['UUID_TO_BIN(`Après`)', 'EXTRACTVALUE(1, `Après`)', 'ST_GeomFromText(`Après`)', 'EXP(`Action` + 1e9)'])(
  'an error message quotes nothing: %s',
  async (expression) => {
    const sql = `SELECT 1 FROM list_history WHERE \`Table\` = 'collaborator' AND ${expression} = 1`;
    const said = await bill.query(sql).then(String, (error: Error) => error.message);
    expect(said).not.toMatch(/hidden|username|bill\.test|provision/);
  },
);

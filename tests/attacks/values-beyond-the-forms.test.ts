/** Attack: values that every form refuses, sent by SQL from a session with relaxed modes. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, contractOf, EVENTS, openCompany, refusalOf, undone } from '../database/support/company.ts';

let company: Company;
let gina: Connection;
let bill: Connection;
let kate: Connection;
beforeAll(async () => {
  company = await openCompany();
  [gina, bill, kate] = await Promise.all([company.as('gina'), company.as('bill'), company.as('kate')]);
  for (const connection of [gina, bill, kate]) await connection.query("SET SESSION sql_mode = ''");
});
afterAll(() => company.close());

const CONTRACT = contractOf(10, 'signed');
const DAYS = ['0000-01-01', '0001-01-01', '0099-12-31', '1899-12-31', '2200-01-01', '9999-12-31'];

describe.each(DAYS)('the day %s', (day) => {
  it.each([
    ['a payment', () => gina, `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${CONTRACT}, 1, '${day}')`],
    [
      'a new client',
      () => bill,
      `INSERT INTO client (full_name, company_name, email, phone, creation_date) VALUES ('a', 'b', 'a@b.fr', '1', '${day}')`,
    ],
    ['a client', () => bill, `UPDATE client SET creation_date = '${day}' WHERE client_id = 10`],
    [
      'the start of an event',
      () => kate,
      `UPDATE event SET event_start = '${day}' - INTERVAL 1 DAY WHERE event_id = ${EVENTS.billKate}`,
    ],
  ] as const)('is refused for %s', async (_, who, sql) => {
    expect(await undone(who(), () => refusalOf(who(), sql))).not.toBe(0);
  });
});

it('days at the bounds are taken', async () => {
  for (const day of ['1900-01-01', '2199-12-31'])
    expect(
      await undone(gina, () =>
        refusalOf(gina, `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${CONTRACT}, 1, '${day}')`),
      ),
    ).toBe(0);
});

const reverse = (reason: string) =>
  undone(gina, async () => {
    await gina.query(`INSERT INTO payment (contract_id, amount, paid_on) VALUES (${CONTRACT}, 10, '2026-01-01')`);
    const sql = `INSERT INTO payment (contract_id, amount, paid_on, note) VALUES (${CONTRACT}, -5, '2026-01-01', ?)`;
    return refusalOf(gina, sql, [reason]);
  });
const overlap = (reason: string) =>
  undone(gina, () => refusalOf(gina, `CALL assign_support(${EVENTS.clash}, NULL, 3, ?)`, [reason]));

it.each([
  ...['', ' ', '\t', '\n', '\r\n\t '],
  ...['\u2800', '\u3164', '\u115f', '\uffa0', '\u200b', '\u00a0', '\u202e'],
])('a reason that nobody sees is none: %j', async (reason) => {
  expect(await reverse(reason)).toBe(51033);
  expect(await overlap(reason)).toBe(51045);
});

it.each(['x', 'é', '7', '!', '日本', '😀', ' \u3164a'])('a reason that is seen is taken: %j', async (reason) => {
  expect(await reverse(reason)).toBe(0);
  expect(await overlap(reason)).toBe(0);
});

/** Two users at the same time, each in a REPEATABLE READ transaction: the rules hold for the second one too. */
import type { Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { untilRowLockAwaited } from '../support/databaseStates.ts';
import { type Company, contractOf, EVENTS, openCompany, type Person, refusalOf, scalar } from './support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());

/** Two transactions that have already read, so that each has its own snapshot. */
async function both(one: Person, other: Person): Promise<[Connection, Connection]> {
  const pair: [Connection, Connection] = [await company.as(one), await company.as(other)];
  for (const connection of pair) {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('SET SESSION innodb_lock_wait_timeout = 5');
    await connection.query('START TRANSACTION');
    await connection.query(
      'SELECT (SELECT COUNT(*) FROM event), (SELECT COUNT(*) FROM payment), (SELECT COUNT(*) FROM client)',
    );
  }
  return pair;
}

/** Runs the second statement while the first transaction is open. @returns the result of each */
async function race([one, other]: [Connection, Connection], first: string, second: string): Promise<[number, number]> {
  const won = await refusalOf(one, first);
  const waiting = refusalOf(other, second);
  await untilRowLockAwaited(company.admin, other);
  await one.query('COMMIT');
  const lost = await waiting;
  await other.query(lost === 0 ? 'COMMIT' : 'ROLLBACK');
  return [won, lost];
}

it('two assignments at once cannot overlap', async () => {
  const pair = await both('gina', 'george');
  const assign = (event: number) => `UPDATE event SET support_contact = 4 WHERE event_id = ${event}`;
  await company.owner((owner) =>
    owner.query('UPDATE event SET support_contact = NULL WHERE event_id = ?', [EVENTS.billKate]),
  );
  expect(await race(pair, assign(EVENTS.billKate), assign(EVENTS.clash))).toEqual([0, 51045]);
});

it('of two payments that exceed the balance together, the second is refused', async () => {
  const pair = await both('gina', 'george');
  const contract = contractOf(10, 'signed');
  const pay = `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${contract}, 60, '2026-01-01')`;
  expect(await race(pair, pay, pay)).toEqual([0, 51031]);
  const balance = 'SELECT CAST(balance AS CHAR) FROM contract WHERE contract_id = ?';
  expect(await scalar(company.admin, balance, [contract])).toBe('40.00');
});

it('a change of the cost and a payment at once keep the balance correct', async () => {
  const pair = await both('gina', 'george');
  const contract = contractOf(10, 'to_sign');
  const pay = `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${contract}, 60, '2026-01-01')`;
  expect(await race(pair, pay, `UPDATE contract SET cost = 50 WHERE contract_id = ${contract}`)).toEqual([0, 51024]);
});

it('a client that is reassigned meanwhile can no longer be changed', async () => {
  const pair = await both('gina', 'bill');
  const give = 'UPDATE client SET collaborator_id = 2 WHERE client_id = 10';
  const sign = `UPDATE contract SET statut = 'signed' WHERE contract_id = ${contractOf(10, 'to_sign')}`;
  expect(await race(pair, give, sign)).toEqual([0, 51020]);
});

it('an assignment to a support who is being deactivated waits, and is refused', async () => {
  const [gina, george] = [await company.as('gina'), await company.as('george')];
  await george.query('START TRANSACTION');
  await george.query('SELECT COUNT(*) FROM event');
  await gina.query('CALL deactivate_collaborator(3, NULL, NULL, 0)');
  const late = `UPDATE event SET support_contact = 3 WHERE event_id = ${EVENTS.clash}`;
  expect(await refusalOf(george, late)).toBe(51044);
});

it('an open transaction of the deactivated user does not delay the deactivation, and writes nothing more', async () => {
  const [gina, kate] = [await company.as('gina'), await company.as('sam')];
  await kate.query('START TRANSACTION');
  await kate.query(`UPDATE event SET notes = 'late' WHERE event_id = ${EVENTS.billSam}`);
  await gina.query('SET SESSION innodb_lock_wait_timeout = 3');
  await gina.query('CALL deactivate_collaborator(4, NULL, NULL, 0)');
  await expect(kate.query('COMMIT')).rejects.toThrow();
  expect(await scalar(company.admin, 'SELECT notes FROM event WHERE event_id = ?', [EVENTS.billSam])).toBe('');
});

it('when two users of gestion deactivate each other, one of them stays', async () => {
  const [gina, george] = [await company.as('gina'), await company.as('george')];
  await Promise.allSettled([
    gina.query('CALL deactivate_collaborator(6, NULL, NULL, NULL)'),
    george.query('CALL deactivate_collaborator(5, NULL, NULL, NULL)'),
  ]);
  const left = await scalar<number>(
    company.admin,
    "SELECT COUNT(*) FROM collaborator WHERE role = 'gestion' AND is_active",
  );
  expect(left).toBeGreaterThanOrEqual(1);
  const last = await scalar<number>(
    company.admin,
    "SELECT MIN(collaborator_id) FROM collaborator WHERE role = 'gestion' AND is_active",
  );
  const owner = await company.owner(async (connection) => {
    if (left === 2) await connection.query('CALL deactivate_collaborator(6, NULL, NULL, NULL)');
    return refusalOf(connection, 'CALL deactivate_collaborator(?, NULL, NULL, NULL)', [last]);
  });
  expect(owner).toBe(51052);
});

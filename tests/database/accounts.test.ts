/**
 * Deactivation, reactivation, change of department, and passwords: what the procedures of gestion do to rows and
 * accounts.
 */
import type { Connection } from 'mysql2/promise';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseSecret } from '../../src/db/serverKey.ts';
import { MIXED_FROM } from '../../src/domain/derivedPassword.ts';
import { HASH_COST, HIGHEST_HASH_COST } from '../../src/domain/hashCost.ts';
import { CLIENTS, type Company, EVENTS, HASH, openCompany, refusalOf, scalar } from './support/company.ts';

let company: Company;
let gina: Connection;

beforeEach(async () => {
  company = await openCompany();
  gina = await company.as('gina');
});
afterEach(() => company.close());
afterAll(() => company.close());

const commercialOf = (client: number) =>
  scalar(company.admin, 'SELECT collaborator_id FROM client WHERE client_id = ?', [client]);
const supportOf = (event: number) =>
  scalar(company.admin, 'SELECT support_contact FROM event WHERE event_id = ?', [event]);
const accounts = (id: number) =>
  scalar(company.admin, 'SELECT COUNT(*) FROM mysql.user WHERE user = ?', [`epicevent_c${id}`]);

describe('a collaborator to deactivate', () => {
  it('is refused while there are clients or future events, and nothing changes', async () => {
    const bill = await company.as('bill');
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, NULL, NULL)')).toBe(51050);
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(3, NULL, NULL, NULL)')).toBe(51050);
    expect(await refusalOf(gina, "CALL change_department(3, NULL, 'commercial', NULL, NULL)")).toBe(51050);
    expect(await scalar(bill, 'SELECT get_collaborator_id()')).toBe(1);
  });

  it('hands over to a commercial, loses the open session at once, and cannot sign in again', async () => {
    const bill = await company.as('bill');
    await gina.query('CALL deactivate_collaborator(1, 0, 2, NULL)');
    await expect(bill.query('SELECT 1')).rejects.toThrow();
    await expect(company.as('bill')).rejects.toMatchObject({ errno: 1045 });
    expect(await commercialOf(CLIENTS.bill)).toBe(2);
    expect(await commercialOf(CLIENTS.inactive)).toBe(1);
    expect(await accounts(1)).toBe(0);
  });

  it.each([1, 3, 5, 7, 999, 0, -1])('cannot hand clients over to %s', async (to) => {
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(1, NULL, ?, NULL)', [to])).toBe(51053);
    expect(await commercialOf(CLIENTS.bill)).toBe(1);
  });

  it.each([1, 3, 5, 7, 999, -1])('cannot hand events over to %s', async (to) => {
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(3, NULL, NULL, ?)', [to])).toBe(51053);
    expect(await supportOf(EVENTS.billKate)).toBe(3);
  });

  it('leaves events to another support, or to nobody', async () => {
    await gina.query('CALL deactivate_collaborator(3, NULL, NULL, 4)');
    expect(await supportOf(EVENTS.billKate)).toBe(4);
    await gina.query('CALL deactivate_collaborator(4, NULL, NULL, 0)');
    expect(await supportOf(EVENTS.billKate)).toBeNull();
  });

  it('writes nothing more on a connection that is still open for a moment', async () => {
    const bill = await company.as('bill');
    await company.owner((owner) => owner.query('UPDATE collaborator SET is_active = FALSE WHERE collaborator_id = 1'));
    expect(await refusalOf(bill, "UPDATE client SET phone = '1' WHERE client_id = 10")).toBe(51001);
    expect(await refusalOf(bill, `CALL change_own_password('${HASH}')`)).toBe(51001);
    expect(await scalar(bill, 'SELECT COUNT(*) FROM commercial_own_client')).toBe(0);
  });
});

describe('limits of gestion', () => {
  it('nobody can do it to themselves', async () => {
    for (const call of [
      'deactivate_collaborator(5, NULL, NULL, NULL)',
      "change_department(5, NULL, 'support', NULL, NULL)",
      'provision_collaborator(5)',
      'deprovision_collaborator(5)',
      `reset_password(5, '${HASH}')`,
    ])
      expect(await refusalOf(gina, `CALL ${call}`)).toBe(51051);
  });

  it('an outdated version or an unknown collaborator is refused', async () => {
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(7, 5, NULL, NULL)')).toBe(51060);
    expect(await refusalOf(gina, 'CALL reactivate_collaborator(7, NULL)')).toBe(51060);
    expect(await refusalOf(gina, 'CALL deactivate_collaborator(999, NULL, NULL, NULL)')).toBe(51054);
  });

  it('the last active gestion cannot be deactivated', async () => {
    await gina.query('CALL deactivate_collaborator(6, NULL, NULL, NULL)');
    const calls = [
      'CALL deactivate_collaborator(5, NULL, NULL, NULL)',
      "CALL change_department(5, NULL, 'support', NULL, NULL)",
    ];
    for (const call of calls) expect(await company.owner((owner) => refusalOf(owner, call))).toBe(51052);
  });
});

it('a change of department gives the new rights and revokes the old ones', async () => {
  const before = await company.as('bill');
  await gina.query("CALL change_department(1, NULL, 'support', 2, NULL)");
  await expect(before.query('SELECT 1')).rejects.toThrow();
  const bill = await company.as('bill');
  expect(await scalar(bill, 'SELECT get_collaborator_role()')).toBe('support');
  expect(await refusalOf(bill, "UPDATE client SET phone = '1' WHERE client_id = 10")).not.toBe(0);
  expect([1959, 3530]).toContain(await refusalOf(bill, "SET ROLE 'commercial'"));
  await gina.query('CALL assign_support(?, NULL, 1, NULL)', [EVENTS.billFree]);
  expect(await refusalOf(bill, 'UPDATE event SET notes = 1 WHERE event_id = ?', [EVENTS.billFree])).toBe(0);
});

it('a reactivated collaborator has the previous department', async () => {
  await gina.query('CALL deactivate_collaborator(7, NULL, NULL, NULL)');
  await gina.query('CALL reactivate_collaborator(7, 1)');
  const nell = await company.as('nell');
  expect(await scalar(nell, 'SELECT get_collaborator_role()')).toBe('collaborator');
});

it('a new collaborator signs in with a password that must be changed', async () => {
  await gina.query(
    "INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('N', 'N', 'new.one', 'n@n.fr', 'support')",
  );
  const id = await scalar<number>(gina, 'SELECT LAST_INSERT_ID()');
  await gina.query('CALL provision_collaborator(?)', [id]);
  await gina.query('CALL reset_password(?, ?)', [id, HASH]);
  const person = await company.as(id);
  await person.query('CALL change_own_password(?)', [HASH.replace('aaa', 'ccc')]);
  const [[row]] = await company.admin.query<never[]>('SELECT * FROM credential WHERE collaborator_id = ?', [id]);
  expect(row).toMatchObject({
    must_change: 0,
    password_hash: HASH.replace('aaa', 'ccc'),
    account_version: MIXED_FROM + 2,
  });
});

describe('the own hash', () => {
  const stored = () => scalar<string>(company.admin, 'SELECT password_hash FROM credential WHERE collaborator_id = 1');
  const ofCost = (cost: number) => HASH.replace('$12$', `$${cost}$`);

  it('is raised to a higher cost by whoever knows it, and the password must still be changed', async () => {
    await company.admin.query('UPDATE credential SET password_hash = ?, must_change = TRUE WHERE collaborator_id = 1', [
      HASH,
    ]);
    const bill = await company.as('bill');
    const refusedOrNot = (from: string, to: string) => refusalOf(bill, 'CALL raise_own_hash(?, ?)', [from, to]);
    expect(await refusedOrNot(HASH.replace('aaa', 'ccc'), ofCost(13))).toBe(0);
    expect(await stored()).toBe(HASH);
    for (const shape of ['', 'x', ofCost(11), ofCost(16)]) expect(await refusedOrNot(HASH, shape)).toBe(51061);
    expect(await refusedOrNot(HASH, ofCost(14))).toBe(0);
    expect(await stored()).toBe(ofCost(14));
    for (const lower of [12, 13, 14])
      expect(await refusedOrNot(ofCost(14), ofCost(lower).replace('aaa', 'ccc'))).toBe(0);
    expect(await stored()).toBe(ofCost(14));
    expect(await scalar(company.admin, 'SELECT must_change FROM credential WHERE collaborator_id = 1')).toBe(1);
  });

  it('is changed to no cost below that of the program, nor above the highest', async () => {
    const bill = await company.as('bill');
    const change = (cost: number) => refusalOf(bill, 'CALL change_own_password(?)', [ofCost(cost)]);
    for (const cost of [HASH_COST - 1, HIGHEST_HASH_COST + 1]) expect(await change(cost)).toBe(51061);
    for (const cost of [HIGHEST_HASH_COST, HASH_COST]) {
      expect(await change(cost)).toBe(0);
      expect(await stored()).toBe(ofCost(cost));
    }
  });

  it('of a leaver is not', async () => {
    const bill = await company.as('bill');
    await company.owner((owner) => owner.query('UPDATE collaborator SET is_active = FALSE WHERE collaborator_id = 1'));
    expect(await refusalOf(bill, 'CALL raise_own_hash(?, ?)', [HASH, ofCost(13)])).toBe(51001);
  });
});

it('the database and the application derive the same database password', async () => {
  const derived = await scalar<string>(company.admin, "SELECT keyed_digest('db:42:7')");
  expect(String(derived)).toBe(databaseSecret(company.server.config.serverKey, 42, 7));
});

it.each(['reset_password', 'deprovision_collaborator', 'provision_collaborator'])(
  '%s ends the open sessions',
  async (name) => {
    const nell = await company.as('nell');
    await gina.query(name === 'reset_password' ? `CALL reset_password(7, '${HASH}')` : `CALL ${name}(7)`);
    await expect(nell.query('SELECT 1')).rejects.toThrow();
    expect(await accounts(7)).toBe(name === 'deprovision_collaborator' ? 0 : 1);
  },
);

describe('assign_support', () => {
  it('allows an overlap with a reason, which the history keeps', async () => {
    const call = 'CALL assign_support(?, ?, ?, ?)';
    expect(await refusalOf(gina, call, [EVENTS.clash, 0, 3, null])).toBe(51045);
    expect(await refusalOf(gina, call, [EVENTS.clash, 0, 3, '  '])).toBe(51045);
    expect(await refusalOf(gina, call, [EVENTS.clash, 9, 3, 'Two halls side by side'])).toBe(51060);
    expect(await refusalOf(gina, call, [EVENTS.clash, 0, 1, 'Two halls side by side'])).toBe(51044);
    expect(await refusalOf(gina, call, [EVENTS.clash, 0, 3, 'Two halls side by side'])).toBe(0);
    const reason =
      "SELECT Motif FROM list_history WHERE `Table` = 'event' AND Enregistrement = ? ORDER BY 1 DESC LIMIT 1";
    expect(await scalar(gina, reason, [EVENTS.clash])).toBe('Two halls side by side');
  });

  it('a reason for one overlap allows no other', async () => {
    await gina.query('CALL assign_support(?, NULL, 3, ?)', [EVENTS.clash, 'Because']);
    await gina.query('UPDATE event SET support_contact = NULL WHERE event_id = ?', [EVENTS.clash]);
    expect(await refusalOf(gina, 'UPDATE event SET support_contact = 3 WHERE event_id = ?', [EVENTS.clash])).toBe(
      51045,
    );
    expect(await scalar(company.admin, 'SELECT COUNT(*) FROM stated_reason')).toBe(0);
  });

  it('a support cannot move an event onto another one', async () => {
    const sam = await company.as('sam');
    const sql = "UPDATE event SET event_start = '2090-01-05 11:00', event_end = '2090-01-05 13:00' WHERE event_id = ?";
    expect(await refusalOf(sam, sql, [EVENTS.coraSam])).toBe(51045);
  });
});

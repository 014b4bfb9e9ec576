/** Attempts to get round a rule with one's own database account and a plain SQL client. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountName, databaseSecret } from '../../src/db/serverKey.ts';
import {
  CLIENTS,
  type Company,
  contractOf,
  EVENTS,
  HASH,
  openCompany,
  refusalOf,
  scalar,
  undone,
} from './support/company.ts';

let company: Company;
let bill: Connection;
let kate: Connection;
let gina: Connection;

beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());
beforeEach(async () => {
  [bill, kate, gina] = await Promise.all([company.as('bill'), company.as('kate'), company.as('gina')]);
});

const CHECK_FAILED = [3819, 4025];
const STEAL = `UPDATE client SET full_name = 'mine' WHERE client_id = ${CLIENTS.cora}`;
const NEW_CLIENT = "INSERT INTO client (full_name, company_name, email, phone) VALUES ('A', 'B', 'a@b.fr', '1')";

describe("the session's identity cannot be changed", () => {
  it.each(['gestion', 'support'])('SET ROLE %s is refused to a commercial', async (role) => {
    expect([1959, 3530]).toContain(await refusalOf(bill, `SET ROLE '${role}'`));
  });

  it('no session variable changes the identity', async () => {
    await bill.query("SET @collaborator_id = 2, @actor = 2, @role = 'gestion', @epicevent_statement = 'x'");
    expect(await scalar(bill, 'SELECT get_collaborator_id()')).toBe(1);
    expect(await refusalOf(bill, STEAL)).toBe(51010);
  });

  it('a prepared statement is refused like a plain one', async () => {
    await bill.query(`PREPARE steal FROM "${STEAL}"`);
    expect(await refusalOf(bill, 'EXECUTE steal')).toBe(51010);
  });

  it.each(['foreign_key_checks', 'unique_checks'])('%s = 0 makes every write fail', async (name) => {
    await bill.query(`SET SESSION ${name} = 0`);
    expect(await refusalOf(bill, NEW_CLIENT)).toBe(1644);
    expect(await refusalOf(bill, STEAL)).not.toBe(0);
  });

  it('checks cannot be disabled for one statement either', async () => {
    const isMariadb = company.server.engine === 'mariadb';
    const trick = isMariadb
      ? `SET STATEMENT check_constraint_checks = 0 FOR ${NEW_CLIENT.replace('a@b.fr', '')}`
      : NEW_CLIENT.replace('INSERT', 'INSERT /*+ SET_VAR(foreign_key_checks = 0) */');
    expect(await refusalOf(bill, trick)).toBe(1644);
  });

  it('SET timestamp and SET time_zone change neither stamps nor the check for past dates', async () => {
    await bill.query("SET timestamp = 1000000000, time_zone = '+13:00'");
    const past = `INSERT INTO event (contract_id, name, event_start, event_end)
      VALUES (${contractOf(CLIENTS.bill, 'signed')}, 'A', '2020-01-01 10:00', '2020-01-01 12:00')`;
    expect(await refusalOf(bill, past)).toBe(51047);
    await undone(bill, async () => {
      await bill.query(NEW_CLIENT);
      const stamp = 'SELECT TIMESTAMPDIFF(SECOND, last_update, ?) FROM client WHERE client_id = LAST_INSERT_ID()';
      const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
      expect(Math.abs(await scalar<number>(bill, stamp, [now]))).toBeLessThan(5);
    });
  });

  it.each(['insert_id = 2147483000', 'auto_increment_increment = 65535'])(
    'SET %s cannot exhaust the ids',
    async (setting) => {
      await bill.query(`SET SESSION ${setting}`);
      expect(await refusalOf(bill, NEW_CLIENT)).toBe(1644);
    },
  );

  it('the id of a record cannot be chosen', async () => {
    const numbered = (id: number) => NEW_CLIENT.replace('(full', '(client_id, full').replace("('A'", `(${id}, 'A'`);
    for (const id of [900, -5]) expect(await refusalOf(bill, numbered(id))).toBe(51003);
    await bill.query("SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
    expect(await refusalOf(bill, numbered(0))).toBe(51003);
  });

  it('sql_select_limit = 0 disables no rule', async () => {
    await gina.query('SET sql_select_limit = 0');
    const clash = `UPDATE event SET support_contact = 3 WHERE event_id = ${EVENTS.clash}`;
    expect(await refusalOf(gina, clash)).toBe(51045);
    const tooMuch = `INSERT INTO payment (contract_id, amount, paid_on) VALUES (${contractOf(10, 'signed')}, 101, '2026-01-01')`;
    expect(await refusalOf(gina, tooMuch)).not.toBe(0);
  });
});

describe("with sql_mode = ''", () => {
  const client = (full: string, day = "'2026-01-01'") =>
    `INSERT INTO client (full_name, company_name, email, phone, creation_date) VALUES (${full}, 'B', 'a@b.fr', '1', ${day})`;
  const contract = (cost: string) => `INSERT INTO contract (client_id, cost) VALUES (10, ${cost}), (10, ${cost})`;
  const start = (value: string) => `UPDATE event SET event_start = ${value} WHERE event_id = ${EVENTS.billFree}`;

  it.each([
    ['an empty name', client("''")],
    ['blanks', client("'   '")],
    ['no name in the second row', `${client("'A'")}, (NULL, 'B', 'a@b.fr', '1', '2026-01-01')`],
    ['a name that is too long', client(`'${'x'.repeat(300)}'`)],
    ['the day zero', client("'A'", "'0000-00-00'")],
    ['a month zero', client("'A'", "'2026-00-10'")],
    ['a day that does not exist', client("'A'", "'2026-02-31'")],
    ['no day at all', client("'A'", "'tomorrow'")],
    ['NaN', contract("'NaN'")],
    ['a negative cost', contract('-1')],
    ['a cost without bounds', contract('1e30')],
    ['a word for a cost', contract("'much'")],
    ['a start that is no date', start("'soon'")],
    ['fewer than no attendees', `UPDATE event SET attendees = -5 WHERE event_id = ${EVENTS.billFree}`],
    ['a name taken away', `UPDATE client SET full_name = NULL WHERE client_id = ${CLIENTS.bill}`],
    ['a statut in capitals', `UPDATE contract SET statut = 'SIGNED ' WHERE contract_id = ${contractOf(10, 'to_sign')}`],
  ])('%s is refused', async (_what, sql) => {
    for (const mode of ['', 'ALLOW_INVALID_DATES']) {
      await bill.query('SET sql_mode = ?', [mode]);
      await undone(bill, async () =>
        expect([...CHECK_FAILED, 1048, 51046, 51062]).toContain(await refusalOf(bill, sql)),
      );
    }
  });

  it('foreign rows cannot be changed', async () => {
    await bill.query("SET sql_mode = ''");
    expect(await refusalOf(bill, STEAL)).toBe(51010);
    expect(await refusalOf(bill, STEAL.replace('UPDATE', 'UPDATE IGNORE'))).toBe(51010);
  });
});

describe('other statements that write', () => {
  const taken = `INSERT INTO client (full_name, company_name, email, phone, request_key) VALUES ('A', 'B', 'a@b.fr', '1', 'k')`;

  it('INSERT … ON DUPLICATE KEY UPDATE changes no foreign row', async () => {
    const cora = await company.as('cora');
    await cora.query(taken);
    expect([51010, 1143]).toContain(await refusalOf(bill, `${taken} ON DUPLICATE KEY UPDATE full_name = 'mine'`));
    expect(await refusalOf(bill, taken.replace('INSERT', 'REPLACE'))).toBe(1142);
  });

  it('UPDATE of two tables, or of own and foreign rows at once, changes nothing', async () => {
    const both = `UPDATE client a JOIN client b ON a.client_id = 10 AND b.client_id = 11 SET a.phone = '9', b.phone = '9'`;
    expect(await refusalOf(bill, both)).toBe(51010);
    expect(await refusalOf(bill, "UPDATE client SET phone = '9'")).toBe(51010);
    expect(await scalar(bill, "SELECT COUNT(*) FROM client WHERE phone = '9'")).toBe(0);
  });

  it('INSERT … SELECT creates only own clients', async () => {
    await undone(bill, async () => {
      await bill.query(`INSERT INTO client (full_name, company_name, email, phone, collaborator_id)
        SELECT full_name, company_name, email, phone, 2 FROM client WHERE client_id = 11`);
      expect(await scalar(bill, 'SELECT collaborator_id FROM client WHERE client_id = LAST_INSERT_ID()')).toBe(1);
    });
  });

  it('nothing can be written through a list view', async () => {
    expect(await refusalOf(bill, "UPDATE list_client SET téléphone = '9'")).toBe(1142);
    expect(await refusalOf(bill, "UPDATE commercial_own_client SET téléphone = '9'")).toBe(1142);
  });

  it('an invalid support is refused on a cancelled event too', async () => {
    const sql = `UPDATE event SET support_contact = 1, is_active = 0 WHERE event_id = ${EVENTS.clash}`;
    expect(await refusalOf(gina, sql)).toBe(51044);
  });

  it('only an active commercial can get a client', async () => {
    for (const id of [3, 5, 7, 999, 0, -1, 'NULL'])
      expect(await refusalOf(gina, `UPDATE client SET collaborator_id = ${id} WHERE client_id = 10`)).toBe(51012);
  });
});

describe('credentials and accounts', () => {
  it('the history cannot be changed, not even by the owner of the schema', async () => {
    for (const sql of ['DELETE FROM history', "UPDATE history SET action = 'x'"]) {
      expect(await refusalOf(gina, sql)).toBe(1142);
      expect(await company.owner((owner) => refusalOf(owner, sql))).toBe(1644);
    }
  });

  it.each([
    "ALTER USER 'epicevent_c1'@'%' IDENTIFIED BY 'x'",
    "CREATE USER 'epicevent_c99'@'%' IDENTIFIED BY 'x'",
    "DROP USER 'epicevent_c1'@'%'",
    "GRANT 'gestion' TO 'epicevent_c1'@'%'",
    "GRANT SELECT ON epicevent.credential TO 'epicevent_c5'@'%'",
    "SET PASSWORD FOR 'epicevent_c1'@'%' = 'x'",
    'DROP TRIGGER client_before_update',
    'CREATE FUNCTION get_collaborator_id2() RETURNS INT DETERMINISTIC RETURN 2',
    'SET GLOBAL log_bin_trust_function_creators = 1',
  ])('gestion cannot run an account statement: %s', async (sql) => {
    expect(await refusalOf(gina, sql)).not.toBe(0);
  });

  it("PROXY on one's account gives the other user no identity", async () => {
    await gina.query("GRANT PROXY ON 'epicevent_c5'@'%' TO 'epicevent_c1'@'%'");
    const again = await company.as('bill');
    expect(await scalar(again, 'SELECT get_collaborator_id()')).toBe(1);
    expect(await refusalOf(again, 'CALL provision_collaborator(2)')).toBe(1370);
  });

  it('nobody can call private procedures', async () => {
    for (const call of [
      'apply_account(1)',
      'drop_account(1)',
      'end_sessions(1)',
      "note_change('client', 1, 'x', NULL, NULL, NULL)",
      "answer_requests(10, NULL, NULL, 'client.update')",
    ])
      for (const person of [bill, kate, gina]) expect(await refusalOf(person, `CALL ${call}`)).toBe(1370);
    for (const secret of ["keyed_digest('db:1:1')", 'client_of_note(1, NULL, NULL)'])
      expect(await refusalOf(gina, `SELECT ${secret}`)).toBe(1370);
  });

  it('only gestion can call the administration procedures', async () => {
    for (const call of [
      'provision_collaborator(2)',
      'deprovision_collaborator(2)',
      'deactivate_collaborator(2, NULL, NULL, NULL)',
      "change_department(1, NULL, 'gestion', NULL, NULL)",
      'reactivate_collaborator(2, NULL)',
      `reset_password(2, '${HASH}')`,
      `assign_support(${EVENTS.billFree}, NULL, 3, NULL)`,
      'end_session(1)',
    ])
      for (const person of [bill, kate, await company.as('nell')])
        expect(await refusalOf(person, `CALL ${call}`)).toBe(1370);
  });

  it('nobody sees, keeps or leaves the session of somebody else', async () => {
    const number = async (person: Connection) => {
      const [[rows]] = await person.query<RowDataPacket[][]>("CALL begin_session('desk')");
      return Number(rows?.[0]?.session_id);
    };
    const [ofBill, ofKate] = [await number(bill), await number(kate)];
    await bill.query('CALL leave_session(?)', [ofKate]);
    const [[seen]] = await bill.query<RowDataPacket[][]>('CALL see_session(?)', [ofKate]);
    expect(seen).toEqual([]);
    expect(await scalar(kate, 'SELECT Ouverte FROM list_session WHERE `Session ID` = ?', [ofKate])).toBe(1);
    expect(await scalar(bill, 'SELECT COUNT(*) FROM list_session WHERE Collaborateur <> 1')).toBe(0);
    for (const sql of [
      'UPDATE session SET ended_at = NULL',
      'DELETE FROM session',
      'SELECT * FROM session',
      "INSERT INTO session (collaborator_id, origin, begun_at, seen_at) VALUES (2, 'x', NOW(), NOW())",
    ])
      expect(await refusalOf(bill, sql)).toBe(1142);
    await bill.query('CALL leave_session(?)', [ofBill]);
    expect(await scalar(bill, 'SELECT Ouverte FROM list_session WHERE `Session ID` = ?', [ofBill])).toBe(0);
  });

  it('a person who begins sessions without end gets no more of them', async () => {
    for (let count = 0; count < 60; count += 1) await bill.query("CALL begin_session('desk')");
    const before = await scalar<number>(company.admin, 'SELECT COUNT(*) FROM session');
    const [[rows]] = await bill.query<RowDataPacket[][]>("CALL begin_session('desk')");
    expect(rows).toEqual([{ session_id: null }]);
    expect(await scalar(company.admin, 'SELECT COUNT(*) FROM session')).toBe(before);
  });

  it.each(['0', '-1', 'NULL', '2147483647', '99999999999', "'1; DROP TABLE client'", "'1'' OR 1=1'"])(
    'provisioning refuses the invalid id %s',
    async (id) => {
      for (const call of [
        `provision_collaborator(${id})`,
        `deprovision_collaborator(${id})`,
        `reset_password(${id}, '${HASH}')`,
      ])
        expect([51054, 1264, 1265, 1366, 1292]).toContain(await refusalOf(gina, `CALL ${call}`));
    },
  );

  it('an unknown department is refused, and nobody loses their own', async () => {
    for (const role of ["'root'", "'gestion   '", "'GESTION'", 'NULL', "''", "'x'' TO root; --'"])
      expect(await refusalOf(gina, `CALL change_department(4, NULL, ${role}, NULL, 0)`)).not.toBe(0);
    expect(await scalar(gina, 'SELECT role FROM collaborator WHERE collaborator_id = 4')).toBe('support');
  });

  it('a text that is no password hash is refused', async () => {
    for (const hash of [
      'secret',
      '',
      HASH.replace('12', '04'),
      `${HASH}x`,
      HASH.replace('$2b', '$2B'),
      `${HASH.slice(0, 59)}\n`,
    ])
      expect(await refusalOf(gina, 'CALL reset_password(2, ?)', [hash])).toBe(51061);
    expect(await refusalOf(gina, 'CALL reset_password(2, NULL)')).toBe(51061);
  });

  it('the caller finds no secret in the session', async () => {
    await gina.query('CALL provision_collaborator(7)');
    expect(await scalar(gina, 'SELECT @epicevent_statement')).toBeNull();
  });

  it('an old database password stops working after a password reset', async () => {
    await company.as('nell');
    const version = await scalar<number>(
      company.admin,
      'SELECT account_version FROM credential WHERE collaborator_id = 7',
    );
    await gina.query('CALL reset_password(7, ?)', [HASH]);
    const { connectAs } = await import('../../src/db/withOwner.ts');
    const old = connectAs({
      socketPath: company.server.admin.socketPath,
      user: accountName(7),
      password: databaseSecret(company.server.config.serverKey, 7, version),
    });
    await expect(old).rejects.toMatchObject({ errno: 1045 });
    await company.as('nell');
  });
});

describe('the sign-in account', () => {
  it('reads no table and executes nothing else', async () => {
    const login = await company.login();
    for (const table of ['collaborator', 'credential', 'client', 'history', 'list_client'])
      expect(await refusalOf(login, `SELECT * FROM ${table}`)).toBe(1142);
    expect(await refusalOf(login, `CALL change_own_password('${HASH}')`)).toBe(1370);
    expect(await refusalOf(login, `CALL raise_own_hash('${HASH}', '${HASH}')`)).toBe(1370);
    expect(await refusalOf(login, 'CALL provision_collaborator(1)')).toBe(1370);
    expect(await scalar(login, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'epicevent'")).toBe(
      0,
    );
  });

  it('the owner is locked between runs', async () => {
    await company.owner(async () => undefined);
    const query = 'SHOW CREATE USER epicevent_owner';
    expect(await scalar<string>(company.admin, query)).toContain('ACCOUNT LOCK');
  });
});

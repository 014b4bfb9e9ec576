/** The journal: sign-ins, refusals, rights, signatures and payments, written by the database. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLIENTS, type Company, contractOf, HASH, openCompany, refusalOf, scalar, undone } from './support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());

const total = () => scalar<number>(company.admin, 'SELECT COALESCE(MAX(journal_id), 0) FROM journal');
/** The entries after a number, as the owner of the database sees them. */
async function since(number: number): Promise<RowDataPacket[]> {
  const [rows] = await company.admin.query<RowDataPacket[]>(
    `SELECT kind, actor_id AS actor, account, typed_name AS typed, origin, table_name AS tab, record_id AS record, detail
     FROM journal WHERE journal_id > ? ORDER BY journal_id`,
    [number],
  );
  return rows.map((row) => ({ ...row }) as RowDataPacket);
}
async function entriesOf(work: () => Promise<unknown>): Promise<RowDataPacket[]> {
  const before = await total();
  await work();
  return since(before);
}
const tryAs = (login: Connection, name: string, origin = 'desk') =>
  login.query('CALL login_challenge(?, ?)', [name, origin]);
const idOf = (name: string) =>
  scalar<number>(company.admin, `SELECT collaborator_id FROM collaborator WHERE username = '${name}'`);
const passTime = () => company.admin.query('UPDATE login_throttle SET last_failure = last_failure - INTERVAL 2 HOUR');

describe('sign-ins', () => {
  it('a try is a refusal until it succeeded', async () => {
    const login = await company.login();
    const entries = await entriesOf(() => tryAs(login, 'Bill.Test'));
    const entry = { actor: 1, account: 'epicevent_login', typed: 'bill.test', origin: 'desk', detail: null };
    expect(entries).toEqual([{ ...entry, kind: 'sign_in_refused', tab: null, record: null }]);
    const before = await total();
    await login.query("CALL login_succeeded('bill.test', 'desk')");
    expect((await since(before - 1)).map(({ kind }) => kind)).toEqual(['sign_in']);
    await login.query("CALL login_succeeded('bill.test', 'desk')");
    expect(await since(before)).toEqual([]);
  });

  it('a question without an origin is no try', async () => {
    const login = await company.login();
    expect(await entriesOf(() => login.query("CALL login_challenge('bill.test', NULL)"))).toEqual([]);
  });

  it('keeps the name of nobody, but nothing that may be a password', async () => {
    const login = await company.login();
    const entries = await entriesOf(async () => {
      await tryAs(login, 'no.body');
      await tryAs(login, 'Correct horse, battery!');
    });
    expect(entries).toMatchObject([
      { kind: 'sign_in_refused', actor: null, typed: 'no.body' },
      { kind: 'sign_in_refused', actor: null, typed: null },
    ]);
  });

  it('keeps one entry of a wait, however often and from wherever somebody tries', async () => {
    const login = await company.login();
    const entries = await entriesOf(async () => {
      for (let tried = 0; tried < 5; tried++) await tryAs(login, 'cora.test');
      for (let tried = 0; tried < 20; tried++) await tryAs(login, 'cora.test', `place ${tried % 5}`);
    });
    expect(entries.map(({ detail }) => detail)).toEqual([null, null, null, null, null, 'waits']);
    await passTime();
    const later = await entriesOf(async () => {
      for (let tried = 0; tried < 3; tried++) await tryAs(login, 'cora.test', 'place 2');
    });
    expect(later.map(({ detail }) => detail)).toEqual([null, 'waits']);
  });

  it('a flood of names of nobody fills nothing, and hides no try of a collaborator', async () => {
    const login = await company.login();
    const flood = await entriesOf(async () => {
      for (let tried = 0; tried < 130; tried++) await tryAs(login, `nobody.${tried}`);
    });
    expect(flood.length).toBeLessThanOrEqual(100);
    expect(flood.length).toBeGreaterThan(90);
    expect(await entriesOf(() => tryAs(login, 'kate.test'))).toMatchObject([{ actor: 3, typed: 'kate.test' }]);
  });

  it('whoever keeps the journal locked keeps nobody out', async () => {
    const [gina, login] = [await company.as('gina'), await company.login()];
    await login.query('SET SESSION innodb_lock_wait_timeout = 1');
    await gina.query('SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE');
    await gina.query('START TRANSACTION');
    await gina.query('SELECT * FROM list_journal');
    const meanwhile = await entriesOf(async () => {
      await tryAs(login, 'sam.test');
      await login.query("CALL login_succeeded('sam.test', 'desk')");
    });
    expect(meanwhile).toEqual([]);
    await gina.query('ROLLBACK');
    expect(await entriesOf(() => tryAs(login, 'sam.test'))).toHaveLength(1);
  });
});

describe('changes', () => {
  it('a change of rights has who gave what to whom', async () => {
    const gina = await company.as('gina');
    const entries = await entriesOf(async () => {
      await gina.query("CALL change_department(7, NULL, 'support', NULL, NULL)");
      await gina.query('CALL deactivate_collaborator(7, NULL, NULL, NULL)');
      await gina.query('CALL reactivate_collaborator(7, NULL)');
      await gina.query('CALL reset_password(7, ?)', [HASH]);
      await gina.query(
        "INSERT INTO collaborator (first_name, last_name, username, email, role) VALUES ('Ada', 'New', 'ada.new', 'ada@epic.test', 'support')",
      );
      await gina.query("UPDATE collaborator SET email = 'ada.new@epic.test' WHERE username = 'ada.new'");
    });
    expect(entries).toMatchObject([
      { record: 7, detail: 'role collaborator > support' },
      { record: 7, detail: 'is_active 1 > 0' },
      { record: 7, detail: 'is_active 0 > 1' },
      { record: 7, detail: 'reset_password' },
      { detail: 'create support' },
    ]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ kind: 'rights', actor: 5, account: 'epicevent_c5', tab: 'collaborator' });
      expect(entry.origin).not.toBe('');
    }
  });

  it('a signature, a payment and a reversal have their record', async () => {
    const [bill, gina] = [await company.as('bill'), await company.as('gina')];
    const contract = contractOf(CLIENTS.bill, 'to_sign');
    const pay = 'INSERT INTO payment (contract_id, amount, paid_on, method, note) VALUES (?, ?, ?, ?, ?)';
    const entries = await entriesOf(async () => {
      await bill.query("UPDATE contract SET statut = 'signed' WHERE contract_id = ?", [contract]);
      await gina.query(pay, [contract, '40.10', '2026-01-01', 'card', '']);
      await gina.query(pay, [contract, '-40.10', '2026-01-01', 'card', 'paid twice']);
      await gina.query("UPDATE contract SET statut = 'closed' WHERE contract_id = ?", [contract]);
    });
    expect(entries).toMatchObject([
      { kind: 'signature', actor: 1, tab: 'contract', record: contract },
      { kind: 'payment', actor: 5, tab: 'payment', detail: '40.10' },
      { kind: 'payment', actor: 5, tab: 'payment', detail: '-40.10' },
    ]);
  });

  it('what is taken back leaves no entry', async () => {
    const cora = await company.as('cora');
    const sign = "UPDATE contract SET statut = 'signed' WHERE contract_id = ?";
    const entries = await entriesOf(() => undone(cora, () => cora.query(sign, [contractOf(CLIENTS.cora, 'to_sign')])));
    expect(entries).toEqual([]);
  });
});

describe('refusals', () => {
  it('are kept of the connected person, by fixed words and numbers', async () => {
    const bill = await company.as('bill');
    const entries = await entriesOf(async () => {
      await bill.query("CALL note_refusal(51023, NULL, 'contract', 101)");
      await bill.query("CALL note_refusal(NULL, 'refused.client.create', NULL, NULL)");
    });
    expect(entries).toMatchObject([
      { kind: 'refusal', actor: 1, account: 'epicevent_c1', tab: 'contract', record: 101, detail: 'rule 51023' },
      { kind: 'refusal', actor: 1, tab: null, record: null, detail: 'refused.client.create' },
    ]);
  });

  it.each([
    "51023, 'a.word', NULL, NULL",
    'NULL, NULL, NULL, NULL',
    '1, NULL, NULL, NULL',
    "NULL, 'Gina said so; 5', NULL, NULL",
    "NULL, '', NULL, NULL",
    "51023, NULL, 'journal', 1",
    "51023, NULL, 'client', 0",
  ])('take nothing else: %s', async (values) => {
    const bill = await company.as('bill');
    expect(await refusalOf(bill, `CALL note_refusal(${values})`)).toBe(51003);
    expect(await refusalOf(await company.login(), 'CALL note_refusal(51023, NULL, NULL, NULL)')).toBe(1370);
  });

  it('a flood of them fills nothing, and hides nobody else', async () => {
    const [kate, sam] = [await company.as('kate'), await company.as('sam')];
    const entries = await entriesOf(async () => {
      for (let told = 0; told < 220; told++) await kate.query('CALL note_refusal(51040, NULL, NULL, NULL)');
      await sam.query('CALL note_refusal(51040, NULL, NULL, NULL)');
    });
    expect(entries.filter(({ actor }) => actor === 3)).toHaveLength(200);
    expect(entries.filter(({ actor }) => actor === 4)).toHaveLength(1);
  });
});

describe('nobody', () => {
  it('reads the entries of others, but gestion', async () => {
    const [bill, gina] = [await company.as('bill'), await company.as('gina')];
    const login = await company.login();
    await tryAs(login, 'bill.test');
    const own = 'SELECT COUNT(*) FROM list_journal WHERE `Collaborateur` = 1';
    expect(await scalar(bill, own)).toBeGreaterThan(0);
    expect(await scalar(bill, 'SELECT COUNT(*) FROM list_journal')).toBe(await scalar(gina, own));
    expect(await scalar(gina, 'SELECT COUNT(*) FROM list_journal')).toBe(
      await scalar(company.admin, 'SELECT COUNT(*) FROM journal'),
    );
    const collected = "(@seen := CONCAT(COALESCE(@seen, ''), COALESCE(`Genre`, ''), COALESCE(`Compte`, ''))) IS NULL";
    await bill.query("SET @seen = ''");
    await bill.query(`SELECT 1 FROM list_journal WHERE ${collected}`);
    expect(await scalar<unknown>(bill, 'SELECT CAST(@seen AS CHAR)').then(String)).not.toMatch(/rights|epicevent_c5/);
  });

  it('everybody reads their own sign-ins alone, gestion too', async () => {
    const login = await company.login();
    await tryAs(login, 'bill.test');
    await tryAs(login, 'gina.test');
    for (const [person, id] of [
      ['bill', 1],
      ['gina', await idOf('gina.test')],
    ] as const) {
      const connection = await company.as(person);
      const [rows] = await connection.query<RowDataPacket[]>('SELECT `Origine` AS origin FROM list_my_sign_ins');
      expect(rows).toHaveLength(
        await scalar<number>(
          company.admin,
          `SELECT COUNT(*) FROM journal WHERE actor_id = ${id} AND kind LIKE 'sign_in%'`,
        ),
      );
      expect(rows.length).toBeGreaterThan(0);
      await connection.query("SET @seen = ''");
      await connection.query(
        "SELECT 1 FROM list_my_sign_ins WHERE (@seen := CONCAT(@seen, COALESCE(`Origine`, 'hidden'), ' ')) IS NULL",
      );
      const seen = await scalar<unknown>(connection, 'SELECT CAST(@seen AS CHAR)').then(String);
      expect(seen.split(' ').filter((word) => word !== '' && word !== 'hidden')).toHaveLength(rows.length);
    }
  });

  it.each([
    "INSERT INTO journal (happened_at, kind, account, origin) VALUES (NOW(), 'payment', 'x', 'x')",
    "UPDATE journal SET detail = 'x'",
    'DELETE FROM journal',
    "UPDATE list_journal SET `Genre` = 'sign_in'",
    'DELETE FROM list_journal',
    "CALL note_entry('payment', 1, NULL, NULL, NULL, NULL, NULL)",
    "CALL journal_change('payment', 1, 'create', NULL, '{}')",
    "CALL note_try('bill.test', 'x', FALSE, @entry)",
  ])('of the people may write one: %s', async (sql) => {
    for (const person of ['bill', 'kate', 'gina', 'nell'] as const)
      expect(await refusalOf(await company.as(person), sql), person).toBeGreaterThan(0);
    expect(await refusalOf(await company.login(), sql)).toBeGreaterThan(0);
  });

  it.each([
    'DELETE FROM journal LIMIT 1',
    "UPDATE journal SET detail = 'x' LIMIT 1",
    "UPDATE journal SET kind = 'sign_in', origin = 'elsewhere' WHERE kind = 'sign_in_refused' LIMIT 1",
    "UPDATE journal SET kind = 'sign_in_refused' WHERE kind = 'rights' LIMIT 1",
  ])('alters one, not even the owner: %s', async (sql) => {
    expect(await refusalOf(company.admin, sql)).toBe(1644);
  });
});

/** Whatever doctor names as a cure is tried: each fault is made, found, cured, and gone. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { type Company, openCompany } from '../database/support/company.ts';
import { runCommand, userOf } from '../support/runCommand.ts';

let company: Company;
let admin: Connection;
let env: Environment;
beforeAll(async () => {
  company = await openCompany();
  admin = await connectAs({ ...company.server.admin, database: 'epicevent' });
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(company.server.socketPath)}`;
  env = userOf(company.server, { EPICEVENT_ADMIN_URL: adminUrl }).env;
});
afterAll(async () => {
  await admin.end();
  await company.close();
});

const isMysql = () => company.server.engine === 'mysql';
/** MySQL writes a role as an account of every host, MariaDB as a name alone. */
const role = (name: string) => (isMysql() ? `'${name}'@'%'` : `'${name}'`);

interface Fault {
  readonly what: string;
  readonly make: () => readonly string[];
  readonly check: string;
  readonly found: RegExp;
}

const FAULTS: readonly Fault[] = [
  ['a trigger dropped', () => ['DROP TRIGGER payment_before_insert'], 'schema', /^payment_before_insert$/],
  [
    'a trigger of somebody else',
    () => ['CREATE TRIGGER payment_free BEFORE INSERT ON payment FOR EACH ROW SET NEW.amount = 1'],
    'schema',
    /payment_free/,
  ],
  ['a procedure dropped', () => ['DROP PROCEDURE deactivate_collaborator'], 'schema', /^deactivate_collaborator$/],
  [
    'a function altered',
    () => [
      'DROP FUNCTION locked_role',
      "CREATE DEFINER = 'epicevent_owner'@'%' FUNCTION locked_role(id INT) RETURNS VARCHAR(20) NOT DETERMINISTIC READS SQL DATA RETURN 'support'",
    ],
    'schema',
    /^locked_role$/,
  ],
  ['a view dropped', () => ['DROP VIEW list_client'], 'schema', /^list_client$/],
  [
    'a view altered',
    () => ["ALTER DEFINER = 'epicevent_owner'@'%' VIEW list_history AS SELECT * FROM history"],
    'schema',
    /^list_history$/,
  ],
  [
    'a view that runs with the rights of another',
    () => ["ALTER DEFINER = 'epicevent_owner'@'%' SQL SECURITY INVOKER VIEW colleague AS SELECT 1 AS one"],
    'schema',
    /^colleague$/,
  ],
  [
    'a check dropped',
    () => ['ALTER TABLE contract DROP CONSTRAINT contract_balance_between'],
    'schema',
    /^contract.contract_balance_between$/,
  ],
  [
    'a check altered',
    () => [
      'ALTER TABLE payment DROP CONSTRAINT payment_amount_some',
      'ALTER TABLE payment ADD CONSTRAINT payment_amount_some CHECK (amount <> 7)',
    ],
    'schema',
    /^payment.payment_amount_some$/,
  ],
  [
    'a foreign key dropped',
    () => ['ALTER TABLE payment DROP FOREIGN KEY payment_contract_exists'],
    'schema',
    /^payment.payment_contract_exists$/,
  ],
  ['a unique key dropped', () => ['ALTER TABLE client DROP KEY client_request_key'], 'schema', /client_request_key/],
  ['a key of a list dropped', () => ['ALTER TABLE client DROP KEY client_phone'], 'schema', /^client.client_phone$/],
  ['a column narrowed', () => ['ALTER TABLE client MODIFY phone VARCHAR(60) NULL'], 'schema', /^client.phone$/],
  ['a listing dropped', () => ['DROP TABLE event_word'], 'schema', /^event_word$/],
  [
    'a column of a listing dropped',
    () => ['ALTER TABLE contract_listing DROP COLUMN is_unpaid'],
    'schema',
    /is_unpaid/,
  ],
  ['a role dropped', () => [`DROP ROLE ${role('support')}`], 'roles', /support/],
  [
    'a right too few',
    () => [`REVOKE SELECT ON epicevent.list_client FROM ${role('collaborator')}`],
    'roles',
    /^collaborator$/,
  ],
  ['a right too many', () => [`GRANT DELETE ON epicevent.history TO ${role('commercial')}`], 'roles', /^commercial$/],
  [
    'a column right too many',
    () => [`GRANT UPDATE (balance) ON epicevent.contract TO ${role('gestion')}`],
    'roles',
    /^gestion$/,
  ],
  [
    'a right to read too many',
    () => [`GRANT SELECT ON epicevent.credential TO ${role('support')}`],
    'roles',
    /^support$/,
  ],
  [
    'the sign-in account reads',
    () => ["GRANT SELECT ON epicevent.credential TO 'epicevent_login'@'%'"],
    'roles',
    /^epicevent_login$/,
  ],
  [
    'the account of the SSH server reads',
    () => ["GRANT SELECT ON epicevent.credential TO 'epicevent_keys'@'%'"],
    'roles',
    /^epicevent_keys$/,
  ],
  [
    'the password of the account of the SSH server changed',
    () => [`SET PASSWORD FOR 'epicevent_keys'@'%' = ${isMysql() ? "'Other-secret-7'" : "PASSWORD('Other-secret-7')"}`],
    'login',
    /^epicevent_keys \(ER_ACCESS_DENIED_ERROR\)$/,
  ],
  ['rights of a person', () => ["GRANT ALL ON epicevent.* TO 'epicevent_c2'@'%'"], 'accounts', /^epicevent_c2$/],
  [
    'an account left over',
    () => ["CREATE USER 'epicevent_c4711'@'%' IDENTIFIED BY 'X7-something long'"],
    'accounts',
    /^epicevent_c4711$/,
  ],
  ['an account dropped', () => ["DROP USER 'epicevent_c2'@'%'"], 'accounts', /^epicevent_c2$/],
  ['an account locked', () => ["ALTER USER 'epicevent_c2'@'%' ACCOUNT LOCK"], 'accounts', /^epicevent_c2$/],
  [
    'the password of an account changed',
    () => [`SET PASSWORD FOR 'epicevent_c2'@'%' = ${isMysql() ? "'Other-secret-7'" : "PASSWORD('Other-secret-7')"}`],
    'accounts',
    /^epicevent_c2$/,
  ],
  ['an account expired', () => ["ALTER USER 'epicevent_c2'@'%' PASSWORD EXPIRE"], 'accounts', /^epicevent_c2$/],
].map(([what, make, check, found]) => ({ what, make, check, found }) as Fault);

async function problems(): Promise<readonly { check: string; found: string; cure: string }[]> {
  const { out, err } = await runCommand(['doctor', '--json'], { env });
  expect(err).not.toMatch(/inattendue/);
  return JSON.parse(out).findings.filter(({ state }: { state: string }) => state === 'problem');
}

async function cure(): Promise<void> {
  const { code, err } = await runCommand(['migrate'], { env });
  expect([code, err]).toEqual([0, '']);
}

it('doctor finds nothing where nothing is wrong', async () => {
  expect(await problems()).toEqual([]);
});

it.each(FAULTS)('$what: doctor names it, and migrate cures it', async ({ make, check, found }) => {
  for (const statement of make()) await admin.query(statement);
  const named = await problems();
  expect(named).toContainEqual({
    check,
    state: 'problem',
    found: expect.stringMatching(found),
    cure: expect.stringContaining('epicevent migrate'),
  });
  await cure();
  expect(await problems()).toEqual([]);
});

it('no trigger is left: raw SQL cannot pay too much after the cure', async () => {
  const [triggers] = await admin.query<RowDataPacket[]>(
    "SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = 'epicevent'",
  );
  for (const { name } of triggers) await admin.query(`DROP TRIGGER ${name}`);
  expect(await problems()).toMatchObject([{ check: 'schema', found: expect.stringContaining('_before_insert') }]);
  await cure();
  expect(await problems()).toEqual([]);
  const gina = await company.as('gina');
  await expect(
    gina.query(
      "INSERT INTO payment (contract_id, amount, paid_on, method) SELECT contract_id, 999999, '2026-01-02', 'card' FROM contract WHERE statut = 'signed' LIMIT 1",
    ),
  ).rejects.toMatchObject({ errno: expect.any(Number) });
});

it('a table with records of its own: doctor and migrate name the backup, and change nothing', async () => {
  await admin.query('RENAME TABLE payment TO payment_away');
  try {
    expect(await problems()).toMatchObject([
      { check: 'schema', found: 'payment', cure: expect.stringContaining('sauvegarde') },
    ]);
    const { code, err } = await runCommand(['migrate'], { env });
    expect([code, err]).toEqual([2, expect.stringMatching(/payment.*sauvegarde/)]);
  } finally {
    await admin.query('RENAME TABLE payment_away TO payment');
  }
  await cure();
  expect(await problems()).toEqual([]);
});

it('records that break a constraint: migrate says which, and they are corrected first', async () => {
  await admin.query('ALTER TABLE client DROP CONSTRAINT client_phone_shape');
  const [rows] = await admin.query<RowDataPacket[]>('SELECT client_id AS id, phone FROM client LIMIT 1');
  await admin.query('UPDATE client SET phone = ? WHERE client_id = ?', ['none', rows[0]?.id]);
  const { code, err } = await runCommand(['migrate'], { env });
  expect([code, err]).toEqual([2, expect.stringContaining('client.client_phone_shape')]);
  await admin.query('UPDATE client SET phone = ? WHERE client_id = ?', [rows[0]?.phone, rows[0]?.id]);
  await cure();
  expect(await problems()).toEqual([]);
});

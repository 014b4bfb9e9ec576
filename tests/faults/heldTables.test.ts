/** Somebody keeps tables of the schema open: each command ends in time, says who it is, and leaves nothing half done. */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Environment } from '../../src/settings/userPaths.ts';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { runCommand, userOf } from '../support/runCommand.ts';

let company: Company;
let env: Environment;
beforeEach(async () => {
  company = await openCompany();
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(company.server.socketPath)}`;
  env = userOf(company.server, { EPICEVENT_ADMIN_URL: adminUrl }).env;
});
afterEach(() => company.close());

/** An account that is not the program's, as for reports. */
async function report(): Promise<Connection> {
  await company.admin.query("CREATE USER IF NOT EXISTS report@'%' IDENTIFIED BY 'Report-1234'");
  await company.admin.query("GRANT ALL ON epicevent.* TO report@'%'");
  const { socketPath } = company.server;
  const connection = await createConnection({
    socketPath,
    user: 'report',
    password: 'Report-1234',
    database: 'epicevent',
  });
  connection.on('error', () => undefined);
  return connection;
}

async function holdOpen(connection: Connection): Promise<void> {
  await connection.query('START TRANSACTION');
  await connection.query('SELECT 1 FROM client LIMIT 1');
}

/** Abandons a prepared distributed transaction of a reader, and leaves. */
async function abandon(connection: Connection): Promise<void> {
  for (const sql of ["XA START 'x','y',3", 'SELECT 1 FROM client LIMIT 1', "XA END 'x','y',3", "XA PREPARE 'x','y',3"])
    await connection.query(sql);
  connection.destroy();
}

/** What the schema has, to compare. */
async function stateOfSchema(): Promise<unknown> {
  const names = async (sql: string) =>
    (await company.admin.query<RowDataPacket[]>(sql))[0].map((row) => Object.values(row).join(' '));
  return [
    await names("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'epicevent' ORDER BY 1"),
    await names("SELECT routine_name FROM information_schema.routines WHERE routine_schema = 'epicevent' ORDER BY 1"),
    await names("SELECT table_name FROM information_schema.tables WHERE table_schema = 'epicevent' ORDER BY 1"),
    await names('SELECT kind, name, checksum FROM schema_object ORDER BY 1, 2'),
    await names('SELECT name FROM migration ORDER BY 1'),
    (await names("SHOW GRANTS FOR 'gestion'")).length,
  ];
}

/** Makes the next migrate rebuild the objects. */
const outdate = () => company.admin.query("UPDATE schema_object SET checksum = 'old' WHERE name = 'shut_out'");

const KINDS = [
  ['migrate', ['migrate']],
  ['migrate --down', ['migrate', '--down', '1', '--delete-data-of', 'epicevent']],
  ['migrate that mends a table', ['migrate']],
] as const;

async function prepare(what: string): Promise<void> {
  if (what === 'migrate') await outdate();
  if (what.includes('mends')) await company.admin.query('ALTER TABLE client DROP KEY client_phone');
}

it.each(KINDS)('%s ends the sessions of people who read, and is done', async (what, argv) => {
  await prepare(what);
  const bill = await company.as('bill');
  await holdOpen(bill);
  const { code, err } = await runCommand(argv, { env });
  expect([code, err]).toEqual([0, '']);
  await expect(bill.query('SELECT 1')).rejects.toThrow();
});

it.each(KINDS)('%s names anybody else who reads, within 30 s, and changes nothing', async (what, argv) => {
  await prepare(what);
  const holder = await report();
  await holdOpen(holder);
  const before = await stateOfSchema();
  const start = performance.now();
  const { code, err } = await runCommand(argv, { env });
  expect([code, err]).toEqual([1, expect.stringContaining(`${holder.threadId} (report@localhost, `)]);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(await stateOfSchema()).toEqual(before);
  await company.admin.query(`KILL ${holder.threadId}`);
  expect((await runCommand(argv, { env })).code).toBe(0);
});

it('an abandoned distributed transaction does not stop migrate where no other schema is on the server', async () => {
  await outdate();
  await abandon(await company.as('nell'));
  const { code, err } = await runCommand(['migrate'], { env });
  expect([code, err]).toEqual([0, '']);
});

it('where another schema is on the server, migrate names the statement that rolls it back', async () => {
  await company.admin.query('CREATE DATABASE accounting');
  await outdate();
  await abandon(await company.as('nell'));
  const before = await stateOfSchema();
  const { code, err } = await runCommand(['migrate'], { env });
  // MariaDB keeps no tables for it.
  if (company.server.engine === 'mariadb') return expect([code, err]).toEqual([0, '']);
  const [, statement = ''] = /(XA ROLLBACK \S+)/.exec(err) ?? [];
  expect([code, statement]).toEqual([1, "XA ROLLBACK X'78',X'79',3"]);
  expect(await stateOfSchema()).toEqual(before);
  expect(await refusalOf(company.admin, statement)).toBe(0);
  expect((await runCommand(['migrate'], { env })).code).toBe(0);
});

it.each([
  ['setup', ['setup']],
  ['doctor', ['doctor']],
])('%s names who locks the tables', async (_, argv) => {
  const holder = await report();
  await holder.query('LOCK TABLES client WRITE, collaborator WRITE');
  const start = performance.now();
  const { code, out, err } = await runCommand(argv, { env });
  expect([code, `${out}${err}`]).toEqual([1, expect.stringContaining(`${holder.threadId} (report@localhost, `)]);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(
    await scalar(
      company.admin,
      "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE 'epicevent\\_check%'",
    ),
  ).toBe(0);
});

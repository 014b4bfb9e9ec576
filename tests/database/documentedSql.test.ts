/** The SQL that docs/operations.md gives an administrator, as it stands there. */
import { fileURLToPath } from 'node:url';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { install } from '../../src/db/install.ts';
import { docsBlock } from '../support/docs.ts';
import { type Company, openCompany, scalar } from './support/company.ts';

let company: Company;
let admin: Connection;
beforeAll(async () => {
  company = await openCompany();
  admin = await createConnection({ ...company.server.admin, multipleStatements: true });
});
afterAll(async () => {
  await admin.end();
  await company.close();
});

const OURS =
  "FROM mysql.user WHERE user LIKE 'epicevent%' OR user IN ('collaborator', 'commercial', 'support', 'gestion')";
const users = async () => {
  const [rows] = await admin.query<RowDataPacket[]>(`SELECT user AS name ${OURS} ORDER BY user`);
  return rows.map(({ name }) => name);
};

/** Runs a block, and what its last statement says is still to be run. */
async function runWithRest(sql: string): Promise<string[]> {
  const [results] = await admin.query<RowDataPacket[][]>({ sql, rowsAsArray: true });
  const rest = ((results.at(-1) ?? []) as unknown as [string][]).map(([statement]) => statement);
  for (const statement of rest) await admin.query(statement);
  return rest;
}

it('prepare.sql makes room for a dump: an empty database, and no account of a collaborator', async () => {
  const rest = await runWithRest(docsBlock('prepare'));
  expect(rest).toHaveLength(7);
  expect(await users()).toEqual(expect.arrayContaining(['epicevent_login', 'epicevent_owner', 'gestion']));
  expect((await users()).filter((name) => name.startsWith('epicevent_c'))).toEqual([]);
  expect(await scalar(admin, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'epicevent'")).toBe(
    0,
  );
});

it('setup finds there what it needs', async () => {
  const { serverKey, loginSecret } = company.server.config;
  const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
  const options = { admin: company.server.admin, schema: 'epicevent', serverKey, loginSecret, migrations };
  expect((await install(options)).migrated.length).toBeGreaterThan(1);
  expect(await scalar(admin, 'SELECT COUNT(*) FROM epicevent.list_client')).toBe(0);
});

it('the statements of removing leave nothing of the application on the server', async () => {
  await admin.query(docsBlock('remove'));
  expect(await users()).toEqual([]);
  expect(await scalar(admin, "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'epicevent'")).toBe(
    0,
  );
});

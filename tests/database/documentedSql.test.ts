/** The SQL statements of docs/operations.md for an administrator, exactly as documented. */
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

/** Runs a block, then the statements that its last query returns. */
async function runWithRest(sql: string): Promise<string[]> {
  const [results] = await admin.query<RowDataPacket[][]>({ sql, rowsAsArray: true });
  const rest = ((results.at(-1) ?? []) as unknown as [string][]).map(([statement]) => statement);
  for (const statement of rest) await admin.query(statement);
  return rest;
}

it('prepare.sql prepares a restore: an empty database, and no account of a collaborator', async () => {
  const rest = await runWithRest(docsBlock('prepare'));
  expect(rest).toHaveLength(7);
  expect(await users()).toEqual(expect.arrayContaining(['epicevent_login', 'epicevent_owner', 'gestion']));
  expect((await users()).filter((name) => name.startsWith('epicevent_c'))).toEqual([]);
  expect(await scalar(admin, "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'epicevent'")).toBe(
    0,
  );
});

it('setup accepts the prepared server', async () => {
  const { serverKey, loginSecret } = company.server.config;
  const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
  const options = { admin: company.server.admin, schema: 'epicevent', serverKey, loginSecret, migrations };
  expect((await install(options)).migrated.length).toBeGreaterThan(1);
  expect(await scalar(admin, 'SELECT COUNT(*) FROM epicevent.list_client')).toBe(0);
});

it('the removal statements leave nothing of the application on the server', async () => {
  await admin.query(docsBlock('remove'));
  expect(await users()).toEqual([]);
  expect(await scalar(admin, "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'epicevent'")).toBe(
    0,
  );
});

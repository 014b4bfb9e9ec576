/** A schema that is not whole, or of another version than the program: nobody signs in, and each command says why. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
let admin: Connection;
let env: Environment;
let company: Environment;
beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  admin = await connectAs({ ...server.admin, database: 'epicevent' });
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
  company = userOf(server).env;
  env = { ...company, EPICEVENT_ADMIN_URL: adminUrl };
});
afterAll(async () => {
  await admin.end();
  await server.stop();
});

const list = () =>
  runCommand(['list', 'clients', '--username', 'gestion.demo'], { env: company, input: 'epicevent-demo\n' });
const migrate = () => runCommand(['migrate'], { env });

it.each([
  ['a trigger', 'DROP TRIGGER payment_before_insert'],
  ['a procedure', 'DROP PROCEDURE shut_out'],
  ['the procedure of the sign-in itself', 'DROP PROCEDURE login_challenge'],
  ['a function', 'DROP FUNCTION acting_department'],
  ['a view', 'DROP VIEW list_history'],
])('without %s nobody signs in, until the administrator has run migrate', async (_, statement) => {
  await admin.query(statement);
  const refused = await list();
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/règles manquent.*epicevent migrate/)]);
  expect(refused.out).toBe('');
  expect((await migrate()).code).toBe(0);
  expect((await list()).code).toBe(0);
});

it('a wrong password says nothing of the database', async () => {
  await admin.query('DROP TRIGGER payment_before_insert');
  const { err } = await runCommand(['list', 'clients', '--username', 'gestion.demo'], {
    env: company,
    input: 'wrong password\n',
  });
  expect(err).not.toContain('migrate');
  await migrate();
});

it('a newer schema is refused at the sign-in, by migrate, setup and doctor, and stays as it is', async () => {
  await admin.query("INSERT INTO migration (name, executed_at) VALUES ('20991231000000-future', NOW())");
  const count = async () => (await admin.query<RowDataPacket[]>('SELECT name FROM migration'))[0].length;
  const before = await count();
  for (const argv of [['migrate'], ['migrate', '--down', '1'], ['setup']]) {
    const { code, err } = await runCommand(argv, { env });
    expect([argv, code, err]).toEqual([argv, 2, expect.stringContaining('plus récente que ce programme')]);
  }
  const refused = await list();
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('plus récente que ce programme')]);
  for (const asked of [env, company]) {
    const { code, out } = await runCommand(['doctor'], { env: asked });
    expect([code, out]).toEqual([1, expect.stringContaining('plus récente que ce programme')]);
  }
  expect(await count()).toBe(before);
  await admin.query("DELETE FROM migration WHERE name LIKE '2099%'");
  expect((await list()).code).toBe(0);
});

it('a schema one step older names migrate at the sign-in, and doctor sees it without an administrator', async () => {
  const before = await admin.query<RowDataPacket[]>('SELECT MAX(name) AS name FROM migration');
  const name = String(before[0][0]?.name);
  await admin.query('DELETE FROM migration WHERE name = ?', [name]);
  const refused = await list();
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/plus ancienne.*epicevent migrate/)]);
  const { code, out } = await runCommand(['doctor'], { env: company });
  expect([code, out]).toEqual([1, expect.stringMatching(/plus ancienne.*epicevent migrate/)]);
  await admin.query('INSERT INTO migration (name, executed_at) VALUES (?, NOW())', [name]);
  expect((await list()).code).toBe(0);
});

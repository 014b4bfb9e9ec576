/** Going back past the tables deletes payments and history: the name of the database must be typed first. */
// The first line of the input is the empty password of the administrator.
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
let admin: Connection;
let env: Environment;
beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  admin = await connectAs(server.admin);
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
  env = userOf(server, { EPICEVENT_ADMIN_URL: adminUrl }).env;
});
afterAll(async () => {
  await admin.end();
  await server.stop();
});

const FIRST = '20261128160000-create-tables';
const payments = async () =>
  (await admin.query<RowDataPacket[]>('SELECT COUNT(*) AS count FROM epicevent.payment'))[0][0]?.count;
const triggers = async () =>
  (
    await admin.query<RowDataPacket[]>(
      "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = 'epicevent'",
    )
  )[0].length;

it.each([
  ['no answer', ''],
  ['another name', 'epic\n'],
  ['yes', 'yes\n'],
])('%s changes nothing', async (_, input) => {
  const before = [await payments(), await triggers()];
  const { code, out, err } = await runCommand(['migrate', '--down', '200'], { env, input: `\n${input}` });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/supprime définitivement : .*history.*payment/);
  expect(err).toContain('--delete-data-of epicevent');
  expect([await payments(), await triggers()]).toEqual(before);
});

it('a script with the name of another database changes nothing either', async () => {
  const before = await payments();
  const { code } = await runCommand(['migrate', '--down', '200', '--delete-data-of', 'other'], { env });
  expect([code, await payments()]).toEqual([2, before]);
});

it('steps back that delete nothing ask nothing', async () => {
  const before = await payments();
  const back = await runCommand(['migrate', '--to', FIRST], { env });
  expect([back.code, back.err]).toEqual([0, '']);
  expect((await runCommand(['migrate'], { env })).code).toBe(0);
  expect(await payments()).toBe(before);
});

it('with the name typed, or given by a script, it is done; then migrate and doctor leave nothing over', async () => {
  const { code } = await runCommand(['migrate', '--down', '200'], { env, input: '\nepicevent\n' });
  expect(code).toBe(0);
  await expect(payments()).rejects.toMatchObject({ errno: 1146 });
  expect((await runCommand(['migrate'], { env })).code).toBe(0);
  // The accounts of the people whose rows are gone are gone as well.
  const doctor = await runCommand(['doctor', '--json'], { env });
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
  expect((await runCommand(['migrate', '--down', '200', '--delete-data-of', 'epicevent'], { env })).code).toBe(0);
});

/** Set-up says which right of the administrator is missing before it changes anything. */
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const PASSWORD = 'un parapluie rouge 7';
const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];
let server: TestServer;
let root: Connection;

beforeAll(async () => {
  // The log of changes is on, as on every server that has a copy elsewhere.
  server = await startTestServer({ bare: true, more: ['--log-bin', '--server-id=1', '--binlog-format=ROW'] });
  root = await createConnection({ ...server.admin });
});
afterAll(async () => {
  await root?.end();
  await server?.stop();
});
beforeEach(async () => {
  await root.query("CREATE USER chief@'%' IDENTIFIED BY 'secret'");
  await root.query("GRANT CREATE USER ON *.* TO chief@'%' WITH GRANT OPTION");
  await root.query("GRANT SELECT ON mysql.* TO chief@'%'");
});
afterEach(() => root.query("DROP USER chief@'%'"));

const url = () => `mysql://chief:secret@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
const setUp = () =>
  runCommand(['setup', '--admin-url', url(), ...GESTION], {
    env: { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'fr' },
    input: `${PASSWORD}\n`,
  });

/** Everything that set-up would make. */
async function made(): Promise<unknown> {
  const [schemas] = await root.query<RowDataPacket[]>("SHOW DATABASES LIKE 'epicevent%'");
  const [accounts] = await root.query<RowDataPacket[]>("SELECT user FROM mysql.user WHERE user LIKE 'epicevent%'");
  return [schemas, accounts];
}

const OTHERS = {
  mysql: ['PROCESS ON *.*', 'ROLE_ADMIN ON *.*', 'CONNECTION_ADMIN ON *.*'],
  mariadb: ['PROCESS ON *.*', 'CONNECTION ADMIN ON *.*', 'UPDATE ON mysql.*'],
};

it('names each right that is missing, and changes nothing', async () => {
  const rights = ['ALL ON epicevent.*', ...OTHERS[server.engine]];
  for (const right of rights) {
    const grants = rights.filter((other) => other !== right);
    await root.query("REVOKE ALL PRIVILEGES, GRANT OPTION FROM chief@'%'");
    await root.query("GRANT CREATE USER ON *.* TO chief@'%' WITH GRANT OPTION");
    await root.query("GRANT SELECT ON mysql.* TO chief@'%'");
    for (const other of grants) await root.query(`GRANT ${other} TO chief@'%' WITH GRANT OPTION`);
    const { code, err } = await setUp();
    expect([right, code, err]).toEqual([right, 2, expect.stringContaining(right.replace(' ON *.*', ''))]);
    for (const other of grants) expect(err).not.toContain(other.replace(' ON *.*', ''));
    expect(await made()).toEqual([[], []]);
  }
});

it('an administrator who may not grant SUPER is told the setting, and works with it', async () => {
  for (const right of ['ALL ON epicevent.*', ...OTHERS[server.engine]]) {
    await root.query(`GRANT ${right} TO chief@'%' WITH GRANT OPTION`);
  }
  const { code, err } = await setUp();
  expect([code, err]).toEqual([2, expect.stringContaining('log_bin_trust_function_creators=1')]);
  expect(await made()).toEqual([[], []]);
  await root.query('SET GLOBAL log_bin_trust_function_creators = 1');
  const again = await setUp();
  expect([again.code, again.err]).toEqual([0, expect.not.stringMatching(/erreur/i)]);
});

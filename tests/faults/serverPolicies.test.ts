/** Servers with policies of their own: accounts hold, and a setting that cannot work is named before anything changes. */
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, inject, it } from 'vitest';
import { databaseSecret } from '../../src/db/serverKey.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const isMysql = () => inject('serverOrigin').includes('mysqld') || process.env.EPICEVENT_TEST_ENGINE === 'mysql';
const adminUrlOf = ({ socketPath }: TestServer) =>
  `mysql://root:@localhost/?socketPath=${encodeURIComponent(socketPath)}`;
const adminEnv = (server: TestServer) => userOf(server, { EPICEVENT_ADMIN_URL: adminUrlOf(server) }).env;

it('accounts are made so that no password policy of the server makes them expire', async () => {
  const server = await startTestServer({ seeded: true });
  const admin = await createConnection({ ...server.admin });
  try {
    await admin.query("ALTER USER 'epicevent_c1'@'%' ACCOUNT LOCK");
    expect((await runCommand(['migrate'], { env: adminEnv(server) })).code).toBe(0);
    for (const name of ['epicevent_c1', 'epicevent_login']) {
      const [rows] = await admin.query<RowDataPacket[]>(`SHOW CREATE USER '${name}'@'%'`);
      expect(String(Object.values(rows[0] ?? {})[0])).toContain('PASSWORD EXPIRE NEVER');
    }
  } finally {
    await admin.end();
    await server.stop();
  }
});

it('validate_password takes every password of the program, and accounts of earlier versions go on', async () => {
  if (!isMysql()) return;
  const server = await startTestServer({ seeded: true });
  const admin = await createConnection({ ...server.admin, database: 'epicevent' });
  try {
    const { serverKey } = server.config;
    const earlier = databaseSecret(serverKey, 2, 7);
    expect(earlier).toMatch(/^[0-9a-f]{64}$/);
    await admin.query('UPDATE credential SET account_version = 7 WHERE collaborator_id = 2');
    await admin.query("ALTER USER 'epicevent_c2'@'%' IDENTIFIED BY ?", [earlier]);
    await admin.query("INSTALL COMPONENT 'file://component_validate_password'");
    await admin.query("SET GLOBAL validate_password.policy = 'STRONG'");
    const list = await runCommand(['list', 'clients', '--username', 'commercial.demo'], {
      env: userOf(server).env,
      input: 'epicevent-demo\n',
    });
    expect(list.err).not.toContain('inattendue');
    await admin.query('CALL provision_collaborator(2)');
    const [rows] = await admin.query<RowDataPacket[]>(
      'SELECT account_version AS v FROM credential WHERE collaborator_id = 2',
    );
    const own = await createConnection({
      ...server.admin,
      user: 'epicevent_c2',
      password: databaseSecret(serverKey, 2, rows[0]?.v),
    });
    await own.end();
  } finally {
    await admin.end();
    await server.stop();
  }
});

it('binlog_format=STATEMENT: setup, migrate and doctor name it and its cure, and nothing is changed', async () => {
  if (isMysql()) return;
  const server = await startTestServer({
    bare: true,
    more: ['--log-bin', '--binlog-format=STATEMENT', '--server-id=1'],
  });
  const admin = await createConnection({ ...server.admin });
  try {
    const env = adminEnv(server);
    for (const argv of [['setup'], ['migrate']]) {
      const { code, err } = await runCommand(argv, { env });
      expect([argv, code, err]).toEqual([argv, 2, expect.stringContaining('binlog_format=ROW')]);
    }
    const [found] = await admin.query<RowDataPacket[]>("SHOW DATABASES LIKE 'epicevent'");
    expect(found).toEqual([]);
  } finally {
    await admin.end();
    await server.stop();
  }
});

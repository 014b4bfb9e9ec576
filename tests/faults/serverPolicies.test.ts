/** Servers with policies of their own: accounts hold, and a setting that cannot work is named before anything changes. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { expect, inject, it } from 'vitest';
import { databaseSecret } from '../../src/db/serverKey.ts';
import { changePassword } from '../../src/services/changePassword.ts';
import { createCollaborator, resetPassword } from '../../src/services/collaborators.ts';
import { signIn } from '../../src/services/session.ts';
import { loadConfig } from '../../src/settings/config.ts';
import { typedCollaborator } from '../factories/inputs.ts';
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

/** Turns the policy on. MEDIUM asks for each kind of sign; STRONG also for no word of the dictionary. */
async function turnOn(admin: Connection, policy: string): Promise<void> {
  await admin.query("INSTALL COMPONENT 'file://component_validate_password'");
  await admin.query('SET GLOBAL validate_password.policy = ?', [policy]);
}

const GESTION = ['--first-name', 'Gina', '--last-name', 'Test', '--username', 'gina.test', '--email', 'gina@epic.fr'];

it.each(['MEDIUM', 'STRONG'])(
  'validate_password %s: setup, sign-in, reset, a new person, migrate and doctor work',
  async (policy) => {
    if (!isMysql()) return;
    const server = await startTestServer({ bare: true });
    const admin = await createConnection({ ...server.admin });
    try {
      await turnOn(admin, policy);
      const env = { ...adminEnv(server), EPICEVENT_HOME: `${server.folder}/new` };
      const passwordFile = `${server.folder}/first`;
      writeFileSync(passwordFile, 'une phrase assez longue\n');
      const setUp = await runCommand(['setup', ...GESTION, '--password-file', passwordFile], { env, input: '\n' });
      expect([setUp.code, setUp.err]).toEqual([0, expect.not.stringContaining('inattendue')]);
      const config = loadConfig(env);
      const deps = { config, now: () => new Date(), log: pino({ level: 'silent' }) };
      const gina = await signIn(deps, 'gina.test', 'une phrase assez longue');
      const again = 'une tout autre phrase encore';
      await changePassword(gina, { current: 'une phrase assez longue', next: again, again });
      const made = await createCollaborator(gina, typedCollaborator({ username: 'new.person' }), randomUUID());
      await resetPassword(gina, made.id, 'une phrase assez longue');
      await (await signIn(deps, 'new.person', 'une phrase assez longue')).close();
      await gina.close();
      // Each account is made anew.
      await admin.query('DROP USER epicevent_c1, epicevent_login');
      expect(await runCommand(['migrate'], { env, input: '\n' })).toMatchObject({ code: 0 });
      expect(await runCommand(['doctor'], { env, input: '\n' })).toMatchObject({ code: 0 });
      await (await signIn(deps, 'gina.test', again)).close();
    } finally {
      await admin.end();
      await server.stop();
    }
  },
);

it('validate_password and a sign-in account of an earlier version: migrate leaves its password, sign-in works', async () => {
  if (!isMysql()) return;
  const server = await startTestServer({ seeded: true, isCompany: true });
  const admin = await createConnection({ ...server.admin });
  try {
    const earlier = 'a'.repeat(48);
    await admin.query("ALTER USER epicevent_login@'%' IDENTIFIED BY ? WITH MAX_USER_CONNECTIONS 7", [earlier]);
    await turnOn(admin, 'STRONG');
    const changed = { ...server, config: { ...server.config, loginSecret: earlier } };
    const { env } = userOf(changed, { EPICEVENT_ADMIN_URL: adminUrlOf(server) });
    for (const argv of [['migrate'], ['setup']]) {
      const { code, err } = await runCommand(argv, { env, input: '\n' });
      expect([argv, code, err]).toEqual([argv, 0, expect.not.stringContaining('inattendue')]);
    }
    const [rows] = await admin.query<RowDataPacket[]>(
      "SELECT max_user_connections AS most FROM mysql.user WHERE user = 'epicevent_login'",
    );
    expect(rows[0]?.most).toBe(60);
    const list = await runCommand(['list', 'clients', '--username', 'bill.boquet'], { env, input: 'epicevent-demo\n' });
    expect([list.code, list.err]).toEqual([0, '']);
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

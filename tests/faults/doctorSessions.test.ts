/** What one session takes from the others, or the server lets it take: doctor names it, who it is, and the cure. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accountName } from '../../src/db/serverKey.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { runCommand, userOf } from '../support/runCommand.ts';

let company: Company;
let env: Environment;
let old: Connection;
beforeAll(async () => {
  // As on a company's server of MySQL.
  company = await openCompany(process.env.EPICEVENT_TEST_ENGINE === 'mysql' ? ['--performance-schema=ON'] : []);
  const adminUrl = `mysql://root:@localhost/?socketPath=${encodeURIComponent(company.server.socketPath)}`;
  env = userOf(company.server, { EPICEVENT_ADMIN_URL: adminUrl }).env;
  old = await company.as('cora');
  await old.query('START TRANSACTION');
  await old.query('SELECT 1 FROM event LIMIT 1');
});
afterAll(() => company.close());

interface Named {
  readonly found: string;
  readonly cure: string;
}

async function named(check: string): Promise<readonly Named[]> {
  const { out, err } = await runCommand(['doctor', '--json'], { env });
  expect(err).not.toMatch(/inattendue/);
  return JSON.parse(out).findings.filter(
    (one: { check: string; state: string }) => one.check === check && one.state === 'problem',
  );
}

it('an abandoned distributed transaction, with the statement that rolls it back', async () => {
  const nell = await company.as('nell');
  for (const sql of ["XA START 'x''y'", 'SELECT 1 FROM event_listing LIMIT 1', "XA END 'x''y'", "XA PREPARE 'x''y'"])
    await nell.query(sql);
  nell.destroy();
  const [finding] = await named('sessions');
  const [, statement = ''] = /(XA ROLLBACK \S+)/.exec(finding?.cure ?? '') ?? [];
  expect(statement).toBe("XA ROLLBACK X'782779',X'',1");
  // MariaDB answers that the branch was rolled back.
  expect([0, 1402]).toContain(await refusalOf(company.admin, statement));
  expect(await named('sessions')).toEqual([]);
});

it('who takes the prepared statements of the server', async () => {
  const nell = await company.as('nell');
  await company.admin.query('SET GLOBAL max_prepared_stmt_count = 1000');
  try {
    for (let n = 0; n < 900; n += 1) await nell.query(`PREPARE s${n} FROM 'DO 1'`);
    expect(await named('sessions')).toEqual([
      {
        check: 'sessions',
        state: 'problem',
        found: expect.stringMatching(
          new RegExp(`^Prepared_stmt_count 9\\d\\d/1000: ${nell.threadId} \\(${accountName(7)}@`),
        ),
        cure: expect.stringContaining('KILL'),
      },
    ]);
  } finally {
    nell.destroy();
    await company.admin.query('SET GLOBAL max_prepared_stmt_count = 16382');
  }
});

it('a server that takes too few connections for its people', async () => {
  await company.admin.query('SET GLOBAL max_connections = 100');
  expect(await named('sessions')).toMatchObject([
    { found: 'max_connections=100', cure: expect.stringContaining('max_connections=108') },
  ]);
  await company.admin.query('SET GLOBAL max_connections = 151');
  expect(await named('sessions')).toEqual([]);
});

it('accounts that may open more connections than now, and migrate bounds them', async () => {
  await company.admin.query("ALTER USER epicevent_c3@'%' WITH MAX_USER_CONNECTIONS 40");
  await company.admin.query("ALTER USER epicevent_c4@'%' PASSWORD EXPIRE DEFAULT");
  expect(await named('accounts')).toMatchObject([
    { found: 'epicevent_c3, epicevent_c4', cure: expect.stringContaining('migrate') },
  ]);
  expect((await runCommand(['migrate'], { env })).code).toBe(0);
  expect(await named('accounts')).toEqual([]);
  expect(
    await scalar(company.admin, "SELECT MIN(max_user_connections) FROM mysql.user WHERE user LIKE 'epicevent\\_c%'"),
  ).toBe(16);
});

it('a server that keeps distributed transactions in their session: also setup and migrate refuse it', async () => {
  if (company.server.engine === 'mariadb') return;
  await company.admin.query('SET GLOBAL xa_detach_on_prepare = OFF');
  try {
    expect(await named('sessions')).toMatchObject([
      { found: 'xa_detach_on_prepare=OFF', cure: expect.stringContaining('xa_detach_on_prepare = ON') },
    ]);
    for (const argv of [['migrate'], ['setup']]) {
      const { code, err } = await runCommand(argv, { env });
      expect([argv, code, err]).toEqual([argv, 2, expect.stringContaining('SET PERSIST xa_detach_on_prepare = ON')]);
    }
  } finally {
    await company.admin.query('SET GLOBAL xa_detach_on_prepare = ON');
  }
  expect(await named('sessions')).toEqual([]);
});

it('a transaction that is open for more than a minute', { timeout: 150_000 }, async () => {
  await vi.waitFor(
    async () =>
      expect(await named('sessions')).toMatchObject([
        {
          found: expect.stringMatching(
            new RegExp(`^${old.threadId} \\(${accountName(2)}@localhost, (6\\d|[7-9]\\d|\\d{3}) s\\)$`),
          ),
          cure: expect.stringContaining('KILL'),
        },
      ]),
    { timeout: 120_000, interval: 3000 },
  );
  await company.admin.query(`KILL ${old.threadId}`);
  expect(await named('sessions')).toEqual([]);
});

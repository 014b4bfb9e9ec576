/**
 * Attack: one user opens connections until the server accepts no more, and nobody else can work. Each account has its
 * own limit, above the application's need, and cannot raise it.
 */
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountName, databaseSecret } from '../../src/db/serverKey.ts';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

it.each(['nell', 'the sign-in account'])('%s cannot use up all connections', async (who) => {
  const open = () => (who === 'nell' ? company.as('nell') : company.login());
  const most = await scalar<number>(company.admin, 'SELECT @@GLOBAL.max_connections');
  let opened = 0;
  let refusal = 0;
  while (opened < most && refusal === 0) {
    refusal = await open().then(
      () => 0,
      (error: { errno?: number }) => error.errno ?? -1,
    );
    if (refusal === 0) opened++;
  }
  expect(refusal).toBe(1226);
  expect(opened).toBeLessThan(most / 2);
  expect(await scalar(await company.as('gina'), 'SELECT get_collaborator_id()')).toBe(5);
  company.release();
});

it('nobody can raise their own limit', async () => {
  const nell = await company.as('nell');
  expect(await refusalOf(nell, 'ALTER USER CURRENT_USER() WITH MAX_USER_CONNECTIONS 1000')).toBe(1227);
  expect(await refusalOf(nell, 'SET SESSION max_user_connections = 1000')).not.toBe(0);
});

const demo = staff();
const FLOODERS = ['bill.boquet', 'commercial.demo', 'kate.hastroff', 'alienor.vichum'];

it('four people who open all they may leave room for a fifth to sign in, also on a server of 151 connections', async () => {
  const { server } = demo;
  await askDatabase(server, 'SET GLOBAL max_connections = 151');
  const people = await askDatabase<{ id: number; version: number }>(
    server,
    `SELECT collaborator_id AS id, account_version AS version FROM collaborator JOIN credential USING (collaborator_id)
     WHERE username IN (?, ?, ?, ?)`,
    FLOODERS,
  );
  const opened: Connection[] = [];
  try {
    for (const { id, version } of people) {
      const password = databaseSecret(server.config.serverKey, id, version);
      const fill = async () => {
        for (;;)
          opened.push(await createConnection({ socketPath: server.socketPath, user: accountName(id), password }));
      };
      await expect(fill()).rejects.toMatchObject({ errno: 1226 });
    }
    expect(opened).toHaveLength(64);
    const nina = await demo.signIn('nina.perrot');
    expect(nina.actor.username).toBe('nina.perrot');
  } finally {
    for (const connection of opened) connection.destroy();
  }
});

it('one person has room for four terminals', async () => {
  for (let terminal = 0; terminal < 4; terminal += 1) await demo.signIn('bill.boquet');
});

/** Everybody may change the password of their own database account: the next sign-in puts it right, and says so. */
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { accountName, databaseSecret } from '../../src/db/serverKey.ts';
import { listClients } from '../../src/services/clients.ts';
import { deactivateCollaborator, getCollaborator, resetPassword } from '../../src/services/collaborators.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';
import { askDatabase } from '../support/askDatabase.ts';
import { runCommand, userOf } from '../support/runCommand.ts';

const company = staff('gestion');
const isMysql = () => company.server.engine === 'mysql';
const FIRST = 'une phrase assez longue';

async function accountOf(username: string): Promise<{ id: number; version: number }> {
  const [row] = await askDatabase<{ id: number; version: number }>(
    company.server,
    'SELECT collaborator_id AS id, account_version AS version FROM collaborator JOIN credential USING (collaborator_id) WHERE username = ?',
    [username],
  );
  if (!row) throw new Error('nobody has this name');
  return row;
}

const connect = (id: number, password: string) =>
  createConnection({ socketPath: company.server.socketPath, user: accountName(id), password, database: 'epicevent' });

/** The person changes it with a client of their own. */
async function change(username: string, statement: string): Promise<number> {
  const { id, version } = await accountOf(username);
  const own = await connect(id, databaseSecret(company.server.config.serverKey, id, version));
  await own.query(statement);
  await own.end();
  return id;
}

const SET = () => (isMysql() ? "SET PASSWORD = 'My-own-secret-7'" : "SET PASSWORD = PASSWORD('My-own-secret-7')");
const ALTER = () => `ALTER USER ${isMysql() ? 'USER()' : 'CURRENT_USER()'} IDENTIFIED BY 'My-own-secret-7'`;

it.each([
  ['SET PASSWORD', 'bill.boquet', SET],
  ['ALTER USER', 'kate.hastroff', ALTER],
])('%s: the sign-in heals the account and says so, once', async (_, username, statement) => {
  // MariaDB lets nobody alter their own account.
  if (statement === ALTER && !isMysql()) return;
  const id = await change(username, statement());
  const session = await company.signIn(username);
  expect(session.notice).toEqual({ key: 'login.healed' });
  expect((await listClients(session, { scope: 'all' }, { from: 'start', limit: 5 })).rows).toHaveLength(5);
  await expect(connect(id, 'My-own-secret-7')).rejects.toMatchObject({ errno: 1045 });
  expect((await company.signIn(username)).notice).toBeNull();
});

it('so it is with an expired password, and the command line says it too', async () => {
  const { id } = await accountOf('alienor.vichum');
  await askDatabase(company.server, `ALTER USER '${accountName(id)}'@'%' PASSWORD EXPIRE`);
  const list = () =>
    runCommand(['list', 'events', '--username', 'alienor.vichum'], {
      env: userOf(company.server).env,
      input: 'epicevent-demo\n',
    });
  const { config } = company.server;
  expect(config.isPrivate).toBe(true);
  const session = await company.signIn('alienor.vichum');
  expect(session.texts.message(session.notice ?? { key: 'login.title' })).toContain('il a été rétabli');
  expect((await list()).err).not.toContain('rétabli');
});

it('a wrong password heals nothing', async () => {
  await change('bill.boquet', SET());
  const before = await accountOf('bill.boquet');
  expect((await told(company.signIn('bill.boquet', 'wrong'))).key).toBe('refused.signIn');
  expect(await accountOf('bill.boquet')).toEqual(before);
  expect((await company.signIn('bill.boquet')).notice).not.toBeNull();
});

it.each([
  ['locked', 'commercial.demo', 'ALTER USER ? ACCOUNT LOCK'],
  ['taken away', 'alienor.vichum', 'DROP USER ?'],
])('an account that is %s stays so; a new password from gestion opens it', async (_, username, take) => {
  const id = await change(username, SET());
  await askDatabase(company.server, take.replace('?', `'${accountName(id)}'@'%'`));
  for (const _again of [1, 2]) expect((await told(company.signIn(username))).key).toBe('refused.sessionEnded');
  await resetPassword(company.gestion, id, FIRST);
  expect((await company.signIn(username, FIRST)).notice).toBeNull();
});

it('nobody who was deactivated is let in again', async () => {
  const id = await change('nina.perrot', SET());
  const { version } = await getCollaborator(company.gestion, id);
  await deactivateCollaborator(company.gestion, id, version, { clientsTo: null, eventsTo: null });
  expect((await told(company.signIn('nina.perrot'))).key).toBe('refused.signIn');
});

it('the sign-in account heals nobody without the key of the server', async () => {
  const { id, version } = await accountOf('kate.hastroff');
  const { socketPath, config } = company.server;
  const login = await createConnection({
    socketPath,
    user: 'epicevent_login',
    password: config.loginSecret,
    database: 'epicevent',
  });
  const heal = (secret: string | null) => login.query('CALL heal_account(?, ?)', ['kate.hastroff', secret]);
  for (const secret of [
    null,
    '',
    'wrong',
    databaseSecret(Buffer.alloc(32), id, version),
    databaseSecret(config.serverKey, id, version + 1),
  ])
    await expect(heal(secret)).rejects.toMatchObject({ errno: 51001 });
  await login.end();
  expect(await accountOf('kate.hastroff')).toEqual({ id, version });
});

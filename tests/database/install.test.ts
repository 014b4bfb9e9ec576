/** Set-up: the first time, repeated, on another machine, and after an error. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type InstallOptions, install } from '../../src/db/install.ts';
import { accountName } from '../../src/db/serverKey.ts';
import { withOwner } from '../../src/db/withOwner.ts';
import { type Company, openCompany, refusalOf, scalar } from './support/company.ts';

let company: Company;
let options: InstallOptions;
beforeAll(async () => {
  company = await openCompany();
  const { serverKey, loginSecret } = company.server.config;
  const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
  options = { admin: company.server.admin, schema: 'epicevent', serverKey, loginSecret, migrations };
});
afterAll(() => company.close());

const ownerState = async () =>
  (await scalar<string>(company.admin, 'SHOW CREATE USER epicevent_owner')).includes('ACCOUNT LOCK');

it('repeated, it changes nothing and ends no session', async () => {
  const bill = await company.as('bill');
  expect(await install(options)).toMatchObject({ migrated: [], provisioned: [] });
  expect(await scalar(bill, 'SELECT get_collaborator_id()')).toBe(1);
});

it('creates the accounts that a restored schema lacks', async () => {
  for (const id of [1, 5]) await company.admin.query(`DROP USER '${accountName(id)}'@'%'`);
  expect((await install(options)).provisioned).toEqual([1, 5]);
  expect(await scalar(await company.as('gina'), 'SELECT get_collaborator_role()')).toBe('gestion');
});

it('creates no account for inactive collaborators', async () => {
  await (await company.as('gina')).query('CALL deactivate_collaborator(7, NULL, NULL, NULL)');
  expect((await install(options)).provisioned).toEqual([]);
});

it('another server key is refused before any change', async () => {
  const bill = await company.as('bill');
  const other = { ...options, serverKey: Buffer.alloc(32, 9), loginSecret: 'another secret of the sign-in' };
  await expect(install(other)).rejects.toMatchObject({ problem: { key: 'cli.setup.otherKey' } });
  expect(await scalar(bill, 'SELECT get_collaborator_id()')).toBe(1);
  await company.as('bill');
  await company.login();
});

it('the owner is locked and its extra rights are revoked, even after an error', async () => {
  const failing = withOwner(company.server.admin, 'epicevent', async () => {
    expect(await ownerState()).toBe(false);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow('in the middle');
  expect(await ownerState()).toBe(true);
  const grants = await company.admin.query("SHOW GRANTS FOR 'epicevent_owner'@'%'");
  expect(JSON.stringify(grants[0])).not.toContain('SUPER');
});

it('two runs at once wait for each other', async () => {
  const order: string[] = [];
  const run = (name: string) =>
    withOwner(company.server.admin, 'epicevent', async ({ connection }) => {
      order.push(`${name} in`);
      await connection.query('SELECT SLEEP(0.1)');
      order.push(`${name} out`);
    });
  await Promise.all([run('a'), run('b')]);
  expect(order.map((step) => step.split(' ')[1])).toEqual(['in', 'out', 'in', 'out']);
});

it('nobody can read the key', async () => {
  for (const person of ['bill', 'gina'] as const)
    expect(await refusalOf(await company.as(person), 'SELECT * FROM server_key')).toBe(1142);
});

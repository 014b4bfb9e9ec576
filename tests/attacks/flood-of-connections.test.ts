/**
 * Attack: one user opens connections until the server accepts no more, and nobody else can work. Each account has its
 * own limit, far above the application's need, and cannot raise it.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Company, openCompany, refusalOf, scalar } from '../database/support/company.ts';

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

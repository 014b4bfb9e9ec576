/** The two procedures of the sign-in account. */

import { compare } from 'bcrypt';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, HASH, openCompany } from './support/company.ts';

let company: Company;
let login: Connection;
beforeAll(async () => {
  company = await openCompany();
  login = await company.login();
});
afterAll(() => company.close());
beforeEach(() => company.admin.query('DELETE FROM login_throttle'));

async function challenge(name: string | null): Promise<RowDataPacket> {
  const [sets] = await login.query<RowDataPacket[][]>('CALL login_challenge(?)', [name]);
  const row = sets[0]?.[0];
  expect(sets[0]).toHaveLength(1);
  if (!row) throw new Error('no answer');
  return row;
}
const fail = async (name: string, times: number) => {
  for (let i = 0; i < times; i++) await login.query('CALL login_outcome(?, FALSE)', [name]);
};

describe('login_challenge', () => {
  it('finds a collaborator, whatever the capitals of the username', async () => {
    const row = await challenge('BILL.test');
    expect(row).toMatchObject({
      collaborator_id: 1,
      password_hash: HASH,
      role: 'commercial',
      state: 'active',
      must_change: 0,
    });
    expect(row).toMatchObject({
      first_name: 'bill',
      last_name: 'Test',
      username: 'bill.test',
      account_version: 1,
      wait_seconds: 0,
    });
  });

  it('gives an unknown username an answer of the same form, always the same', async () => {
    const [known, unknown] = [await challenge('bill.test'), await challenge('no.body')];
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(Object.values(unknown).map((value) => typeof value)).toEqual(
      Object.values(known).map((value) => typeof value),
    );
    expect(unknown).toMatchObject({ state: 'active', username: 'no.body' });
    expect(unknown.password_hash).toMatch(/^\$2b\$12\$[./A-Za-z0-9]{53}$/);
    expect(await challenge('no.body')).toEqual(unknown);
    expect((await challenge('no.one')).password_hash).not.toBe(unknown.password_hash);
    expect(await compare('anything', unknown.password_hash)).toBe(false);
  });

  it.each(['', ' ', 'x'.repeat(5000), "' OR 1=1 --", '%', 'bíll.test', 'bill.test ', '😀', null])(
    'accepts %j without an error',
    async (name) => {
      expect(await challenge(name)).not.toMatchObject({ password_hash: HASH });
    },
  );

  it('reports a deactivated account', async () => {
    await company.owner((owner) => owner.query('UPDATE collaborator SET is_active = FALSE WHERE collaborator_id = 7'));
    expect(await challenge('nell.test')).toMatchObject({ state: 'inactive', password_hash: HASH });
  });

  it('takes about the same time for known and unknown usernames', async () => {
    const durations = { 'bill.test': [] as number[], 'no.body': [] as number[] };
    for (let i = 0; i < 300; i++)
      for (const name of ['bill.test', 'no.body'] as const) {
        const start = performance.now();
        await challenge(name);
        durations[name].push(performance.now() - start);
      }
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
    expect(Math.abs(median(durations['bill.test']) - median(durations['no.body']))).toBeLessThan(0.5);
  });
});

describe.each(['bill.test', 'no.body'])('failures of %s', (name) => {
  it('make this username wait from the fifth on, longer each time, up to 15 minutes', async () => {
    await fail(name, 4);
    expect((await challenge(name)).wait_seconds).toBe(0);
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      await fail(name, 1);
      waits.push((await challenge(name)).wait_seconds);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect((await challenge(name.toUpperCase())).wait_seconds).toBe(900);
    expect((await challenge('sam.test')).wait_seconds).toBe(0);
  });

  it('are deleted after a success', async () => {
    await fail(name, 6);
    await login.query('CALL login_outcome(?, TRUE)', [name]);
    expect((await challenge(name)).wait_seconds).toBe(0);
  });

  it('store no typed username', async () => {
    await fail(name, 1);
    const [rows] = await company.admin.query<RowDataPacket[]>('SELECT * FROM login_throttle');
    expect(JSON.stringify(rows)).not.toContain(name);
    expect(rows).toHaveLength(1);
  });
});

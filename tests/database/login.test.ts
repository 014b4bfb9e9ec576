/** The two procedures of the sign-in account. */

import { compare } from 'bcrypt';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIXED_FROM } from '../../src/domain/derivedPassword.ts';
import { type Company, HASH, openCompany } from './support/company.ts';

let company: Company;
let login: Connection;
beforeAll(async () => {
  company = await openCompany();
  login = await company.login();
});
afterAll(() => company.close());
beforeEach(() => company.admin.query('DELETE FROM login_throttle'));

const HERE = 'here';

/** What a sign-in gets, without being one if it names no origin. */
async function challenge(name: string | null, origin: string | null = null): Promise<RowDataPacket> {
  const [sets] = await login.query<RowDataPacket[][]>('CALL login_challenge(?, ?)', [name, origin]);
  const row = sets[0]?.[0];
  expect(sets[0]).toHaveLength(1);
  if (!row) throw new Error('no answer');
  return row;
}
/** Wrong passwords. The time between them is enough not to wait. */
const fail = async (name: string, times: number, origin = HERE) => {
  for (let i = 0; i < times; i++) {
    await passTime('1 HOUR');
    await challenge(name, origin);
  }
};
const waitOf = async (name: string, origin = HERE) => Number((await challenge(name, origin)).wait_seconds);
const succeed = (name: string, origin = HERE) => login.query('CALL login_succeeded(?, ?)', [name, origin]);
/** Lets the failures so far be older, or, with a negative interval, in the future, as after a wrong clock. */
const passTime = (interval: string) =>
  company.admin.query(`UPDATE login_throttle SET last_failure = last_failure - INTERVAL ${interval}`);

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
      account_version: MIXED_FROM + 1,
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
    const waits: number[] = [];
    for (let i = 0; i < 13; i++) {
      await fail(name, 1);
      waits.push(await waitOf(name));
      // A try that is counted and not refused: it is taken back here, as if it had not been made.
      if (waits.at(-1) === 0) await company.admin.query('UPDATE login_throttle SET failures = failures - 1');
    }
    expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(await waitOf(name.toUpperCase())).toBe(900);
    expect(await waitOf('sam.test')).toBe(0);
  });

  it('are deleted after a success', async () => {
    await fail(name, 6);
    await succeed(name);
    expect(await waitOf(name)).toBe(0);
  });

  it('store no typed username and no origin', async () => {
    await fail(name, 1, 'from.here');
    const [rows] = await company.admin.query<RowDataPacket[]>('SELECT * FROM login_throttle');
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${name}|from.here`));
    expect(rows).toHaveLength(2);
  });

  it('count before they are judged: of 35 tries at once, only 5 are judged', async () => {
    const connections = await Promise.all(Array.from({ length: 35 }, () => company.login()));
    const answers = await Promise.all(
      connections.map((each) => each.query<RowDataPacket[][]>('CALL login_challenge(?, ?)', [name, HERE])),
    );
    await Promise.all(connections.map((each) => each.end()));
    expect(answers.filter(([sets]) => Number(sets[0]?.[0]?.wait_seconds) === 0)).toHaveLength(5);
  });

  it('of a stranger make nobody wait where this username signed in before', async () => {
    await challenge(name, 'home');
    await succeed(name, 'home');
    await fail(name, 20, 'elsewhere');
    await fail(name, 20, 'anywhere');
    expect(await waitOf(name, 'home')).toBe(0);
    await succeed(name, 'home');
    // The success at home gives the strangers no new tries.
    for (const origin of ['elsewhere', 'anywhere', 'somewhere']) expect(await waitOf(name, origin)).toBe(900);
  });

  it('where this username signed in before count there', async () => {
    await challenge(name, 'home');
    await succeed(name, 'home');
    await fail(name, 5, 'home');
    expect(await waitOf(name, 'home')).toBe(15);
    expect(await waitOf(name, 'elsewhere')).toBe(0);
  });

  it('made while the clock was 10 years ahead make it wait no longer than others', async () => {
    await fail(name, 5);
    await passTime('-10 YEAR');
    expect(await waitOf(name)).toBe(15);
    await passTime('15 SECOND');
    expect(await waitOf(name)).toBe(0);
  });

  it('made while the clock was 10 years behind make it wait for nothing', async () => {
    await fail(name, 20);
    await passTime('10 YEAR');
    expect(await waitOf(name)).toBe(0);
  });
});

import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../src/services/session.ts';
import { createSignInLine } from '../../src/services/signInLine.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';
import { lineTo } from '../support/lineTo.ts';

const company = staff('bill');
const line = lineTo(company);
let root: Connection;
beforeAll(async () => {
  root = await createConnection(company.server.admin);
});
afterAll(() => root.end());

async function openLogins(): Promise<number[]> {
  const [rows] = await root.query<RowDataPacket[]>(
    "SELECT id FROM information_schema.processlist WHERE user = 'epicevent_login'",
  );
  return rows.map(({ id }) => Number(id));
}

describe('the connection that is opened while the password is typed', () => {
  const deps = () => ({ ...company.deps, config: company.server.config });
  const enterBy = async (early: ReturnType<typeof createSignInLine>): Promise<string> => {
    const session = await signIn(deps(), 'bill.boquet', DEMO_PASSWORD, early);
    await session.close();
    return session.actor.username;
  };

  it('is the one that the sign-in uses, opened once however many keys are typed, and closed afterwards', async () => {
    const slow = { ...deps(), config: { ...deps().config, database: { socketPath: line().socketPath } } };
    const early = createSignInLine(slow);
    const before = line().count();
    for (let key = 0; key < 5; key += 1) early.openEarly();
    await expect.poll(() => line().count() - before).toBe(1);
    const session = await signIn(slow, 'bill.boquet', DEMO_PASSWORD, early);
    // This one, and the two of the session.
    expect(line().count() - before).toBe(3);
    await session.close();
    await expect.poll(openLogins).toEqual([]);
  });

  it('is closed if nobody takes it, and the sign-in opens another', async () => {
    const early = createSignInLine(deps(), 100);
    early.openEarly();
    await expect.poll(openLogins).toHaveLength(1);
    await expect.poll(openLogins).toEqual([]);
    expect(await enterBy(early)).toBe('bill.boquet');
  });

  it('is closed with the screen', async () => {
    const early = createSignInLine(deps());
    early.openEarly();
    await expect.poll(openLogins).toHaveLength(1);
    early.close();
    await expect.poll(openLogins).toEqual([]);
  });

  it('does no harm if the server ends it', async () => {
    const early = createSignInLine(deps());
    early.openEarly();
    await expect.poll(openLogins).toHaveLength(1);
    const [id] = await openLogins();
    await root.query(`KILL ${id}`);
    await expect.poll(openLogins).toEqual([]);
    expect(await enterBy(early)).toBe('bill.boquet');
  });

  it('does no harm if the server could not be reached while it was opened', async () => {
    const config = { ...deps().config, database: { socketPath: '/nowhere.sock' } };
    const early = createSignInLine({ ...deps(), config });
    early.openEarly();
    await expect(signIn(deps(), 'bill.boquet', DEMO_PASSWORD, early)).rejects.toThrow('error.unavailable');
    Object.assign(config, { database: deps().config.database });
    expect(await enterBy(early)).toBe('bill.boquet');
  });
});

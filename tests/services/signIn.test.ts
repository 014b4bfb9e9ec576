import { randomUUID } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterEach, describe, expect, it } from 'vitest';
import { Invalid, NotAllowed, Unavailable, type UserError } from '../../src/domain/errors.ts';
import { changePassword } from '../../src/services/changePassword.ts';
import { countClients, listClients } from '../../src/services/clients.ts';
import { createCollaborator, deactivateCollaborator, resetPassword } from '../../src/services/collaborators.ts';
import { hashPassword, isPassword } from '../../src/services/hashPassword.ts';
import { listHistory } from '../../src/services/history.ts';
import { raiseHash } from '../../src/services/raiseHash.ts';
import { signIn } from '../../src/services/session.ts';
import { typedCollaborator } from '../factories/inputs.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';

const company = staff('bill', 'gestion');
const FIRST = 'une phrase assez longue';
const SECOND = 'une tout autre phrase encore';

async function refusal(work: Promise<unknown>): Promise<UserError> {
  try {
    await work;
  } catch (error) {
    return error as UserError;
  }
  throw new Error('It was not refused.');
}

async function newcomer() {
  const input = typedCollaborator({ password: FIRST });
  const record = await createCollaborator(company.gestion, input, randomUUID());
  return { record, username: input.username };
}

describe('signing in', () => {
  it('gives a session with the rights of the department', async () => {
    expect(company.bill.actor).toEqual({
      id: expect.any(Number),
      role: 'commercial',
      firstName: 'Bill',
      lastName: 'Boquet',
      username: 'bill.boquet',
      mustChangePassword: false,
    });
    expect((await countClients(company.bill, { scope: 'all' })).total).toBeGreaterThan(40);
  });

  it('accepts the username and the password with the white space of a paste around them', async () => {
    const { username } = await newcomer();
    for (const [name, password] of [
      [` ${username} `, FIRST],
      [`${username}\n`, `${FIRST}\r\n`],
      [`\u00a0${username}`, `${FIRST}\n`],
    ] as const) {
      const session = await signIn(company.deps, name, password);
      expect(session.actor.username).toBe(username);
      await session.close();
    }
    expect(await refusal(signIn(company.deps, username, ` ${FIRST}`))).toBeInstanceOf(Invalid);
  });

  it('answers a wrong password, an unknown username and a deactivated account alike, in about the same time', async () => {
    const { record, username } = await newcomer();
    await deactivateCollaborator(company.gestion, record.id, record.version, { clientsTo: null, eventsTo: null });
    const cases = { wrong: 'kate.hastroff', unknown: `nobody-${randomUUID()}`, deactivated: username };
    const answers: Record<string, { problem: object; fields: object; ms: number }> = {};
    for (const [name, who] of Object.entries(cases)) {
      const start = performance.now();
      const error = await refusal(signIn(company.deps, who, name === 'deactivated' ? FIRST : 'not the password'));
      expect(error).toBeInstanceOf(Invalid);
      answers[name] = { problem: error.problem, fields: (error as Invalid).fields, ms: performance.now() - start };
    }
    const { wrong, unknown, deactivated } = answers;
    expect(unknown).toEqual({ ...wrong, ms: expect.any(Number) });
    expect(deactivated).toEqual({ ...wrong, ms: expect.any(Number) });
    // Each has taken a comparison of cost 12; none was faster.
    const times = [wrong, unknown, deactivated].map((answer) => answer?.ms ?? 0);
    expect(Math.min(...times)).toBeGreaterThan(Math.max(...times) / 4);
  });

  it('makes a username wait after five failures, known or not, and shows how long', async () => {
    for (const username of [(await newcomer()).username, `nobody-${randomUUID()}`]) {
      for (let attempt = 0; attempt < 5; attempt += 1) await refusal(signIn(company.deps, username, 'wrong'));
      const error = await refusal(signIn(company.deps, username, FIRST));
      expect(error).toBeInstanceOf(NotAllowed);
      expect(error.problem.key).toBe('refused.signInWait');
      expect(error.problem.params?.count).toBeGreaterThan(5);
    }
  });

  it('treats hostile usernames as plain text', async () => {
    for (const name of ['', ' ', "' OR 1=1 -- ", 'x'.repeat(5000), 'bill.boquet\u0000', 'BILL.BOQUET\u202e', '💥']) {
      expect((await refusal(signIn(company.deps, name, DEMO_PASSWORD))).problem.key).toBe('refused.signIn');
    }
  });

  it('distinguishes passwords that begin with the same 72 bytes', async () => {
    const key = company.server.config.serverKey;
    const long = 'é'.repeat(60);
    const stored = await hashPassword(key, `${long}a`);
    expect(await isPassword(key, `${long}a`, stored)).toBe(true);
    expect(await isPassword(key, `${long}b`, stored)).toBe(false);
    expect(await isPassword(Buffer.alloc(32), `${long}a`, stored)).toBe(false);
    expect(stored).toMatch(/^\$2b\$12\$/);
  });
});

describe('a first password', () => {
  it('must be changed before anything else, which then opens everything', async () => {
    const { username } = await newcomer();
    const session = await company.signIn(username, FIRST);
    expect(session.actor.mustChangePassword).toBe(true);
    expect((await refusal(listClients(session, { scope: 'all' }, { from: 'start', limit: 1 }))).problem.key).toBe(
      'refused.mustChangePassword',
    );
    await changePassword(session, { current: FIRST, next: SECOND, again: SECOND });
    expect(session.actor.mustChangePassword).toBe(false);
    expect((await countClients(session, { scope: 'all' })).total).toBeGreaterThan(0);
    expect((await company.signIn(username, SECOND)).actor.mustChangePassword).toBe(false);
    expect((await refusal(signIn(company.deps, username, FIRST))).problem.key).toBe('refused.signIn');
  });

  it('can be changed only with the present one, to a valid one, typed twice', async () => {
    const { username } = await newcomer();
    const session = await company.signIn(username, FIRST);
    const wrong = await refusal(changePassword(session, { current: 'wrong', next: SECOND, again: SECOND }));
    expect((wrong as Invalid).fields).toEqual({ current: { key: 'field.passwordWrong' } });
    const bad = await refusal(changePassword(session, { current: FIRST, next: 'short', again: 'other' }));
    expect(Object.keys((bad as Invalid).fields)).toEqual(['next', 'again']);
  });

  it('is required again after a reset, which ends the open session', async () => {
    const { record, username } = await newcomer();
    const session = await company.signIn(username, FIRST);
    const ended = new Promise<void>((resolve) => session.onEnded(() => resolve()));
    await resetPassword(company.gestion, record.id, SECOND);
    await ended;
    expect((await company.signIn(username, SECOND)).actor.mustChangePassword).toBe(true);
  });
});

describe('a hash of a lower cost than that of new ones', () => {
  const asAdmin = async (sql: string, values: (string | number)[]) => {
    const connection = await createConnection({ ...company.server.admin, database: 'epicevent' });
    try {
      const [rows] = await connection.query<RowDataPacket[]>(sql, values);
      return rows;
    } finally {
      await connection.end();
    }
  };
  const credentialOf = async (id: number) =>
    (await asAdmin('SELECT * FROM credential WHERE collaborator_id = ?', [id]))[0] as RowDataPacket;
  const store = (id: number, hash: string) =>
    asAdmin('UPDATE credential SET password_hash = ? WHERE collaborator_id = ?', [hash, id]);
  const raised = (id: number) =>
    expect.poll(async () => (await credentialOf(id)).password_hash, { timeout: 20_000 }).toMatch(/^\$2b\$12\$/);
  const oldHash = (password: string, cost: number) => hashPassword(company.server.config.serverKey, password, cost);

  it.each([4, 11])('of %i is raised after the sign-in, while nothing else of the account changes', async (cost) => {
    const { record, username } = await newcomer();
    const other = await company.signIn(username, FIRST);
    await store(record.id, await oldHash(FIRST, cost));
    const before = await credentialOf(record.id);
    expect((await company.signIn(username, FIRST)).actor.mustChangePassword).toBe(true);
    await raised(record.id);
    const { password_hash: hash, ...rest } = await credentialOf(record.id);
    expect({ ...rest, password_hash: before.password_hash }).toEqual(before);
    expect(await isPassword(company.server.config.serverKey, FIRST, hash)).toBe(true);
    expect((await company.signIn(username, FIRST)).actor.mustChangePassword).toBe(true);
    // The session that was open before goes on.
    await changePassword(other, { current: FIRST, next: SECOND, again: SECOND });
    await store(record.id, await oldHash(SECOND, cost));
    expect((await company.signIn(username, SECOND)).actor.mustChangePassword).toBe(false);
    await raised(record.id);
    const entries = await listHistory(company.gestion, 'collaborator', record.id);
    expect(entries.filter(({ action }) => action === 'change_own_password')).toHaveLength(1);
  });

  it('is left as it is by a wrong password, and while somebody keeps the row locked', async () => {
    const { record, username } = await newcomer();
    const session = await company.signIn(username, FIRST);
    const weak = await oldHash(FIRST, 4);
    await store(record.id, weak);
    await refusal(signIn(company.deps, username, SECOND));
    const holder = await createConnection({ ...company.server.admin, database: 'epicevent' });
    try {
      await holder.query('START TRANSACTION');
      await holder.query('SELECT * FROM credential WHERE collaborator_id = ? FOR UPDATE', [record.id]);
      await raiseHash(session, FIRST, weak);
    } finally {
      await holder.end();
    }
    expect((await credentialOf(record.id)).password_hash).toBe(weak);
    await raiseHash(session, FIRST, weak);
    await raised(record.id);
  });
});

describe('without the database', () => {
  afterEach(async () => {
    await company.server.start().catch(() => undefined);
  });

  it('signing in and working report it, and work again when it is back', async () => {
    await company.server.kill();
    expect(await refusal(signIn(company.deps, 'bill.boquet', DEMO_PASSWORD))).toBeInstanceOf(Unavailable);
    const error = await refusal(listClients(company.bill, { scope: 'all' }, { from: 'start', limit: 1 }));
    expect(error).toBeInstanceOf(Unavailable);
    expect(error.problem.key).toBe('error.unavailable');
    await company.server.start();
    expect((await countClients(company.bill, { scope: 'all' })).total).toBeGreaterThan(40);
  });
});

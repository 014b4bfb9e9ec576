import { randomUUID } from 'node:crypto';
import type { RowDataPacket } from 'mysql2';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OutcomeUnknown } from '../../src/domain/errors.ts';
import { assignSupport } from '../../src/services/assignments.ts';
import { getClient, updateClient } from '../../src/services/clients.ts';
import { issueContract } from '../../src/services/contracts.ts';
import { cancelEvent } from '../../src/services/events.ts';
import { listPayments, recordPayment } from '../../src/services/payments.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import { newClient, newDraft, newEvent, newSigned } from '../factories/contracts.ts';
import { typedClient, typedPayment } from '../factories/inputs.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';
import { type Line, openLine } from '../support/line.ts';

const company = staff('bill', 'gestion', 'kate', 'alienor');
const COMMIT = /COMMIT;/;
let root: Connection;
let line: Line;
/** Gestion and a commercial, over a line with faults. */
let far: { gestion: Session; bill: Session };

beforeAll(async () => {
  root = await createConnection({ ...company.server.admin, database: 'epicevent' });
});
afterAll(() => root.end());
const sessions: Session[] = [];
const overLine = async (username: string) => {
  const config = { ...company.deps.config, database: { socketPath: line.socketPath } };
  const session = await signIn({ ...company.deps, config }, username, DEMO_PASSWORD);
  sessions.push(session);
  return session;
};
beforeAll(async () => {
  line = await openLine(company.server);
  far = { gestion: await overLine('gestion.demo'), bill: await overLine('bill.boquet') };
});
afterEach(() => line.restore());
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await line.close();
});

const historyOf = async (kind: string, id: number): Promise<number> => {
  const [rows] = await root.query<RowDataPacket[]>(
    'SELECT COUNT(*) AS count FROM history WHERE table_name = ? AND record_id = ?',
    [kind, id],
  );
  return Number(rows[0]?.count);
};

describe.each(['before', 'after'] as const)('the line is cut at COMMIT, %s the server gets it', (side) => {
  it('a payment is recorded once, and reported as recorded', async () => {
    const contract = await newSigned(company.bill, company.gestion);
    line.cut(COMMIT, side);
    const payment = await recordPayment(far.gestion, contract.id, typedPayment({ amount: '100' }), randomUUID());
    expect(await listPayments(company.gestion, contract.id)).toEqual([payment]);
  });

  it('a client is changed once, and nobody is told of a conflict with oneself', async () => {
    const client = await newClient(company.bill);
    line.cut(COMMIT, side);
    const changed = await updateClient(
      far.bill,
      client.id,
      client.version,
      typedClient({ fullName: 'Changé une fois' }),
    );
    expect(changed).toMatchObject({ fullName: 'Changé une fois', version: client.version + 1 });
    expect(await historyOf('client', client.id)).toBe(2);
  });

  it('a client is created once', async () => {
    line.cut(COMMIT, side);
    const client = await newClient(far.bill, { fullName: `Créé une fois, ${side}` });
    expect(await historyOf('client', client.id)).toBe(1);
    expect(await getClient(company.bill, client.id)).toEqual(client);
  });

  it('an event is cancelled once', async () => {
    const event = await newEvent(company.bill, company.gestion);
    line.cut(COMMIT, side);
    const cancelled = await cancelEvent(far.gestion, event.id, event.version);
    expect(cancelled.version).toBe(event.version + 1);
    expect(await historyOf('event', event.id)).toBe(2);
  });

  it('a contract is issued once', async () => {
    const draft = await newDraft(company.bill);
    line.cut(COMMIT, side);
    expect((await issueContract(far.gestion, draft.id, draft.version)).statut).toBe('to_sign');
    expect(await historyOf('contract', draft.id)).toBe(2);
  });

  it('a support is assigned once', async () => {
    const event = await newEvent(company.bill, company.gestion);
    line.cut(COMMIT, side);
    const { id } = { before: company.kate, after: company.alienor }[side].actor;
    expect((await assignSupport(far.gestion, event.id, event.version, id)).support?.id).toBe(id);
    expect(await historyOf('event', event.id)).toBe(2);
  });
});

describe.each(['before', 'after'] as const)('the line goes silent at COMMIT, %s the server gets it', (side) => {
  it('nothing is claimed until the server answers again, within ten seconds; then the truth', async () => {
    const contract = await newSigned(company.bill, company.gestion);
    const began = performance.now();
    void line.mute(COMMIT, side);
    const refusal = await told(recordPayment(far.gestion, contract.id, typedPayment({ amount: '100' }), randomUUID()));
    expect(performance.now() - began).toBeLessThan(10_500);
    expect(refusal.key).toBe('error.outcomeUnknown');
    line.restore();
    const unknown = refusal.error as OutcomeUnknown;
    expect(await unknown.ask()).toBe(side === 'after');
    expect(await listPayments(company.gestion, contract.id)).toHaveLength(side === 'after' ? 1 : 0);
    // The row is free at once, though the server was never told that the line broke.
    await recordPayment(company.gestion, contract.id, typedPayment({ amount: '50' }), randomUUID());
  }, 40_000);
});

it('a line that goes silent after a lock keeps the row from nobody: the next try works, also for others', async () => {
  const contract = await newSigned(company.bill, company.gestion);
  const muted = line.mute(/FOR UPDATE/, 'after');
  const first = recordPayment(far.gestion, contract.id, typedPayment({ amount: '100' }), randomUUID());
  await muted;
  line.restore();
  expect(await first).toMatchObject({ amount: '100.00' });
  await recordPayment(company.gestion, contract.id, typedPayment({ amount: '50' }), randomUUID());
  expect(await listPayments(company.gestion, contract.id)).toHaveLength(2);
}, 30_000);

it('what only reads is repeated in silence where the line is cut, also at COMMIT', async () => {
  const client = await newClient(company.bill);
  for (const side of ['before', 'after'] as const) {
    line.cut(COMMIT, side);
    expect(await getClient(far.bill, client.id)).toEqual(client);
  }
});

it('on a server that only reads for now, people sign in and read; a save says so', async () => {
  const client = await newClient(company.bill);
  await root.query('SET GLOBAL read_only = 1');
  try {
    const bill = await company.signIn('bill.boquet');
    expect(await getClient(bill, client.id)).toEqual(client);
    expect((await told(company.signIn('bill.boquet', 'wrong'))).key).toBe('refused.signIn');
    const change = updateClient(bill, client.id, client.version, typedClient({ fullName: 'Changé' }));
    expect((await told(change)).key).toBe('refused.readOnly');
  } finally {
    await root.query('SET GLOBAL read_only = 0');
  }
});

it('a server without a free connection is not said to be silent', async () => {
  const { server, deps } = company;
  await root.query('SET GLOBAL max_connections = 10');
  const { socketPath } = server;
  const login = { socketPath, user: 'epicevent_login', password: deps.config.loginSecret };
  const opened: Connection[] = [];
  try {
    const fill = async () => {
      for (;;) opened.push(await createConnection(login));
    };
    await expect(fill()).rejects.toMatchObject({ errno: 1040 });
    expect((await told(company.signIn('kate.hastroff'))).key).toBe('refused.tooManyConnections');
  } finally {
    await Promise.all(opened.map((connection) => connection.end()));
    await root.query('SET GLOBAL max_connections = 151');
  }
});

it('who signs in and leaves says goodbye: the server counts no aborted connection', async () => {
  const count = async (): Promise<number> => {
    const [rows] = await root.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Aborted_clients'");
    return Number(rows[0]?.Value);
  };
  const connected = async (): Promise<number> => {
    const [rows] = await root.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Threads_connected'");
    return Number(rows[0]?.Value);
  };
  const [before, open] = [await count(), await connected()];
  const session = await signIn(company.deps, 'kate.hastroff', DEMO_PASSWORD);
  await session.close();
  await expect.poll(connected).toBeLessThanOrEqual(open);
  expect(await count()).toBe(before);
});

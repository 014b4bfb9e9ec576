/** Several people record payments while the server or the line fails again and again. */
import { randomUUID } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { endConnection } from '../../src/db/peopleSessions.ts';
import { OutcomeUnknown, UserError } from '../../src/domain/errors.ts';
import { changePassword } from '../../src/services/changePassword.ts';
import { createCollaborator } from '../../src/services/collaborators.ts';
import { recordPayment } from '../../src/services/payments.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import type { DatabaseAddress } from '../../src/settings/config.ts';
import { newSigned } from '../factories/contracts.ts';
import { typedCollaborator, typedPayment } from '../factories/inputs.ts';
import { DEMO_PASSWORD } from '../factories/people.ts';
import { until } from '../support/databaseStates.ts';
import { reportFault } from '../support/faultReporter.ts';
import { type Line, openLine } from '../support/line.ts';
import { outcomeOf } from '../support/outcomeOf.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const WRITERS = 6;
const STRIKES = 4;
/** Payments that are recorded before each fault, and after the last one. */
const BETWEEN = 25;
/** Whoever waits longer than this for one answer is stuck, in milliseconds. */
const STUCK_MS = 30_000;

const OWN_PASSWORD = 'une phrase bien à moi';

let server: TestServer;
let line: Line;
/** The usernames of those who write: different people, since one has few connections. */
const usernames: string[] = [];

const enter = (database: DatabaseAddress, username: string, password: string) =>
  signIn(
    { config: { ...server.config, database }, now: () => new Date(), log: pino({ level: 'silent' }) },
    username,
    password,
  );

beforeAll(async () => {
  // As in a company, a commit is on the disk before it is acknowledged.
  server = await startTestServer({ seeded: true, more: ['--innodb-flush-log-at-trx-commit=1'] });
  const { database } = server.config;
  const gestion = await enter(database, 'gestion.demo', DEMO_PASSWORD);
  for (let count = 0; count < WRITERS; count += 1) {
    const typed = typedCollaborator({ role: 'gestion' });
    await createCollaborator(gestion, typed, randomUUID());
    const person = await enter(database, typed.username, typed.password);
    await changePassword(person, { current: typed.password, next: OWN_PASSWORD, again: OWN_PASSWORD });
    await person.close();
    usernames.push(typed.username);
  }
  await gestion.close();
}, 60_000);
afterAll(() => server?.stop());
beforeEach(async () => {
  line = await openLine(server);
});
afterEach(() => line.close());

/** What the writers were told, by the key of the payment. */
interface Told {
  readonly saved: Set<string>;
  readonly notSaved: Set<string>;
  stuck: number;
  failures: number;
}

/** Records payments until `isOver`. What was not saved is typed again, as another payment. */
async function write(session: Session, contractId: number, told: Told, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const key = randomUUID();
    const begun = performance.now();
    try {
      await recordPayment(session, contractId, typedPayment({ amount: '0.01' }), key);
      told.saved.add(key);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      told.failures += 1;
      const isSaved = error instanceof OutcomeUnknown && (await outcomeOf(error));
      (isSaved ? told.saved : told.notSaved).add(key);
    }
    if (performance.now() - begun > STUCK_MS) told.stuck += 1;
  }
}

type Strike = (told: Told, root: () => Promise<Connection>) => Promise<void>;

const STRIKE_BY_NAME: Readonly<Record<string, Strike>> = {
  'the server is killed': async () => {
    await server.kill();
    await server.start();
  },
  'the server stops and goes on': async (told) => {
    const { failures } = told;
    process.kill(server.pid(), 'SIGSTOP');
    await until(async () => told.failures > failures, 'somebody is told');
    process.kill(server.pid(), 'SIGCONT');
  },
  'an administrator ends all connections': async (_told, root) => {
    const admin = await root();
    const [rows] = await admin.query<RowDataPacket[]>(
      "SELECT id AS id FROM information_schema.processlist WHERE user LIKE 'epicevent\\_c%'",
    );
    for (const { id } of rows) await endConnection(admin, Number(id));
    await admin.end();
  },
  'the answer to COMMIT is lost': async () => line.cut(/COMMIT/, 'after'),
  'the line is cut before COMMIT': async () => line.cut(/COMMIT/, 'before'),
  'the network falls silent': async (told) => {
    const { failures } = told;
    line.muteNow();
    await until(async () => told.failures > failures, 'somebody is told');
    line.restore();
  },
};

it.for(Object.keys(STRIKE_BY_NAME))('while people write, %s', { timeout: 240_000 }, async (name, context) => {
  const strike = STRIKE_BY_NAME[name] as Strike;
  const database = { socketPath: line.socketPath };
  const bill = await enter(server.config.database, 'bill.boquet', DEMO_PASSWORD);
  const writers = await Promise.all(usernames.map((username) => enter(database, username, OWN_PASSWORD)));
  const [first] = writers as [Session, ...Session[]];
  const root = () => createConnection({ ...server.admin, database: 'epicevent' });
  const contracts = [await newSigned(bill, first), await newSigned(bill, first)];
  const told: Told = { saved: new Set(), notSaved: new Set(), stuck: 0, failures: 0 };
  let isOver = false;
  const work = Promise.all(
    writers.map((session, place) => write(session, contracts[place % 2]?.id ?? 0, told, () => isOver)),
  );
  work.catch(() => undefined);
  try {
    for (let turn = 0; turn <= STRIKES; turn += 1) {
      const before = told.saved.size;
      await until(async () => told.saved.size >= before + BETWEEN, 'people write again');
      if (turn < STRIKES) await strike(told, root);
    }
  } finally {
    isOver = true;
    await work;
    await Promise.all([bill, ...writers].map((session) => session.close()));
  }
  const admin = await root();
  const ids = contracts.map(({ id }) => id);
  const [rows] = await admin.query<RowDataPacket[]>('SELECT request_key FROM payment WHERE contract_id IN (?)', [ids]);
  const stored = new Set(rows.map(({ request_key: key }) => String(key)));
  const [wrong] = await admin.query<RowDataPacket[]>(
    `SELECT contract_id FROM contract c WHERE contract_id IN (?) AND (
      balance <> cost - (SELECT SUM(amount) FROM payment p WHERE p.contract_id = c.contract_id)
      OR (SELECT COUNT(*) FROM payment p WHERE p.contract_id = c.contract_id) <>
        (SELECT COUNT(*) FROM history WHERE table_name = 'payment' AND action = 'create' AND record_id IN
          (SELECT payment_id FROM payment p WHERE p.contract_id = c.contract_id)))`,
    [ids],
  );
  await admin.end();
  const lost = [...told.saved].filter((key) => !stored.has(key)).length;
  // Whoever is told that nothing was saved types it again.
  const doubled = [...told.notSaved].filter((key) => stored.has(key)).length;
  const { stuck } = told;
  reportFault(context, { acknowledged: told.saved.size, lost, doubled, stuck });
  expect({ lost, doubled, stuck, wrong, stored: stored.size }).toEqual({
    lost: 0,
    doubled: 0,
    stuck: 0,
    wrong: [],
    stored: told.saved.size,
  });
});

import { randomUUID } from 'node:crypto';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, getClient, updateClient } from '../../src/services/clients.ts';
import {
  createContract,
  getContract,
  issueContract,
  signContract,
  updateContract,
} from '../../src/services/contracts.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { assignSupport, createEvent, updateEvent } from '../../src/services/events.ts';
import { recordPayment } from '../../src/services/payments.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import { createSignInLine } from '../../src/services/signInLine.ts';
import { newClient, newDraft, newEvent, newSigned } from '../factories/contracts.ts';
import { typedClient, typedEvent, typedPayment } from '../factories/inputs.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';
import { countCommands } from '../support/countCommands.ts';
import { openLine } from '../support/line.ts';
import { type MeasureStep, openHome, verbSteps } from '../support/lineSteps.ts';

const company = staff('bill', 'kate', 'gestion');
let root: Connection;
beforeAll(async () => {
  root = await createConnection(company.server.admin);
});
afterAll(() => root.end());

const roundTripsOf = (session: Session, work: () => Promise<unknown>): Promise<number> =>
  countCommands(root, session, work);

const MOST = 5;
/** Greeting, password, settings. */
const TO_CONNECT = 3;
/** The home, whose lists first ask how large they are. */
const HOME = 2;
/** The question for the password, the connection of the person's own account, and the home. */
const SIGN_IN_TO_HOME = 1 + TO_CONNECT + HOME;

describe('every action sends five commands at most', () => {
  it('creating a client, a contract and an event', async () => {
    const { bill, gestion } = company;
    const client = await newClient(bill);
    const signed = await newSigned(bill, gestion);
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    const event = { ...typedEvent(), contractId: signed.id };
    expect(await roundTripsOf(bill, () => createClient(bill, typedClient(), a))).toBeLessThanOrEqual(MOST);
    const contract = { clientId: client.id, cost: '10' };
    expect(await roundTripsOf(bill, () => createContract(bill, contract, b))).toBeLessThanOrEqual(MOST);
    expect(await roundTripsOf(bill, () => createEvent(bill, event, c))).toBeLessThanOrEqual(MOST);
  });

  it('changing them, also when a contract moves to another client', async () => {
    const { bill, gestion } = company;
    const [client, draft, event] = [await newClient(bill), await newDraft(bill), await newEvent(bill, gestion)];
    const renamed = typedClient({ fullName: 'Autre Nom' });
    expect(await roundTripsOf(bill, () => updateClient(bill, client.id, client.version, renamed))).toBeLessThanOrEqual(
      MOST,
    );
    const moved = { clientId: client.id, cost: '11' };
    expect(await roundTripsOf(bill, () => updateContract(bill, draft.id, draft.version, moved))).toBeLessThanOrEqual(
      MOST,
    );
    const told = typedEvent({ notes: 'Autrement' });
    expect(await roundTripsOf(bill, () => updateEvent(bill, event.id, event.version, told))).toBeLessThanOrEqual(MOST);
  });

  it('moving an event with a support to another day', async () => {
    const { bill, kate, gestion } = company;
    const event = await newEvent(bill, gestion, { start: '1/3/2031 10h', end: '1/3/2031 12h' });
    const { version } = await assignSupport(gestion, event.id, event.version, kate.actor.id);
    const later = typedEvent({ start: '2/3/2031 10h', end: '2/3/2031 12h' });
    expect(await roundTripsOf(kate, () => updateEvent(kate, event.id, version, later))).toBeLessThanOrEqual(MOST);
  });

  it('signing, paying, assigning', async () => {
    const { bill, kate, gestion } = company;
    const client = await newClient(bill);
    const issued = await createContract(gestion, { clientId: client.id, cost: '100' }, randomUUID());
    expect(await roundTripsOf(bill, () => signContract(bill, issued.id, issued.version))).toBeLessThanOrEqual(MOST);
    // Read by who is counted next: a read ends without waiting, and the count is the server's.
    expect((await getContract(gestion, issued.id)).statut).toBe('signed');
    const amount = typedPayment({ amount: '60' });
    const key = randomUUID();
    expect(await roundTripsOf(gestion, () => recordPayment(gestion, issued.id, amount, key))).toBeLessThanOrEqual(MOST);
    const event = await newEvent(bill, gestion, { start: '1/3/2032 10h', end: '1/3/2032 12h' });
    expect(
      await roundTripsOf(gestion, () => assignSupport(gestion, event.id, event.version, kate.actor.id)),
    ).toBeLessThanOrEqual(MOST);
  });

  it('and the counter sees each command', async () => {
    expect(await roundTripsOf(company.bill, () => getClient(company.bill, 1))).toBe(2);
  });
});

it('a change of a contract reads its own client alone, and the one that it moves to', async () => {
  const { bill, gestion } = company;
  const [draft, other] = [await newDraft(bill), await newClient(bill)];
  const read: number[] = [];
  const { Client } = databaseOf(gestion).models;
  Client.addHook('afterFind', 'count', (rows) => void read.push(Array.isArray(rows) ? rows.length : 1));
  try {
    const moved = await updateContract(gestion, draft.id, draft.version, { clientId: other.id });
    expect(moved.client.id).toBe(other.id);
    await issueContract(gestion, moved.id, moved.version);
    // The contract's own client and the one that it moves to; then its own alone.
    expect(read).toEqual([2, 1]);
  } finally {
    Client.removeHook('afterFind', 'count');
  }
});

describe('over a slow line', () => {
  it('sign-in to home, and every verb, wait for few answers one after another', async () => {
    const line = await openLine(company.server);
    line.delay(20);
    const sessions: Session[] = [];
    try {
      const deps = { ...company.deps, config: { ...company.deps.config, database: { socketPath: line.socketPath } } };
      const early = createSignInLine(deps);
      const enter = async (name: string): Promise<Session> => {
        const session = await signIn(deps, name, DEMO_PASSWORD, early);
        sessions.push(session);
        return session;
      };
      const waits: Record<string, number> = {};
      const count: MeasureStep = async (name, kind, work) => {
        const before = line.roundTrips();
        const done = await work();
        if (kind === 'verb') waits[name] = line.roundTrips() - before;
        return done;
      };
      const [bill, kate] = [await enter('bill.boquet'), await enter('kate.hastroff')];
      const start = line.roundTrips();
      early.openEarly();
      // As while the password is typed.
      await expect.poll(() => line.roundTrips() - start).toBe(TO_CONNECT);
      const before = line.roundTrips();
      const gestion = await enter('gestion.demo');
      await openHome(gestion);
      expect(line.roundTrips() - before).toBeLessThanOrEqual(SIGN_IN_TO_HOME);
      await verbSteps(count, { bill, kate, gestion });
      expect(Object.entries(waits).filter(([, waited]) => waited > MOST)).toEqual([]);
    } finally {
      await Promise.all(sessions.map((session) => session.close()));
      await line.close();
    }
  }, 60_000);
});

import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { seedLarge } from '../../seeders/large/seedLarge.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import { DEMO_PASSWORD } from '../factories/people.ts';
import { startTestServer, type TestServer } from './servers.ts';

const NAMES = { bill: 'bill.boquet', kate: 'kate.hastroff', gestion: 'gestion.demo' } as const;

export type LargeStaff = Readonly<Record<keyof typeof NAMES, Session>>;

/** A company with this many clients, contracts and events, and three of its users. Call it outside the tests. */
export function largeCompany(rows: number): { readonly server: TestServer; readonly staff: LargeStaff } {
  const found: { server?: TestServer; staff?: LargeStaff } = {};
  beforeAll(async () => {
    const server = await startTestServer();
    found.server = server;
    await seedLarge({
      admin: server.admin,
      schema: server.config.schema,
      serverKey: server.config.serverKey,
      rows,
      seed: 7,
      now: new Date(),
      onStep: () => undefined,
      check: () => undefined,
    });
    const connection = await createConnection({ ...server.admin, database: server.config.schema });
    // A few rows of each kind are inactive, have NULL values or equal values: in a large table such cases are not rare.
    await connection.query('UPDATE event_listing SET attendees = NULL WHERE event_id % 7 = 0');
    await connection.query('UPDATE client SET phone = LEFT(phone, 4) WHERE client_id % 10 = 0');
    await connection.query(
      `UPDATE event_listing SET event_start = UTC_TIMESTAMP() - INTERVAL 3 + event_id % 5 DAY, is_long = TRUE,
         event_end = UTC_TIMESTAMP() + INTERVAL event_id % 9 DAY + INTERVAL 1 HOUR WHERE event_id % 29 = 0`,
    );
    await connection.query('ANALYZE TABLE client, contract_listing, event_listing, client_word, event_word');
    await connection.end();
    const deps = { config: server.config, now: () => new Date(), log: pino({ level: 'silent' }) };
    const open = (name: keyof typeof NAMES) => signIn(deps, NAMES[name], DEMO_PASSWORD);
    found.staff = { bill: await open('bill'), kate: await open('kate'), gestion: await open('gestion') };
  }, 180_000);
  afterAll(async () => {
    await Promise.all(Object.values(found.staff ?? {}).map((session) => session.close()));
    await found.server?.stop();
  });
  return {
    get server() {
      if (!found.server) throw new Error('The server exists only during a test.');
      return found.server;
    },
    get staff() {
      if (!found.staff) throw new Error('The staff exists only during a test.');
      return found.staff;
    },
  };
}

/**
 * `npm run seed:large` on a private server: after an interruption, the next start of the application repairs the
 * schema.
 */
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPrivateServer, type PrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { runCommand } from '../support/runCommand.ts';
import { interruptSeedLarge, runSeedLarge } from '../support/runSeedLarge.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

const ROWS = 2000;
/** The server setting that the seeding changes while it works, under each engine's name. */
const LOG = "SHOW GLOBAL VARIABLES WHERE variable_name IN ('innodb_log_file_size', 'innodb_redo_log_capacity')";
const TRIGGERS = "SELECT COUNT(*) AS number FROM schema_object WHERE kind = 'trigger'";

let home: TemporaryHome;
let server: PrivateServer;
let log: RowDataPacket[];
beforeAll(async () => {
  home = temporaryHome('home', true);
  server = await openPrivateServer(home.home, { env: home.env });
  expect((await clients()).code).toBe(0);
  log = await ask(LOG);
});
afterAll(async () => {
  server?.release();
  await home.remove();
});

async function ask(sql: string): Promise<RowDataPacket[]> {
  const root = await connectAs({ socketPath: server.socketPath, user: 'root', database: 'epicevent' });
  try {
    return (await root.query<RowDataPacket[]>(sql))[0];
  } finally {
    await root.end();
  }
}

const numberOf = async (sql: string) => Number((await ask(sql))[0]?.number);

/** The application, as a user opens it. */
const clients = () =>
  runCommand(['list', 'clients', '--username', 'bill.boquet', '--json'], { env: home.env, input: 'epicevent-demo\n' });

it('an interruption is repaired by the next start of the application', async () => {
  const triggers = await numberOf(TRIGGERS);
  const { code, err } = await interruptSeedLarge(['--rows', String(ROWS)], { env: home.env });
  expect([code, err]).toEqual([130, expect.stringContaining('the same command goes on')]);
  expect(await numberOf(TRIGGERS)).toBe(0);
  expect(await ask(LOG)).toEqual(log);
  expect((await clients()).code).toBe(0);
  expect(await numberOf(TRIGGERS)).toBe(triggers);
});

it('the seeding runs to the end, and users find their clients', async () => {
  const { code, out } = await runSeedLarge(['--rows', String(ROWS)], { env: home.env });
  expect([code, out]).toEqual([0, expect.stringContaining('2,000 clients, contracts and events')]);
  expect(await numberOf('SELECT COUNT(*) AS number FROM client')).toBeGreaterThan(ROWS);
  expect(await ask(LOG)).toEqual(log);
  const listed = await clients();
  expect([listed.code, JSON.parse(listed.out).length > 50]).toEqual([0, true]);
});

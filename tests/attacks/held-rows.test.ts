/**
 * Attack: with a bare SQL client, somebody who may only read keeps rows locked in open transactions, or asks for a whole
 * table behind an open read. Nobody else could save, read, sign in, or remove that person for as long as it lasts.
 */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import { getClient, listClients, updateClient } from '../../src/services/clients.ts';
import { openAccount, refusalOf, scalar } from '../database/support/company.ts';
import { newClient } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { until } from '../support/databaseStates.ts';

/** Whoever waits knows within ten seconds. */
const PATIENCE_MS = 10_000;
const company = staff('bill', 'camille', 'gestion', 'nina');
let admin: Connection;
let opened: Connection[] = [];
beforeAll(async () => {
  admin = await connectAs({ ...company.server.admin, database: 'epicevent' });
});
afterEach(() => {
  for (const connection of opened) connection.destroy();
  opened = [];
});
afterAll(() => admin.end());

async function as(id: number): Promise<Connection> {
  const connection = await openAccount(company.server, admin, id);
  opened.push(connection);
  return connection;
}

/** The locks that a person who only reads can take on this engine. */
const locks = () => [
  'SELECT * FROM client LOCK IN SHARE MODE',
  'SELECT * FROM list_history LOCK IN SHARE MODE',
  `SELECT * FROM colleague ${company.server.engine === 'mysql' ? 'LOCK IN SHARE MODE' : 'FOR UPDATE'}`,
];

/** Takes all locks of a reader, each in a connection of its own, until they are old. One of them stays busy. */
async function holdEverything(id: number): Promise<readonly Connection[]> {
  const holders: Connection[] = [];
  for (const lock of locks()) {
    const holder = await as(id);
    await holder.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await holder.query('START TRANSACTION');
    await holder.query(lock);
    await until(async () => Number((await transactionOf(holder))?.locks ?? 0) > 1, `${lock} holds locks`);
    holders.push(holder);
  }
  holders[0]?.query('DO SLEEP(1000)').catch(() => undefined);
  await until(async () => {
    const ages = await Promise.all(holders.map(ageOf));
    return ages.every((age) => age > 10);
  }, 'all transactions are older than ten seconds');
  return holders;
}

async function transactionOf({ threadId }: Connection): Promise<RowDataPacket | undefined> {
  const [rows] = await admin.query<RowDataPacket[]>(
    `SELECT trx_lock_structs AS locks, TIMESTAMPDIFF(SECOND, trx_started, CONVERT_TZ(UTC_TIMESTAMP(), '+00:00', 'SYSTEM')) AS age
     FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = ?`,
    [threadId],
  );
  return rows[0];
}
const ageOf = async (holder: Connection) => Number((await transactionOf(holder))?.age ?? 0);

async function isTableAwaited({ threadId }: Connection): Promise<boolean> {
  const found =
    "SELECT 1 FROM information_schema.processlist WHERE id = ? AND state = 'Waiting for table metadata lock'";
  return (await scalar(admin, found, [threadId])) === 1;
}

/** Runs the work and expects that it takes no longer than a person waits. */
async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  expect(performance.now() - start).toBeLessThan(PATIENCE_MS);
  return result;
}

describe('somebody who only reads keeps rows locked', () => {
  it('a colleague saves and signs in within ten seconds', { timeout: 120_000 }, async () => {
    const { bill, nina } = company;
    const client = await newClient(bill);
    const holders = await holdEverything(nina.actor.id);
    await inTime(() => updateClient(bill, client.id, client.version, typedClient({ fullName: 'Enregistré' })));
    expect((await getClient(bill, client.id)).fullName).toBe('Enregistré');
    await inTime(() => company.signIn('bill.boquet'));
    for (const holder of holders) await expect(holder.query('SELECT 1')).rejects.toThrow();
    // The person is not shut out: only the connections were ended.
    expect(await scalar(await as(nina.actor.id), 'SELECT get_collaborator_id()')).toBe(nina.actor.id);
  });
});

describe('somebody asks for a whole table behind an own open read', () => {
  it.each(['OPTIMIZE TABLE client', 'ANALYZE TABLE client', 'ALTER TABLE client FORCE'])(
    '%s: lists go on',
    async (statement) => {
      const { bill, camille } = company;
      const [reading, asking] = [await as(bill.actor.id), await as(bill.actor.id)];
      await reading.query('START TRANSACTION');
      await reading.query('SELECT 1 FROM client LIMIT 1');
      const asked = asking.query(statement).catch(() => undefined);
      await Promise.race([asked, until(() => isTableAwaited(asking), `${statement} waits for the table`)]);
      const { rows } = await inTime(() => listClients(camille, { scope: 'all' }, { from: 'start', limit: 10 }));
      expect(rows).not.toEqual([]);
      await inTime(() => newClient(camille));
    },
  );

  it('OPTIMIZE TABLE collaborator by gestion: everybody signs in', async () => {
    const { gestion } = company;
    const [reading, asking] = [await as(gestion.actor.id), await as(gestion.actor.id)];
    await reading.query('START TRANSACTION');
    await reading.query('SELECT 1 FROM collaborator LIMIT 1');
    asking.query('OPTIMIZE TABLE collaborator').catch(() => undefined);
    await until(() => isTableAwaited(asking), 'the table is waited for');
    await inTime(() => company.signIn('kate.hastroff'));
  });
});

describe('somebody who only reads keeps rows locked', () => {
  it('gestion removes a colleague, then that person, in bare SQL', { timeout: 120_000 }, async () => {
    const { bill, camille, gestion, nina } = company;
    const gina = await as(gestion.actor.id);
    await gina.query('SET SESSION innodb_lock_wait_timeout = 2');
    await holdEverything(nina.actor.id);
    const calls = [
      `deactivate_collaborator(${bill.actor.id}, NULL, ${camille.actor.id}, NULL)`,
      `deactivate_collaborator(${nina.actor.id}, NULL, NULL, NULL)`,
    ];
    for (const call of calls) expect([call, await inTime(() => refusalOf(gina, `CALL ${call}`))]).toEqual([call, 0]);
    expect(
      await scalar(admin, 'SELECT SUM(is_active) FROM collaborator WHERE collaborator_id IN (?)', [
        [bill.actor.id, nina.actor.id],
      ]),
    ).toBe('0');
  });
});

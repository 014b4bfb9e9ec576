/** Schema objects are replaced while no role has any right, so nobody can work while a rule is missing. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { schemaObjects } from '../../migrations/objects/index.ts';
import { type SchemaObject, schemaObject } from '../../migrations/objects/support/schemaObject.ts';
import { install } from '../../src/db/install.ts';
import { migrationsFolder } from '../../src/db/migrationsFolder.ts';
import { createMigrator, type Migrator, OBJECTS } from '../../src/db/migrator.ts';
import { withOwner } from '../../src/db/withOwner.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { CLIENTS, type Company, openCompany, PEOPLE, type Person, scalar } from './support/company.ts';
import { schemaPicture } from './support/schemaPicture.ts';

const ROLES = ['collaborator', 'commercial', 'support', 'gestion'];
const NOT_OWN = 51010;
/** The number of attempts to wait for at each point. */
const ENOUGH = 5;

let company: Company;
let whole: readonly string[];
beforeAll(async () => {
  company = await openCompany();
  whole = await picture();
});
afterAll(() => company.close());

/** Normalises the order of the columns in a grant. */
async function picture(): Promise<readonly string[]> {
  const inOrder = (_: string, columns: string) => `(${columns.split(', ').sort().join(', ')})`;
  const lines = await schemaPicture(company.admin, 'epicevent');
  return lines.map((line) => line.replace(/\(([^()]*)\)/g, inOrder)).sort();
}

interface Place {
  /** The statement before which the test acts. */
  readonly at: RegExp;
  /** The action before that statement. */
  readonly first: () => Promise<void>;
}

/** Returns a migrator with other objects, on a connection that runs an action before a certain statement. */
function migrate<T>(objects: readonly SchemaObject[], place: Place | null, work: (it: Migrator) => Promise<T>) {
  return withOwner(company.server.admin, 'epicevent', async ({ connection, engine, schema }) => {
    const query = async (sql: string, params?: unknown[]) => {
      if (place?.at.test(sql)) await place.first();
      return await connection.query(sql, params);
    };
    const watched = Object.assign(Object.create(connection) as Connection, { query });
    return await work(createMigrator({ connection: watched, engine, schema, folder: migrationsFolder(), objects }));
  });
}

const plain = () => schemaObjects(company.server.engine);
const changedIn = (name: string) =>
  plain().map((object) => (object.name === name ? { ...object, create: `${object.create}\n` } : object));

/** Bill writes continuously on his own connections, and opens a new one when one is ended. */
function keepWriting() {
  const outcomes: { readonly client: number; readonly errno: number }[] = [];
  let isOver = false;
  const write = async () => {
    let connection: Connection | null = null;
    while (!isOver) {
      for (const client of [CLIENTS.cora, CLIENTS.bill]) {
        try {
          connection ??= await company.as('bill');
          await connection.query('UPDATE client SET phone = CONCAT(?, FLOOR(RAND() * 1e9)) WHERE client_id = ?', [
            '01 ',
            client,
          ]);
          outcomes.push({ client, errno: 0 });
        } catch (error) {
          const { errno = -1 } = error as { errno?: number };
          outcomes.push({ client, errno });
          if (errno !== NOT_OWN) {
            connection?.destroy();
            connection = null;
          }
        }
      }
    }
  };
  const done = write();
  return {
    outcomes,
    async more(): Promise<readonly { readonly client: number; readonly errno: number }[]> {
      const before = outcomes.length;
      while (outcomes.length < before + 2 * ENOUGH) await new Promise(setImmediate);
      return outcomes.slice(before + 2);
    },
    async stop() {
      isOver = true;
      await done;
    },
  };
}

it('a write while a trigger is missing is refused, and every successful write obeyed every rule', async () => {
  const phone = () => scalar<string>(company.admin, `SELECT phone FROM client WHERE client_id = ${CLIENTS.cora}`);
  const kept = () =>
    scalar<number>(
      company.admin,
      `SELECT COUNT(*) FROM history WHERE table_name = 'client' AND record_id = ${CLIENTS.bill}`,
    );
  const [phoneBefore, keptBefore] = [await phone(), await kept()];
  const writer = keepWriting();
  let away = 0;
  try {
    expect((await writer.more()).filter(({ errno }) => errno === 0).length).toBeGreaterThan(0);
    const first = async () => {
      away += 1;
      const [there] = await company.admin.query<RowDataPacket[]>(
        "SHOW TRIGGERS WHERE `Trigger` = 'client_before_update'",
      );
      expect(there).toEqual([]);
      const meanwhile = await writer.more();
      expect(meanwhile.filter(({ errno }) => errno === 0 || errno === NOT_OWN)).toEqual([]);
    };
    const place = { at: /^CREATE TRIGGER client_before_update/, first };
    await migrate(changedIn('client_before_update'), place, async (it) => expect(await it.up()).toEqual([OBJECTS]));
    expect(away).toBe(1);
    expect((await writer.more()).filter(({ errno }) => errno === 0).length).toBeGreaterThan(0);
  } finally {
    await writer.stop();
  }
  const written = writer.outcomes.filter(({ errno }) => errno === 0);
  expect(written.filter(({ client }) => client === CLIENTS.cora)).toEqual([]);
  expect(await phone()).toBe(phoneBefore);
  expect(await kept()).toBe(keptBefore + written.length);
  await migrate(plain(), null, (it) => it.up());
  expect(await picture()).toEqual(whole);
}, 60_000);

it('a transaction that is open when rights are revoked is rolled back', async () => {
  const bill = await company.as('bill');
  await bill.query('START TRANSACTION');
  await bill.query(`UPDATE client SET phone = '09 99' WHERE client_id = ${CLIENTS.bill}`);
  await migrate(changedIn('client_before_update'), null, (it) => it.up());
  await expect(bill.query('COMMIT')).rejects.toThrow();
  expect(await scalar(company.admin, `SELECT phone FROM client WHERE client_id = ${CLIENTS.bill}`)).not.toBe('09 99');
  await migrate(plain(), null, (it) => it.up());
});

class Broken extends Error {}
const breakOff = async () => {
  throw new Broken();
};

async function expectMended(): Promise<void> {
  expect(await migrate(plain(), null, (it) => it.pending())).toEqual([OBJECTS]);
  expect(await migrate(plain(), null, (it) => it.up())).toEqual([OBJECTS]);
  expect(await picture()).toEqual(whole);
  expect(await scalar(await company.as('bill'), 'SELECT get_collaborator_id()')).toBe(PEOPLE.bill.id);
}

it.each([
  /^DROP TRIGGER /,
  /^DROP FUNCTION /,
  /^CREATE FUNCTION acting_department/,
  /^CREATE SQL SECURITY DEFINER VIEW list_client/,
  /^CREATE TRIGGER event_before_update/,
  /^GRANT /,
])('nobody has a right after a failure before %s, and the next run repairs the schema', async (at) => {
  const broken = migrate(changedIn('event_before_update'), { at, first: breakOff }, (it) => it.up());
  await expect(broken).rejects.toThrow(Broken);
  for (const role of ROLES) {
    const [rows] = await company.admin.query<RowDataPacket[]>(`SHOW GRANTS FOR '${role}'`);
    const rights = rows.map((row) => String(Object.values(row)[0]));
    expect(rights.filter((right) => / ON /.test(right) && !right.includes('GRANT USAGE'))).toEqual([]);
  }
  const refused = { errno: 1044 };
  for (const person of Object.keys(PEOPLE) as Person[]) await expect(company.as(person)).rejects.toMatchObject(refused);
  await expect(company.login()).rejects.toMatchObject(refused);
  await expectMended();
});

it('after a failure while rights are revoked, remaining rights obey every rule, and the next run repairs the schema', async () => {
  const place = { at: /^REVOKE .* FROM 'gestion'/, first: breakOff };
  await expect(migrate(changedIn('event_before_update'), place, (it) => it.up())).rejects.toThrow(Broken);
  const ofTriggers = (lines: readonly string[]) => lines.filter((line) => /^triggers?: /.test(line));
  expect(ofTriggers(await picture())).toEqual(ofTriggers(whole));
  await expectMended();
});

it('a removed object is dropped, and a removed right is revoked', async () => {
  const more = [
    'CREATE FUNCTION not_any_more() RETURNS INT DETERMINISTIC NO SQL RETURN 1',
    'CREATE TRIGGER not_any_more_either BEFORE INSERT ON event FOR EACH ROW SET NEW.version = 7',
    "GRANT DELETE ON event TO 'support'",
  ].map(schemaObject);
  await migrate([...plain(), ...more], null, (it) => it.up());
  expect(await picture()).not.toEqual(whole);
  await migrate(plain(), null, (it) => it.up());
  expect(await picture()).toEqual(whole);
});

it('without a change, nothing is done and no session is ended', async () => {
  const bill = await company.as('bill');
  const at = /^(CREATE|DROP|GRANT|REVOKE|KILL|DELETE|REPLACE)/;
  expect(await migrate(plain(), { at, first: breakOff }, (it) => it.up())).toEqual([]);
  expect(await scalar(bill, 'SELECT get_collaborator_id()')).toBe(PEOPLE.bill.id);
});

it('a database from before the first release is refused, and stays unchanged', async () => {
  await company.owner((owner) =>
    owner.query("INSERT INTO migration VALUES ('20261123090100-create-collaborator', UTC_TIMESTAMP())"),
  );
  const { server } = company;
  const { serverKey, loginSecret } = server.config;
  const options = { admin: server.admin, schema: 'epicevent', serverKey, loginSecret, migrations: migrationsFolder() };
  await expect(install(options)).rejects.toMatchObject({ problem: { key: 'schema.earlier' } });
  const { env } = userOf(server, { EPICEVENT_ADMIN_URL: server.url() });
  for (const argv of [['migrate'], ['migrate', '--down', '1'], ['setup']]) {
    const { code, err } = await runCommand(argv, { env });
    expect([code, err]).toEqual([2, expect.stringContaining('d’avant la première publication')]);
    const english = await runCommand(argv, { env: { ...env, EPICEVENT_LANG: 'en' } });
    expect(english.err).toContain('before the first release');
  }
  const { out } = await runCommand(['doctor', '--json'], { env });
  expect(JSON.parse(out).findings).toContainEqual(
    expect.objectContaining({ check: 'schema', state: 'problem', cure: expect.stringContaining('publication') }),
  );
  expect(await picture()).toEqual(whole);
});

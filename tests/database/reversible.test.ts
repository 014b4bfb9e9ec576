/** Every migration can be taken back: up, down and up again leaves the same schema and the same rights. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { install } from '../../src/db/install.ts';
import { createMigrator, migrationNames } from '../../src/db/migrator.ts';
import { connectAs, type Owner, withOwner } from '../../src/db/withOwner.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { schemaPicture } from './support/schemaPicture.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const migratorOf = ({ connection, engine, schema }: Owner) =>
  createMigrator({ connection, engine, schema, folder: migrations });
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ bare: true });
  const { serverKey, loginSecret } = server.config;
  await install({ admin: server.admin, schema: 'epicevent', serverKey, loginSecret, migrations });
});
afterAll(() => server.stop());

async function picture() {
  const admin = await connectAs(server.admin);
  try {
    return await schemaPicture(admin, 'epicevent');
  } finally {
    await admin.end();
  }
}

it('down leaves nothing behind, and up again makes the same', async () => {
  const before = await picture();
  expect(before.length).toBeGreaterThan(200);
  await withOwner(server.admin, 'epicevent', async (owner) => {
    await migratorOf(owner).down({ steps: Number.POSITIVE_INFINITY });
  });
  const empty = await picture();
  expect(empty.filter((line) => !/^epicevent_(owner|login): /.test(line))).toEqual(
    ['collaborator', 'commercial', 'gestion', 'support'].map((role) => `${role}: error 1141`),
  );
  await withOwner(server.admin, 'epicevent', (owner) => migratorOf(owner).up());
  expect(await picture()).toEqual(before);
}, 60_000);

/** More than a hundred steps, each down and up: a minute and a half on a machine that does nothing else. */
const STEP_BY_STEP = 400_000;

it(
  'every single step can be taken back and done again',
  async () => {
    const before = await picture();
    const names = [...(await migrationNames(migrations))];
    await withOwner(server.admin, 'epicevent', async (owner) => {
      const migrator = migratorOf(owner);
      for (const name of names.slice(0, -1).reverse()) {
        expect(await migrator.goTo(name)).toHaveLength(1);
        await migrator.up();
        expect(await migrator.pending()).toEqual([]);
        await migrator.down({ to: name });
      }
      await migrator.up();
    });
    expect(await picture()).toEqual(before);
  },
  STEP_BY_STEP,
);

it('names have no extension, so that source and build agree', async () => {
  await withOwner(server.admin, 'epicevent', async (owner) => {
    const migrator = migratorOf(owner);
    expect(await migrator.executed()).toEqual(await migrationNames(migrations));
    expect((await migrator.executed()).filter((name) => !/^\d{14}-[a-z0-9-]+$/.test(name))).toEqual([]);
    await expect(migrator.down({ to: 'nothing' })).rejects.toThrow(RangeError);
  });
});

it('the rights outside the schema come back when a server has lost them', async () => {
  const before = await picture();
  const admin = await connectAs(server.admin);
  for (const role of ['support', 'gestion', 'commercial', 'collaborator']) await admin.query(`DROP ROLE '${role}'`);
  await admin.query("DROP USER 'epicevent_login'@'%'");
  await admin.end();
  const { serverKey, loginSecret } = server.config;
  await install({ admin: server.admin, schema: 'epicevent', serverKey, loginSecret, migrations });
  expect(await picture()).toEqual(before);
}, 60_000);

/** The schema can be removed and created again, and every way leads to the same result. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { install } from '../../src/db/install.ts';
import { createMigrator, migrationNames, OBJECTS } from '../../src/db/migrator.ts';
import { connectAs, type Owner, withOwner } from '../../src/db/withOwner.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { schemaPicture } from './support/schemaPicture.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const migratorOf = ({ connection, engine, schema }: Owner) =>
  createMigrator({ connection, engine, schema, folder: migrations });
const owner = <T>(work: (owner: Owner) => Promise<T>) => withOwner(server.admin, 'epicevent', work);
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

it('down leaves nothing behind, and up creates the same schema again', async () => {
  const before = await picture();
  expect(before.length).toBeGreaterThan(200);
  await owner((it) => migratorOf(it).down({ steps: Number.POSITIVE_INFINITY }));
  const empty = await picture();
  expect(empty.filter((line) => !/^epicevent_(owner|login|keys): /.test(line))).toEqual(
    ['collaborator', 'commercial', 'gestion', 'support'].map((role) => `${role}: error 1141`),
  );
  expect(empty.filter((line) => /^epicevent_(login|keys): GRANT (?!USAGE)/.test(line))).toEqual([]);
  await owner((it) => migratorOf(it).up());
  expect(await picture()).toEqual(before);
}, 60_000);

it('an upgrade from each earlier step gives the same schema as a fresh set-up', async () => {
  const before = await picture();
  const names = await migrationNames(migrations);
  await owner(async (it) => {
    const migrator = migratorOf(it);
    for (const [at, name] of names.entries()) {
      const later = names.slice(at + 1);
      if (later.length === 0) continue;
      expect(await migrator.goTo(name)).toEqual([OBJECTS, ...[...later].reverse()]);
      expect(await migrator.executed()).toEqual(names.slice(0, at + 1));
      expect(await migrator.pending()).toEqual([...later, OBJECTS]);
      expect(await migrator.up()).toEqual([...later, OBJECTS]);
      expect(await migrator.pending()).toEqual([]);
      expect(await picture()).toEqual(before);
      await migrator.down({ steps: Number.POSITIVE_INFINITY });
      expect(await migrator.goTo(name)).toEqual(names.slice(0, at + 1));
      expect(await migrator.goTo(names.at(-1) ?? '')).toEqual([...later, OBJECTS]);
      expect(await picture()).toEqual(before);
    }
  });
}, 120_000);

it('names have no extension, so that source and build agree', async () => {
  await owner(async (it) => {
    const migrator = migratorOf(it);
    expect(await migrator.executed()).toEqual(await migrationNames(migrations));
    expect((await migrator.executed()).filter((name) => !/^\d{14}-[a-z0-9-]+$/.test(name))).toEqual([]);
    await expect(migrator.down({ to: 'nothing' })).rejects.toThrow(RangeError);
  });
});

it('lost rights outside the schema are restored', async () => {
  const before = await picture();
  const admin = await connectAs(server.admin);
  for (const role of ['support', 'gestion', 'commercial', 'collaborator']) await admin.query(`DROP ROLE '${role}'`);
  for (const name of ['epicevent_login', 'epicevent_keys']) await admin.query(`DROP USER '${name}'@'%'`);
  await admin.end();
  const { serverKey, loginSecret } = server.config;
  await install({ admin: server.admin, schema: 'epicevent', serverKey, loginSecret, migrations });
  expect(await picture()).toEqual(before);
}, 60_000);

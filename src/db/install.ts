/** Sets a server up: schema, owner, sign-in account, migrations, and the collaborators' accounts. */
import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { DEFAULT_ZONE } from '../domain/companyClock.ts';
import { OF_KEYS, OF_SIGN_IN } from '../domain/connectionLimits.ts';
import { requireAdminRights } from './adminRights.ts';
import { requireNoUnfinishedRestore } from './backup/unfinishedRestore.ts';
import { namingBlockers } from './blockers.ts';
import { type AccountFaults, faultyAccounts } from './faultyAccounts.ts';
import { createMigrator, executedSteps, type Migrator, type MigratorOptions, OBJECTS } from './migrator.ts';
import { wrongRights } from './rights.ts';
import { differencesOf, mendTables } from './schemaDifferences.ts';
import { pictureOf, pictureOfProgram } from './schemaPicture.ts';
import { accountName, hmacPads, keysSecret } from './serverKey.ts';
import { requireSettings } from './serverSettings.ts';
import { requireServerKey } from './storedKey.ts';
import { connectAs, engineOf, type Owner, withOwner } from './withOwner.ts';
import { storeZone } from './zoneOffsets.ts';

export const LOGIN_ACCOUNT = 'epicevent_login';
export const KEYS_ACCOUNT = 'epicevent_keys';

export interface InstallOptions {
  /** The connection options of an administrator (without `database`). Used for this run only. */
  readonly admin: ConnectionOptions;
  readonly schema: string;
  /** 32 bytes. The database stores its HMAC pads where only the owner can read them. */
  readonly serverKey: Buffer;
  /** The password of the sign-in account. */
  readonly loginSecret: string;
  /** The company's time zone. Default: Europe/Paris. */
  readonly zone?: string;
  /** `migrations/` of the source tree, or `dist/migrations/` of the build. */
  readonly migrations: string;
  readonly onStep?: MigratorOptions['onStep'];
  /** Runs as the owner before the steps (loading a backup). Without it, a schema that is half loaded is refused. */
  readonly beforehand?: (owner: Owner) => Promise<void>;
  /** Runs as the owner at the end (seeding, the first gestion), before the owner is locked again. */
  readonly afterwards?: (owner: Owner) => Promise<void>;
}

export interface InstallResult {
  readonly migrated: readonly string[];
  /** Ids of the active collaborators whose accounts were created again. */
  readonly provisioned: readonly number[];
}

/**
 * Sets a server up, or repairs it. It can be repeated at any time. After a restore of the schema on a new server, it
 * creates the roles, grants and accounts that a dump does not contain. What differs from what the program makes is made
 * again: rules, constraints, rights, and the accounts of active collaborators; left-over accounts are dropped. If the
 * schema had no server key, all of them get new accounts, which ends their sessions.
 * @throws Usage if the server has another key or a setting that the program cannot work with, or was set up by an earlier version; nothing is changed then
 */
export async function install(options: InstallOptions): Promise<InstallResult> {
  const { admin, schema } = options;
  const adminConnection = await connectAs(admin);
  try {
    return await namingBlockers(adminConnection, schema, () => installAs(adminConnection, options));
  } finally {
    await adminConnection.end();
  }
}

async function installAs(adminConnection: Connection, options: InstallOptions): Promise<InstallResult> {
  const { admin, schema, serverKey, migrations, zone = DEFAULT_ZONE, onStep, beforehand, afterwards } = options;
  await requireSettings(adminConnection);
  await requireAdminRights(adminConnection, await engineOf(adminConnection), schema);
  if (beforehand === undefined) await requireNoUnfinishedRestore(adminConnection, schema);
  await requireServerKey(adminConnection, schema, serverKey);
  await executedSteps({ connection: adminConnection, schema, folder: migrations });
  await adminConnection.query('CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci', [
    schema,
  ]);
  await makeAccount(adminConnection, options, LOGIN_ACCOUNT, options.loginSecret, OF_SIGN_IN);
  await makeAccount(adminConnection, options, KEYS_ACCOUNT, keysSecret(serverKey), OF_KEYS);
  return await withOwner(admin, schema, async (owner) => {
    await beforehand?.(owner);
    const migrator = createMigrator({
      connection: owner.connection,
      engine: owner.engine,
      schema,
      folder: migrations,
      makeRoom: owner.makeRoom,
      ...(onStep && { onStep }),
    });
    const migrated = await bringUp(migrator, options, adminConnection, owner);
    await storeZone(owner.connection, zone);
    const isNewKey = await storeServerKey(owner.connection, serverKey);
    const { engine } = owner;
    const faults = await faultyAccounts({ admin, connection: adminConnection, engine, schema, serverKey });
    const provisioned = await provisionActive(
      owner.connection,
      isNewKey ? new Set() : without(await accountsOn(adminConnection), faults),
    );
    for (const { name, host } of faults.leftOver) await adminConnection.query('DROP USER IF EXISTS ?@?', [name, host]);
    await afterwards?.(owner);
    return { migrated, provisioned };
  });
}

/**
 * Makes an account that belongs to no person, or sets it as it should be. A password that it has already is not set again: a server with a
 * policy would refuse that of an earlier version.
 */
async function makeAccount(
  adminConnection: Connection,
  { admin }: InstallOptions,
  name: string,
  secret: string,
  connections: number,
): Promise<void> {
  const limits = `WITH MAX_USER_CONNECTIONS ${connections} PASSWORD EXPIRE NEVER`;
  if (await opens({ ...admin, user: name, password: secret })) {
    await adminConnection.query(`ALTER USER ?@'%' ${limits}`, [name]);
    return;
  }
  const values = [name, secret];
  await adminConnection.query("CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?", values);
  await adminConnection.query(`ALTER USER ?@'%' IDENTIFIED BY ? ${limits} ACCOUNT UNLOCK`, values);
}

async function opens(options: ConnectionOptions): Promise<boolean> {
  try {
    await (await connectAs(options)).end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs the pending steps, and puts right what is not as the program makes it: tables, rules and rights.
 * @returns the names that ran
 */
async function bringUp(
  migrator: Migrator,
  { admin, schema, migrations }: InstallOptions,
  adminConnection: Connection,
  { connection, engine, makeRoom }: Owner,
): Promise<readonly string[]> {
  if ((await migrator.executed()).length === 0) return migrator.up();
  const hasSteps = (await migrator.pending()).some((name) => name !== OBJECTS);
  const done = hasSteps ? await migrator.up() : [];
  const differences = differencesOf(
    await pictureOfProgram(admin, schema, migrations),
    await pictureOf(adminConnection, schema),
  );
  if (differences.length > 0) await makeRoom();
  const refill = await mendTables(connection, differences);
  if (differences.length === 0) await migrator.replay();
  const again = differences.length > 0 || (await wrongRights(adminConnection, engine, schema, migrations)).length > 0;
  return [...done, ...(await migrator.up({ again, refill }))];
}

/** @returns true if there was no key before */
async function storeServerKey(connection: Connection, serverKey: Buffer): Promise<boolean> {
  const { inner, outer } = hmacPads(serverKey);
  const [rows] = await connection.query('SELECT 1 FROM server_key');
  if ((rows as unknown[]).length > 0) return false;
  await connection.query('INSERT INTO server_key (server_key_id, inner_pad, outer_pad) VALUES (1, ?, ?)', [
    inner,
    outer,
  ]);
  return true;
}

/** Returns the names of the accounts on the server. */
async function accountsOn(admin: Connection): Promise<ReadonlySet<string>> {
  const [rows] = await admin.query("SELECT user AS name FROM mysql.user WHERE host = '%'");
  return new Set((rows as { name: string }[]).map((row) => row.name));
}

const without = (names: ReadonlySet<string>, { broken }: AccountFaults): ReadonlySet<string> => {
  const wrong = new Set(broken.map(accountName));
  return new Set([...names].filter((name) => !wrong.has(name)));
};

/**
 * Creates the database account of every active collaborator whose account is not in `existing`. This ends their
 * sessions.
 * @param owner the owner's connection
 * @returns the ids of those collaborators
 */
export async function provisionActive(
  owner: Connection,
  existing: ReadonlySet<string> = new Set(),
): Promise<readonly number[]> {
  const [rows] = await owner.query('SELECT collaborator_id AS id FROM collaborator WHERE is_active ORDER BY 1');
  const ids = (rows as { id: number }[]).map((row) => row.id);
  const missing = ids.filter((id) => !existing.has(accountName(id)));
  for (const id of missing) await owner.query('CALL provision_collaborator(?)', [id]);
  return missing;
}

/** Setting a server up: schema, owner, sign-in account, migrations, and the accounts of the collaborators. */
import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { createMigrator, type Engine, executedSteps, type MigratorOptions } from './migrator.ts';
import { accountName, hmacPads } from './serverKey.ts';
import { requireServerKey } from './storedKey.ts';
import { connectAs, type Owner, withOwner } from './withOwner.ts';

export const LOGIN_ACCOUNT = 'epicevent_login';

export interface InstallOptions {
  /** How an administrator of the server connects (no `database`). It is used for this run only. */
  readonly admin: ConnectionOptions;
  readonly schema: string;
  /** 32 bytes; the database keeps its HMAC pads where only the owner can read them. */
  readonly serverKey: Buffer;
  /** The password of the sign-in account. */
  readonly loginSecret: string;
  /** `migrations/` of the source tree, or `dist/migrations/` of the build. */
  readonly migrations: string;
  readonly onStep?: MigratorOptions['onStep'];
  /** Runs as the owner once everything else is ready (seeding, the first gestion), before the owner is locked again. */
  readonly afterwards?: (owner: Owner) => Promise<void>;
}

export interface InstallResult {
  readonly engine: Engine;
  readonly migrated: readonly string[];
  /** Numbers of the active collaborators whose accounts were made anew. */
  readonly provisioned: readonly number[];
}

/**
 * Prepares a server, or repairs it: it may be run again at any time. After a restore of the schema on a new server it
 * makes the roles, grants and accounts that a dump does not hold. Active collaborators without an account get one; all
 * of them get new ones where there was no server key, which ends their sessions.
 * @throws Usage where the server was set up with another key or by an earlier version; then nothing was done
 */
export async function install(options: InstallOptions): Promise<InstallResult> {
  const { admin, schema, serverKey, loginSecret, migrations, onStep, afterwards } = options;
  const adminConnection = await connectAs(admin);
  try {
    await requireServerKey(adminConnection, schema, serverKey);
    await executedSteps({ connection: adminConnection, schema, folder: migrations });
    await adminConnection.query(
      'CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci',
      [schema],
    );
    await adminConnection.query("CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?", [LOGIN_ACCOUNT, loginSecret]);
    await adminConnection.query("ALTER USER ?@'%' IDENTIFIED BY ? WITH MAX_USER_CONNECTIONS 60", [
      LOGIN_ACCOUNT,
      loginSecret,
    ]);
    return await withOwner(admin, schema, async (owner) => {
      const migrator = createMigrator({
        connection: owner.connection,
        engine: owner.engine,
        schema,
        folder: migrations,
        ...(onStep && { onStep }),
      });
      await migrator.replay();
      const migrated = await migrator.up();
      const isNewKey = await storeServerKey(owner.connection, serverKey);
      const provisioned = await provisionActive(
        owner.connection,
        isNewKey ? new Set() : await accountsOn(adminConnection),
      );
      await afterwards?.(owner);
      return { engine: owner.engine, migrated, provisioned };
    });
  } finally {
    await adminConnection.end();
  }
}

/** @returns whether there was none before */
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

/** The names of the accounts of the server. */
async function accountsOn(admin: Connection): Promise<ReadonlySet<string>> {
  const [rows] = await admin.query("SELECT user AS name FROM mysql.user WHERE host = '%'");
  return new Set((rows as { name: string }[]).map((row) => row.name));
}

/**
 * Makes the database account of every active collaborator that is not among `existing`, which ends their sessions.
 * @param owner the owner's connection
 * @returns the numbers of the collaborators
 */
export async function provisionActive(
  owner: Connection,
  existing: ReadonlySet<string> = new Set(),
): Promise<readonly number[]> {
  const [rows] = await owner.query('SELECT collaborator_id AS id FROM collaborator WHERE is_active ORDER BY 1');
  const ids = (rows as { id: number }[]).map((row) => row.id);
  const missing = ids.filter((id) => !existing.has(accountName(id)));
  for (const id of missing) await owner.query('CALL provision_collaborator(?)', [id]);
  // A deactivation that broke off may have left an account locked.
  for (const id of ids) if (existing.has(accountName(id))) await owner.query('CALL hold_account(?, FALSE)', [id]);
  return missing;
}

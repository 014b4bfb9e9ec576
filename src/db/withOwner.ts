import { randomBytes } from 'node:crypto';
import { type Connection, type ConnectionOptions, createConnection } from 'mysql2/promise';
import { MIXED_PREFIX } from '../domain/derivedPassword.ts';
import { Unavailable } from '../domain/errors.ts';
import { acquireNamedLock } from './acquireNamedLock.ts';
import { grant, ownerRights } from './adminRights.ts';
import { freeTables, lockHolder, namingBlockers } from './blockers.ts';
import { takeClusterTurn } from './clusterTurn.ts';
import type { Engine } from './migrator.ts';
import { needsSuper } from './serverSettings.ts';

export const OWNER_ACCOUNT = 'epicevent_owner';

/** A connection as the owner of the schema. `options` opens another one, as long as the run lasts. */
export interface Owner {
  readonly connection: Connection;
  readonly options: ConnectionOptions & { readonly user: string; readonly password: string; readonly database: string };
  readonly engine: Engine;
  readonly schema: string;
  /** Makes sure that nobody holds a table of the schema. Call it before anything changes. */
  readonly makeRoom: () => Promise<void>;
}

const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
/** Strict, in UTC, and with bounded waits for tables and rows: whoever runs a command is told in time who holds them. */
const SETTINGS =
  "SET SESSION sql_mode = ?, time_zone = '+00:00', lock_wait_timeout = 10, innodb_lock_wait_timeout = 10";
/** The lock that administrators' work on the schema takes, one after the other. */
export const LOCK = 'epicevent_owner';
const LOCK_SECONDS = 60;

/**
 * Runs `fn` as the owner of the schema. The account gets a random password for this run, which is stored nowhere. It is
 * unlocked for the run and always locked again. Runs wait for each other. If a statement waits too long for a table or a
 * row, the error says who holds it.
 * @param admin a connection of an administrator
 */
export async function withOwner<T>(
  admin: ConnectionOptions,
  schema: string,
  fn: (owner: Owner) => Promise<T>,
): Promise<T> {
  const adminConnection = await connectAs(admin);
  try {
    const engine = await engineOf(adminConnection);
    if (!(await acquireNamedLock(adminConnection, LOCK, LOCK_SECONDS))) {
      throw new Unavailable({ key: 'cli.admin.busy', params: { names: await lockHolder(adminConnection, LOCK) } });
    }
    const giveTurnBack = await takeClusterTurn(adminConnection, schema, LOCK_SECONDS);
    if (giveTurnBack === null) throw new Unavailable({ key: 'cli.admin.busyNode' });
    const password = `${MIXED_PREFIX}${randomBytes(32).toString('base64url')}`;
    try {
      const isSuper = await unlockOwner(adminConnection, engine, schema, password);
      try {
        const options = { ...admin, user: OWNER_ACCOUNT, password, database: schema };
        const connection = await connectAs(options);
        try {
          const makeRoom = () => freeTables(adminConnection, schema);
          const owner = { connection, options, engine, schema, makeRoom };
          return await namingBlockers(adminConnection, schema, () => fn(owner));
        } finally {
          await connection.end();
        }
      } finally {
        if (isSuper) await adminConnection.query("REVOKE SUPER ON *.* FROM ?@'%'", [OWNER_ACCOUNT]);
      }
    } finally {
      await lockOwner(adminConnection);
      await giveTurnBack();
    }
  } finally {
    await adminConnection.end();
  }
}

/** Opens a connection with the settings that the schema needs: UTC, strict mode, utf8mb4, bounded waits. */
export async function connectAs(options: ConnectionOptions): Promise<Connection> {
  const connection = await createConnection({ ...options, charset: 'utf8mb4_unicode_520_ci', timezone: 'Z' });
  try {
    await connection.query(SETTINGS, [SQL_MODE]);
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return connection;
}

/** Returns the engine of the server on this connection. */
export async function engineOf(connection: Connection): Promise<Engine> {
  const [rows] = await connection.query('SELECT VERSION() AS version');
  return /mariadb/i.test((rows as { version: string }[])[0]?.version ?? '') ? 'mariadb' : 'mysql';
}

/**
 * Sets the owner's password and unlocks the account. @returns whether it has SUPER for the run, which triggers need
 * where changes are logged
 */
async function unlockOwner(admin: Connection, engine: Engine, schema: string, password: string): Promise<boolean> {
  await admin.query("CREATE USER IF NOT EXISTS ?@'%' IDENTIFIED BY ?", [OWNER_ACCOUNT, password]);
  await admin.query("ALTER USER ?@'%' IDENTIFIED BY ? PASSWORD EXPIRE NEVER ACCOUNT UNLOCK", [OWNER_ACCOUNT, password]);
  for (const right of ownerRights(engine, schema)) await grant(admin, right, OWNER_ACCOUNT);
  const isSuper = await needsSuper(admin);
  if (isSuper) await admin.query("GRANT SUPER ON *.* TO ?@'%'", [OWNER_ACCOUNT]);
  return isSuper;
}

async function lockOwner(admin: Connection): Promise<void> {
  const [found] = await admin.query('SELECT 1 FROM mysql.user WHERE user = ?', [OWNER_ACCOUNT]);
  if ((found as unknown[]).length > 0) await admin.query("ALTER USER ?@'%' ACCOUNT LOCK", [OWNER_ACCOUNT]);
}
